/// The score of a gap between two tokens once everything has been said; above 0 is inside a word.
package enum GapScore {
    /// The gap is no white space between two letter runs and no entry of a dictionary covers it: a certain boundary, or
    /// the hyphen of a hyphenated word.
    package static let none = Int32.min
    /// A dictionary wants a boundary.
    package static let forcedBoundary = Int32.min + 1
    /// A dictionary wants a word.
    package static let forcedJoin = Int32.max

    /// How much of the score is one logit of the probability: what the weights are multiplied by when they are quantised.
    ///
    /// Not fitted afterwards: on text like the treebank the probabilities are right as they are, see
    /// Documentation/Internals.md. `viet evaluate segmentation --calibration` shows it.
    package static let scale = 1000.0

    /// The probability that the gap is inside a word, in ten-thousandths; nil where the model has no say.
    ///
    /// The same on every machine.
    package static func probability(_ score: Int32) -> Int? {
        switch score {
        case none: return nil
        case forcedBoundary: return 0
        case forcedJoin: return 10_000
        default:
            return Int((joinProbability(score, scale: scale) * 10_000).rounded())
        }
    }

    /// The probability that a gap is inside a word where `scale` of the score is one logit.
    package static func joinProbability(_ score: Int32, scale: Double) -> Double {
        let odds = DeterministicMath.exp(-abs(Double(score)) / scale)
        let less = odds / (1 + odds)
        return score > 0 ? 1 - less : less
    }
}
