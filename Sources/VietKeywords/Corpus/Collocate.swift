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

    /// (O − E) / √O, for so many together and so many by chance (Church et al. 1991): prefers frequent words.
    public var tScore: Double
    /// (O − E) / √E: prefers rare words.
    public var zScore: Double
    /// Mutual information with the joint frequency to the third power (Daille 1994).
    public var cubicMutualInformation: Double
    /// Twice the joint frequency over the sum of both.
    public var dice: Double

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
    /// How many times more often than chance has it, with more weight on frequent words (Daille 1994).
    case cubicMutualInformation = "mi3"
    /// How surely they stand together more often than chance has it, by the spread of what was seen (Church et al. 1991).
    case tScore = "t"
    /// The same by the spread of chance.
    case zScore = "z"
    /// How much of both words' use is with each other, from 0 to 1.
    case dice
}

extension Collocate {
    /// What a measure says of it.
    public func value(of measure: CollocateMeasure) -> Double {
        switch measure {
        case .logLikelihood: logLikelihood
        case .logDice: logDice
        case .mutualInformation: mutualInformation
        case .cubicMutualInformation: cubicMutualInformation
        case .tScore: tScore
        case .zScore: zScore
        case .dice: dice
        }
    }
}
