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

/// Finds the best labels of a stretch of tokens: Viterbi over integers, forward and backward.
package final class NameChain {
    private static let n = NameLabels.count
    private static let low: Int32 = -100_000_000
    private var forward: [Int32] = []
    private var backward: [Int32] = []
    private var from: [UInt8] = []
    private var labels: [UInt8] = []

    package init() {}

    /// Appends the names of a stretch that starts at token `start` and whose scores are `unary` to `spans`.
    package func decode(
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
        let moves = transitions.scores
        forward.withUnsafeMutableBufferPointer { forward in
            from.withUnsafeMutableBufferPointer { from in
                for position in 0..<length {
                    let scores = unary[position]
                    let base = position * n
                    let last = base - n
                    // A label that opens follows one that closes.
                    for to in Self.openers {
                        var best = Self.low
                        var choice = 0
                        if position == 0 {
                            best = moves[to]
                        } else {
                            for label in Self.closers {
                                let score = forward[last + label] &+ moves[label &* n &+ to]
                                if score > best {
                                    best = score
                                    choice = label
                                }
                            }
                        }
                        forward[base + to] = best &+ (to == 0 ? 0 : Int32(scores[to - 1]))
                        from[base + to] = UInt8(truncatingIfNeeded: choice)
                    }
                    for type in 0..<4 {
                        let begin = 1 + 4 * type
                        for to in begin + 1...begin + 2 {
                            var best = Self.low
                            var choice = begin
                            if position > 0 {
                                let first = forward[last + begin] &+ moves[begin &* n &+ to]
                                let second = forward[last + begin + 1] &+ moves[(begin &+ 1) &* n &+ to]
                                best = max(first, second)
                                choice = second > first ? begin + 1 : begin
                            }
                            forward[base + to] = best &+ Int32(scores[to - 1])
                            from[base + to] = UInt8(truncatingIfNeeded: choice)
                        }
                    }
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
        fillBackward(unary, moves)
        let total = (0..<n).filter(NameLabels.closes).map { forward[(length - 1) * n + $0] }.max()!
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

    /// Fills the best score of what follows each label, the label's own score excluded.
    private func fillBackward(_ unary: UnsafeBufferPointer<SIMD16<Int16>>, _ moves: UnsafePointer<Int32>) {
        let n = Self.n
        let length = unary.count
        backward.withUnsafeMutableBufferPointer { backward in
            for label in 0..<n { backward[(length - 1) * n + label] = NameLabels.closes(label) ? 0 : Self.low }
            for position in stride(from: length - 2, through: 0, by: -1) {
                let scores = unary[position + 1]
                let base = position * n
                let next = base + n
                for label in Self.closers {
                    var best = Self.low
                    for to in Self.openers {
                        let own: Int32 = to == 0 ? 0 : Int32(scores[to - 1])
                        best = max(best, moves[label &* n &+ to] &+ own &+ backward[next + to])
                    }
                    backward[base + label] = best
                }
                for type in 0..<4 {
                    let begin = 1 + 4 * type
                    for label in begin...begin + 1 {
                        let inside =
                            moves[label &* n &+ begin &+ 1] &+ Int32(scores[begin]) &+ backward[next + begin + 1]
                        let end =
                            moves[label &* n &+ begin &+ 2] &+ Int32(scores[begin + 1]) &+ backward[next + begin + 2]
                        backward[base + label] = max(inside, end)
                    }
                }
            }
        }
    }

    private static let openers: [Int] = (0..<NameLabels.count).filter(NameLabels.opens)
    private static let closers: [Int] = (0..<NameLabels.count).filter(NameLabels.closes)
}
