import VietCore

/// What a keyword is.
public enum KeywordKind: String, Sendable, Codable, CaseIterable {
    /// One word that is no name.
    case word
    /// Several words that are no name.
    case phrase
    /// A name.
    case name
}

/// A word, name or phrase that says what a document is about.
public struct Keyword: Sendable, Hashable, Codable {
    /// The keyword in the form in which the document writes it most often, with single spaces.
    public var text: String
    /// The form under which its spellings were counted, that of the standard level of `WordIdentity`.
    public var key: String
    /// Whether it is a word, a phrase or a name.
    public var kind: KeywordKind
    /// What kind of name it is, where the tagger found it more often as that than as any other.
    public var entityType: EntityType?
    /// The weight by the method used.
    public var score: Double
    /// The UTF-8 bytes of every occurrence, in order of the text.
    public var occurrences: [Range<Int>]
    /// How many sentences it stands in.
    public var sentences: Int
    /// In how many documents of the background corpus it occurs, nil where it is not known there.
    public var documentFrequency: Int?

    /// A keyword as a value by itself.
    public init(
        text: String, key: String, kind: KeywordKind, entityType: EntityType? = nil, score: Double,
        occurrences: [Range<Int>], sentences: Int, documentFrequency: Int? = nil
    ) {
        self.text = text
        self.key = key
        self.kind = kind
        self.entityType = entityType
        self.score = score
        self.occurrences = occurrences
        self.sentences = sentences
        self.documentFrequency = documentFrequency
    }

    /// How often the keyword occurs.
    public var frequency: Int { occurrences.count }
}
