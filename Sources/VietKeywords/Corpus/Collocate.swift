/// A word that stands near another more often than chance would have it.
public struct Collocate: Sendable, Hashable, Codable {
    /// The word in its commonest form.
    public var text: String
    /// The text in the form that words are compared by.
    public var key: String
    /// How often it stands in the window of the node, on the left and on the right.
    public var left: Int
    /// How often it stands behind the word asked for.
    public var right: Int
    /// How often it occurs at all.
    public var frequency: Int
    /// The log-likelihood G² of the two words' being independent; negative where they avoid each other.
    public var logLikelihood: Double
    /// 14 + log₂ of twice the joint frequency over the sum of both (Rychlý 2008). At most 14, the same for any corpus size.
    public var logDice: Double
    /// Pointwise mutual information in bits (Church and Hanks 1990). Overrates rare words: use it with a floor.
    public var mutualInformation: Double

    /// How often both stand together.
    public var together: Int { left + right }
}

/// By what collocates are ranked.
public enum CollocateMeasure: String, Sendable, Codable, CaseIterable {
    /// How surely they stand together more often than chance has it (Dunning 1993).
    case logLikelihood = "log-likelihood"
    /// How much of both words' use is with each other (Rychlý 2008).
    case logDice = "log-dice"
    /// How many times more often than chance has it, in bits (Church and Hanks 1990).
    case mutualInformation = "pmi"
}
