/// A run of words, or a frame of some with an open slot between, and how often it occurs.
public struct NGram: Sendable, Hashable, Codable {
    /// The words in their commonest forms; `*` for an open slot.
    public var words: [String]
    /// How often it occurs.
    public var frequency: Int
    /// In how many documents it occurs.
    public var documentFrequency: Int
    /// How many different words or runs stand in the open slots; 1 where there are none.
    public var variants: Int
    /// The commonest of what stands there, the commonest first; none where there are no open slots.
    public var fillers: [Filler]

    /// What stands in the open slots of a frame.
    public struct Filler: Sendable, Hashable, Codable {
        /// The words, one for each slot.
        public var words: [String]
        /// How often they stand there.
        public var frequency: Int
    }
}

/// Which runs of words are counted.
public struct NGramOptions: Sendable {
    /// Where in a run the query stands.
    public enum Place: String, Sendable, Codable, CaseIterable {
        /// Anywhere, at its start, or at its end.
        case anywhere, start, end
    }

    /// How many words a run has, at most ``longest``.
    public var sizes = 2...3
    /// How many of its words are open, in every combination of those that are neither first nor last.
    public var openSlots = 0
    /// What the runs hold; nil for all runs. A match that is longer than a run is in none.
    public var query: TextQuery?
    /// Where they hold it.
    public var place = Place.anywhere

    /// The most words of a run.
    public static let longest = 8

    /// Runs of two and three words.
    public init() {}
}
