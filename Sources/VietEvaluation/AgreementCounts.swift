/// How much of what was found is right, and how much of what is right was found.
public struct AgreementCounts: Hashable, Sendable, Codable {
    /// How many there are in the gold annotation.
    public var gold: Int
    /// How many were found.
    public var predicted: Int
    /// How many of both are the same.
    public var common: Int

    /// Counts of a comparison, of nothing unless said otherwise.
    public init(gold: Int = 0, predicted: Int = 0, common: Int = 0) {
        self.gold = gold
        self.predicted = predicted
        self.common = common
    }

    /// The share of what was found that is right, from 0 to 1; 0 where nothing was found.
    public var precision: Double { Double(common) / Double(max(predicted, 1)) }
    /// The share of what is right that was found, from 0 to 1; 0 where there is nothing to find.
    public var recall: Double { Double(common) / Double(max(gold, 1)) }
    /// The harmonic mean of precision and recall, from 0 to 1.
    public var f1: Double { Double(2 * common) / Double(max(gold + predicted, 1)) }

    /// Adds the counts of another comparison.
    public static func += (a: inout AgreementCounts, b: AgreementCounts) {
        a.gold += b.gold
        a.predicted += b.predicted
        a.common += b.common
    }
}
