/// The two stages of the default ranking.
package enum RankingStage: CaseIterable, Sendable {
    /// A linear estimate of all candidates, from what is known of them without going over their occurrences.
    case first
    /// Boosted trees, of those that look best to the first one.
    case second

    /// How many features a candidate has.
    package var featureCount: Int {
        switch self {
        case .first: FirstStageFeature.allCases.count
        case .second: CandidateFeature.allCases.count
        }
    }

    /// The names of the features, one a line.
    var featureNames: String {
        switch self {
        case .first: FirstStageFeature.allCases.map { "\($0)" }.joined(separator: "\n")
        case .second: CandidateFeature.allCases.map { "\($0)" }.joined(separator: "\n")
        }
    }
}
