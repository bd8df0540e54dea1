import VietCore

/// What a keyword is.
public enum KeywordKind: String, Sendable, CaseIterable {
    /// One word that is no name.
    case word
    /// Several words that are no name.
    case phrase
    /// A name.
    case name
}

/// How keywords are weighed. In every method higher is better.
public enum KeywordMethod: String, Sendable, CaseIterable {
    /// A linear combination of frequency, place, form and rarity, with weights learned from search queries.
    case combined
    /// The number of occurrences.
    case frequency
    /// Occurrences times the logarithm of the inverse document frequency (Spärck Jones 1972).
    case tfidf
    /// Log-likelihood keyness G² against the background (Dunning 1993; Rayson and Garside 2000).
    case keyness
    /// YAKE over words (Campos et al. 2020), turned round so that higher is better: 1 / (1 + S).
    case yake
    /// The sum of the PageRank of the words in the graph of neighbours (Mihalcea and Tarau 2004).
    case textrank
    /// The same with a start vector by position (Florescu and Caragea 2017).
    case positionrank
}

/// A word, name or phrase that says what a document is about.
public struct Keyword: Sendable, Hashable {
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

/// What to extract.
public struct KeywordOptions: Sendable {
    /// How candidates are weighed.
    public var method = KeywordMethod.combined
    /// How many keywords to give.
    public var limit = 20
    /// The longest phrase of common words, in words. Names and quoted titles may be longer.
    public var phraseLength = 4
    /// Which kinds of keywords are wanted.
    public var kinds = Set(KeywordKind.allCases)
    /// The types of names wanted; nil takes all names, those too whose type is not known.
    public var entityTypes: Set<EntityType>?
    /// Whether what other keywords say already is left out: `đại học` where it only ever stands in `đại học quốc gia`.
    public var mergesNested = true

    /// Twenty keywords of all kinds, weighed by the combined measure.
    public init() {}
}
