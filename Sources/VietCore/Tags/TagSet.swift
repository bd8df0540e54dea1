/// Some of the tags that there are. Four bytes.
package struct TagSet: OptionSet, Hashable, Sendable, BitwiseCopyable {
    package let rawValue: UInt32
    package init(rawValue: UInt32) { self.rawValue = rawValue }

    /// One tag.
    package init(_ tag: WordTag) { rawValue = 1 << UInt32(tag.index) }

    /// The tags that are of a class.
    package init(where isMember: (WordTag) -> Bool) {
        self = WordTag.all.reduce(into: []) { if isMember($1) { $0.insert(TagSet($1)) } }
    }

    /// All tags.
    package static let all = TagSet { _ in true }

    package func contains(_ tag: WordTag) -> Bool { rawValue >> UInt32(tag.index) & 1 == 1 }

    /// The tags that a name stands for: one of Universal Dependencies (`NOUN`) or of the treebank (`Np`); nil for any
    /// other text.
    ///
    /// No class has a name in one set that is one of another class in the other, but for `X`, which is the same.
    package init?(name: some StringProtocol) {
        let name = String(name)
        if let wanted = PartOfSpeech(rawValue: name) {
            self.init { $0.partOfSpeech == wanted }
        } else if let wanted = VLSPTag(rawValue: name) {
            self.init { $0.vlsp == wanted }
        } else {
            return nil
        }
    }

    /// The tags that have these names, as CoNLL-U gives them; nil for what is left open or not known.
    ///
    /// The names of the treebank's own columns (`NNP`, `Adj`, `PRE`) are known beside those of VLSP. A second name that says
    /// nothing beside the first, or another class, leaves what the first says. Where it is doubtful which of several it is,
    /// both columns have all of them with `|` between.
    package init?(upos: some StringProtocol, xpos: some StringProtocol) {
        let (classes, names) = (upos.split(separator: "|"), xpos.split(separator: "|"))
        self = []
        for (place, name) in classes.enumerated() {
            guard let set = Self.one(name, place < names.count ? names[place] : "_") else { return nil }
            formUnion(set)
        }
        if isEmpty { return nil }
    }

    private static func one(_ upos: some StringProtocol, _ xpos: some StringProtocol) -> TagSet? {
        guard let partOfSpeech = PartOfSpeech(rawValue: String(upos)) else { return nil }
        let ofClass = TagSet { $0.partOfSpeech == partOfSpeech }
        let name = xpos.uppercased()
        let vlsp = VLSPTag.allCases.first { $0.rawValue.uppercased() == name } ?? treebankNames[name]
        let both = ofClass.intersection(TagSet { $0.vlsp == vlsp })
        return both.isEmpty ? ofClass : both
    }

    private static let treebankNames: [String: VLSPTag] = [
        "NNP": .properNoun, "ADJ": .adjective, "PRO": .pronoun, "ADV": .adverb, "DET": .determiner, "NUM": .numeral,
        "PRE": .preposition, "SC": .subordinatingConjunction, "CC": .coordinatingConjunction, "PRT": .particle,
        "AUX": .verb, "NNPY": .abbreviatedNoun,
    ]
}
