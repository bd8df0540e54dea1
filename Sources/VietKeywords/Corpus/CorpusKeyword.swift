import VietCore

/// A word, phrase or name that is commoner in a corpus than elsewhere.
public struct CorpusKeyword: Sendable, Hashable, Codable {
    /// Whether it is a word, a phrase or a name.
    public var kind: KeywordKind
    /// The type of a name.
    public var entityType: EntityType?
    /// How common it is here and in the reference.
    public var comparison: FrequencyComparison

    /// The keyword in the form in which the corpus writes it most often.
    public var text: String { comparison.entry.text }
}

/// What to take from a corpus.
public struct CorpusKeywordOptions: Sendable {
    /// How many keywords to give.
    public var limit = 20
    /// Which kinds of keywords are wanted.
    public var kinds = Set(KeywordKind.allCases)
    /// The types of names wanted; nil takes all.
    public var entityTypes: Set<EntityType>?
    /// The fewest occurrences of a keyword.
    public var minimumFrequency = 2
    /// Words that are no keywords.
    public var stopWords = StopWords.none
    /// Whether what longer keywords say already is left out.
    public var mergesNested = true
    /// Which keywords are wanted, by the keys of their words (see `WordIdentity`), each asked before what is nested is left out;
    /// nil takes all.
    public var isWanted: (@Sendable (_ words: [String]) -> Bool)?

    /// Twenty keywords of all kinds that occur twice.
    public init() {}
}
