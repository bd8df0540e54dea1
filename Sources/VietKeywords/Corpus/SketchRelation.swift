import VietCore

/// What stands where beside a word of some class: verbs before a noun, adjectives behind it.
package struct SketchRelation: Sendable {
    /// What it is called in lists.
    package let name: String
    /// The classes of the word asked for.
    let nodes: TagSet
    /// The classes of the words that are listed.
    let partners: TagSet
    /// Whether they stand before it.
    let isBefore: Bool
    /// How many words away they may stand.
    let reach: Int
    /// What may stand between.
    let between: TagSet

    private init(
        _ name: String, of nodes: PartOfSpeech..., partners: PartOfSpeech..., isBefore: Bool = false,
        within reach: Int = 1,
        over between: PartOfSpeech...
    ) {
        func set(_ classes: [PartOfSpeech]) -> TagSet { TagSet { classes.contains($0.partOfSpeech) } }
        self.name = name
        self.nodes = set(nodes)
        self.partners = set(partners)
        self.isBefore = isBefore
        self.reach = reach
        self.between = set(between)
    }

    /// In the order in which they are listed. Vietnamese has what describes a noun behind it, and no endings: order and class are
    /// what there is to go by, so these are likely relations, not parsed ones.
    package static let all: [SketchRelation] = [
        SketchRelation(
            "verbs before", of: .noun, .properNoun, partners: .verb, isBefore: true, within: 4,
            over: .determiner, .numeral, .noun, .adjective, .adverb, .particle),
        SketchRelation(
            "verbs behind", of: .noun, .properNoun, partners: .verb, within: 4,
            over: .adverb, .auxiliary, .adjective, .determiner, .particle),
        SketchRelation(
            "adjectives behind", of: .noun, .properNoun, partners: .adjective, within: 3, over: .adverb, .auxiliary,
            .determiner),
        SketchRelation("nouns behind", of: .noun, partners: .noun, .properNoun),
        SketchRelation("nouns before", of: .noun, .properNoun, partners: .noun, isBefore: true),
        SketchRelation(
            "nouns before", of: .verb, partners: .noun, .properNoun, .pronoun, isBefore: true, within: 3,
            over: .adverb, .auxiliary, .particle),
        SketchRelation(
            "nouns behind", of: .verb, partners: .noun, .properNoun, within: 3, over: .determiner, .numeral, .adverb,
            .particle),
        SketchRelation("verbs before", of: .verb, partners: .verb, isBefore: true),
        SketchRelation("verbs behind", of: .verb, partners: .verb),
        SketchRelation(
            "adverbs before", of: .verb, partners: .adverb, .auxiliary, isBefore: true, within: 2, over: .adverb),
        SketchRelation("adjectives behind", of: .verb, partners: .adjective, within: 2, over: .adverb),
        SketchRelation(
            "nouns before", of: .adjective, partners: .noun, .properNoun, isBefore: true, within: 3,
            over: .adverb, .auxiliary, .determiner),
        SketchRelation("adverbs before", of: .adjective, partners: .adverb, isBefore: true),
        SketchRelation("adverbs behind", of: .adjective, partners: .adverb),
        SketchRelation(
            "adjectives with it", of: .adjective, partners: .adjective, within: 2, over: .coordinatingConjunction),
    ]

    /// The word that stands in this relation to those of `node`, the nearest one; nil where there is none in the sentence.
    func partner(of node: Range<Int>, in sentence: Range<Int>, _ tags: UnsafeBufferPointer<WordTag>) -> Int? {
        var place = isBefore ? node.lowerBound - 1 : node.upperBound
        for _ in 0..<reach {
            guard sentence.contains(place) else { return nil }
            let tag = unsafe tags[place]
            if partners.contains(tag) { return place }
            guard between.contains(tag) else { return nil }
            place += isBefore ? -1 : 1
        }
        return nil
    }
}
