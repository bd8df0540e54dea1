import CVietScan
import VietCore

/// A name as the chain found it: token positions, type, and by how much its labels beat every other choice.
package struct NameSpan: Hashable, Sendable {
    package var range: Range<Int>
    package var type: Int
    package var margin: Int32
    /// Whether the review decided it: then the margin is that of the name as a whole.
    package var isReviewed = false
    /// Confidences are kept for steps of so many units of margin.
    package static let marginStep: Int32 = 16

    package init(range: Range<Int>, type: Int, margin: Int32) {
        self.range = range
        self.type = type
        self.margin = margin
    }

    /// The share of held-out names of such a margin that were right, between the steps by straight lines.
    ///
    /// - Parameter steps: the shares in thousandths for each step of margin.
    package func confidence(_ steps: [Int32]) -> Double {
        guard steps.count > 1 else { return 1 }
        let width = Double(Self.marginStep)
        let place = min(max(Double(margin), 0), width * Double(steps.count) - 1) / width - 0.5
        let step = max(0, min(steps.count - 2, Int(place.rounded(.down))))
        let share = min(1, max(0, place - Double(step)))
        return (Double(steps[step]) * (1 - share) + Double(steps[step + 1]) * share) / 1000
    }
}

/// Finds the best labels of a candidate span: Viterbi over integers, forward and backward. Keeps its scratch memory.
package struct NameChain {
    private var forward: [Int32] = []
    private var labels: [UInt8] = []
    private var margins: [Int32] = []

    package init() {}

    /// Appends the names of a candidate span that starts at token `start` and whose scores are `unary` to `spans`.
    ///
    /// - Complexity: O(n) for n tokens.
    package mutating func decode(
        _ unary: UnsafeBufferPointer<SIMD16<Int16>>, start: Int, transitions: NameTransitions,
        into spans: inout [NameSpan]
    ) {
        let length = unary.count
        if labels.count < length {
            forward = .init(repeating: 0, count: length * Int(viet_names_token_count) * 2)
            labels = .init(repeating: 0, count: length * 2)
            margins = .init(repeating: 0, count: length * 2)
        }
        let hasNames = unsafe transitions.withMoves { moves in
            unsafe unary.withMemoryRebound(to: Int16.self) {
                unsafe $0.baseAddress.map { unsafe viet_names_decode($0, length, moves, &forward, &labels, &margins) }
                    ?? 0
            }
        }
        if hasNames == 0 { return }
        NameLabels.forEachSpan(labels[0..<length]) { range, type in
            spans.append(
                NameSpan(
                    range: start + range.lowerBound..<start + range.upperBound, type: type,
                    margin: margins[range].min()!))
        }
    }
}
