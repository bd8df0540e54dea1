/// The class of a word in both sets of tags: what the tagger tells apart. One byte.
public struct WordTag: Hashable, Sendable, BitwiseCopyable {
    /// The position in ``all``.
    package let index: UInt8

    package init(index: Int) { self.index = UInt8(index) }

    /// The tag of a class in both sets; nil where no word has both.
    public init?(_ partOfSpeech: PartOfSpeech, _ vlsp: VLSPTag) {
        guard let index = Self.classes.firstIndex(where: { $0 == (partOfSpeech, vlsp) }) else { return nil }
        self.init(index: index)
    }

    /// The class as Universal Dependencies names it.
    public var partOfSpeech: PartOfSpeech { Self.classes[Int(index)].0 }

    /// The class as the Vietnamese treebank names it.
    public var vlsp: VLSPTag { Self.classes[Int(index)].1 }

    /// All that there are, in the order in which models know them.
    public static let all: [WordTag] = classes.indices.map { WordTag(index: $0) }

    /// The order is that of the columns of models.
    private static let classes: [(PartOfSpeech, VLSPTag)] = [
        (.noun, .noun), (.verb, .verb), (.adverb, .adverb), (.adposition, .preposition), (.adjective, .adjective),
        (.properNoun, .properNoun), (.pronoun, .pronoun), (.numeral, .numeral),
        (.subordinatingConjunction, .subordinatingConjunction), (.noun, .classifier), (.determiner, .determiner),
        (.auxiliary, .verb), (.coordinatingConjunction, .coordinatingConjunction), (.noun, .abbreviatedNoun),
        (.noun, .unit), (.noun, .borrowedNoun), (.particle, .particle), (.interjection, .interjection),
        (.other, .other), (.punctuation, .mark), (.symbol, .mark),
    ]
}
