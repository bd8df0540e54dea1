import VietCore

/// Phrases that readers judged: pieces of clauses, and phrases that stand by themselves.
///
/// Their likelihood is that of a logistic regression whose scores start from half the odds of a piece among all of them, so
/// that a phrase of which nothing is known scores ln 2.
package struct JudgedExamples: ForestExamples {
    package let width: Int
    /// The features of those that stand, then of the pieces, in parts of one.
    private let features: [Int32]
    /// How many there are of each kind.
    package let standing, pieces: Int

    /// - Parameters:
    ///   - standing: the features of each phrase that stands by itself.
    ///   - pieces: those of pieces of clauses, as many a phrase.
    init(standing: [[Int32]], pieces: [[Int32]]) {
        width = (standing.first ?? pieces.first)?.count ?? 0
        features = Array((standing + pieces).joined())
        self.standing = standing.count
        self.pieces = pieces.count
    }

    package var candidates: Int { standing + pieces }

    package func value(_ feature: Int, of candidate: Int) -> Int32 { features[candidate * width + feature] }

    package func slopes(at scores: [Double]) -> [SIMD2<Double>] {
        // Without one of the two kinds nothing can be told.
        guard standing > 0, pieces > 0 else { return [SIMD2<Double>](repeating: SIMD2(0, 1), count: candidates) }
        let odds = Double(pieces) / Double(2 * standing)
        return scores.enumerated().map { candidate, score in
            let share = 1 - 1 / (1 + odds * DeterministicMath.exp(score))
            return SIMD2((candidate < standing ? 0 : 1) - share, share * (1 - share))
        }
    }
}
