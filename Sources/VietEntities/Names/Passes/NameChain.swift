import CVietScan
import VietCore

/// A name as the chain found it: token positions, type, and by how much its labels beat every other choice.
package struct NameSpan: Hashable, Sendable {
    package var range: Range<Int>
    package var type: Int
    package var margin: Int32
    /// Confidences are kept for steps of so many units of margin.
    package static let marginStep: Int32 = 16

    package init(range: Range<Int>, type: Int, margin: Int32) {
        self.range = range
        self.type = type
        self.margin = margin
    }
}

/// Finds the best labels of a candidate span: Viterbi over integers, forward and backward. Keeps its scratch memory.
package struct NameChain {
    private static let n = NameLabels.count
    private var forward: [Int32] = []
    private var backward: [Int32] = []
    private var from: [UInt8] = []
    private var labels: [UInt8] = []

    package init() {}

    /// Appends the names of a candidate span that starts at token `start` and whose scores are `unary` to `spans`.
    ///
    /// - Complexity: O(n) for n tokens.
    package mutating func decode(
        _ unary: UnsafeBufferPointer<SIMD16<Int16>>, start: Int, transitions: NameTransitions,
        into spans: inout [NameSpan]
    ) {
        let length = unary.count
        if length == 0 { return }
        let n = Self.n
        if forward.count < length * n {
            forward = .init(repeating: 0, count: length * n * 2)
            backward = forward
            from = .init(repeating: 0, count: length * n * 2)
            labels = .init(repeating: 0, count: length * 2)
        }
        let transitions = transitions.scores
        forward.withUnsafeMutableBufferPointer { forward in
            from.withUnsafeMutableBufferPointer { from in
                unary.withMemoryRebound(to: Int16.self) {
                    viet_names_forward($0.baseAddress!, length, transitions, forward.baseAddress!, from.baseAddress!)
                }
                var label = 0
                let lastBase = (length - 1) * n
                for candidate in Self.closers where forward[lastBase + candidate] > forward[lastBase + label] {
                    label = candidate
                }
                for position in stride(from: length - 1, through: 0, by: -1) {
                    labels[position] = UInt8(label)
                    label = Int(from[position * n + label])
                }
            }
        }
        guard labels[0..<length].contains(where: { $0 != 0 }) else { return }
        backward.withUnsafeMutableBufferPointer { backward in
            unary.withMemoryRebound(to: Int16.self) {
                viet_names_backward($0.baseAddress!, length, transitions, backward.baseAddress!)
            }
        }
        var total = Int32.min
        for label in Self.closers { total = max(total, forward[(length - 1) * n + label]) }
        for span in NameLabels.spans(labels[0..<length]) {
            var margin = Int32.max
            for position in span.range {
                for other in 0..<n where other != Int(labels[position]) {
                    margin = min(margin, total &- (forward[position * n + other] &+ backward[position * n + other]))
                }
            }
            spans.append(
                NameSpan(
                    range: start + span.range.lowerBound..<start + span.range.upperBound, type: span.type,
                    margin: margin))
        }
    }

    private static let closers: [Int] = (0..<NameLabels.count).filter(NameLabels.closes)
}
