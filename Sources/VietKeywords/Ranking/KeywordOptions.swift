import VietCore

/// How keywords are weighed. In every method higher is better.
public enum KeywordMethod: String, Sendable, Codable, CaseIterable {
    /// Boosted trees over frequency, place, form, rarity and surroundings, learned from search queries and readers' phrases.
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
