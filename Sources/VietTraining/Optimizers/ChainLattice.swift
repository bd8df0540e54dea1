import VietCore
import VietEntities

/// Forward and backward sums of a linear chain over ``NameLabels``: how likely the gold labels of a candidate span are, and
/// in which direction its scores would have to move.
///
/// In scaled probabilities of single precision. Keeps its memory from span to span.
package struct ChainLattice {
    private static let n = NameLabels.count
    /// For every label the labels that may stand before it, and those that may follow.
    private static let before = (0..<n).map { to in (0..<n).filter { NameLabels.allows($0, to) } }
    private static let behind = (0..<n).map { from in (0..<n).filter { NameLabels.allows(from, $0) } }

    /// Exponentials of the transitions and of the scores, the latter less the highest of their position.
    private var transitions = [Float](repeating: 0, count: n * n)
    private var scores: [Float] = []
    private var forward: [Float] = []
    private var backward: [Float] = []
    private var scale: [Float] = []
    private var labels: [UInt8] = []
    /// By how much the score of every transition is to fall: how often it is expected, less how often it stands in the gold
    /// labels.
    package private(set) var transitionGradient = [Float](repeating: 0, count: n * n)

    package init() {}

    /// Reads a span of scores for the labels other than outside, which scores 0, and returns the loss: the negative
    /// logarithm of the probability of the gold labels.
    ///
    /// - Complexity: O(n) for n positions.
    package mutating func read(
        _ unary: [SIMD16<Float>], transitions: [Float], labels: ArraySlice<UInt8>
    ) -> Double {
        self.labels = Array(labels)
        for from in 0..<Self.n {
            for to in Self.behind[from] {
                self.transitions[from * Self.n + to] = Self.exp(transitions[from * Self.n + to])
            }
        }
        let loss = sumForward(unary) - goldScore(unary, transitions)
        sumBackward()
        countTransitions()
        return loss
    }

    private static func exp(_ value: Float) -> Float { Float(DeterministicMath.exp(Double(value))) }

    private func goldScore(_ unary: [SIMD16<Float>], _ transitions: [Float]) -> Double {
        var score: Float = 0
        var previous = 0
        for (position, label) in labels.enumerated() {
            let label = Int(label)
            score += (label == 0 ? 0 : unary[position][label - 1]) + transitions[previous * Self.n + label]
            previous = label
        }
        return Double(score)
    }

    /// Returns the logarithm of the sum over all sequences of labels.
    private mutating func sumForward(_ unary: [SIMD16<Float>]) -> Double {
        let n = Self.n
        scores = .init(repeating: 0, count: unary.count * n)
        forward = scores
        scale = .init(repeating: 0, count: unary.count)
        var total = 0.0
        for position in unary.indices {
            let base = position * n
            let highest = max(0, unary[position].max())
            total += Double(highest)
            var sum: Float = 0
            for label in 0..<n {
                let score = Self.exp((label == 0 ? 0 : unary[position][label - 1]) - highest)
                scores[base + label] = score
                var inflow: Float = 0
                if position == 0 {
                    inflow = transitions[label]
                } else {
                    for from in Self.before[label] {
                        inflow += forward[base - n + from] * transitions[from * n + label]
                    }
                }
                forward[base + label] = inflow * score
                sum += inflow * score
            }
            scale[position] = sum
            total += DeterministicMath.log(Double(sum))
            for label in 0..<n { forward[base + label] /= sum }
        }
        return total + DeterministicMath.log(Double(ending))
    }

    /// The share of sequences that end where a name may end.
    private var ending: Float {
        var sum: Float = 0
        for label in 0..<Self.n where NameLabels.closes(label) { sum += forward[forward.count - Self.n + label] }
        return max(sum, 1e-30)
    }

    private mutating func sumBackward() {
        let n = Self.n
        backward = .init(repeating: 0, count: forward.count)
        for label in 0..<n where NameLabels.closes(label) { backward[forward.count - n + label] = 1 / ending }
        for position in stride(from: scale.count - 2, through: 0, by: -1) {
            let base = position * n
            for label in 0..<n {
                var sum: Float = 0
                for to in Self.behind[label] {
                    sum += transitions[label * n + to] * scores[base + n + to] * backward[base + n + to]
                }
                backward[base + label] = sum / scale[position + 1]
            }
        }
    }

    private mutating func countTransitions() {
        let n = Self.n
        for index in transitionGradient.indices { transitionGradient[index] = 0 }
        var previous = 0
        for (position, gold) in labels.enumerated() {
            let base = position * n
            for from in 0..<n {
                let left: Float = position == 0 ? (from == 0 ? 1 : 0) : forward[base - n + from]
                if left == 0 { continue }
                let factor = left / scale[position]
                for to in Self.behind[from] {
                    transitionGradient[from * n + to] +=
                        factor * transitions[from * n + to] * scores[base + to] * backward[base + to]
                }
            }
            transitionGradient[previous * n + Int(gold)] -= 1
            previous = Int(gold)
        }
    }

    /// By how much the scores of a position are to fall: how likely each label is, less 1 for the gold one.
    package func gradient(at position: Int) -> SIMD16<Float> {
        var gradient = SIMD16<Float>.zero
        let base = position * Self.n
        for label in 1..<Self.n { gradient[label - 1] = forward[base + label] * backward[base + label] }
        if labels[position] > 0 { gradient[Int(labels[position]) - 1] -= 1 }
        return gradient
    }
}
