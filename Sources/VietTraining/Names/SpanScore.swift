import VietEntities

/// How many spans were found, how many are gold, and how many are both, for each type and together.
struct SpanScore: CustomStringConvertible {
    private var gold = [Int](repeating: 0, count: 5)
    private var found = [Int](repeating: 0, count: 5)
    private var right = [Int](repeating: 0, count: 5)

    mutating func add(_ spans: [NameSpan], gold labels: [UInt8]) {
        var wanted: [Range<Int>: Int] = [:]
        for span in NameLabels.spans(labels) {
            wanted[span.range] = span.type
            gold[span.type] += 1
            gold[4] += 1
        }
        for span in spans {
            found[span.type] += 1
            found[4] += 1
            if wanted[span.range] == span.type {
                right[span.type] += 1
                right[4] += 1
            }
        }
    }

    mutating func add(_ other: SpanScore) {
        for type in 0..<5 {
            gold[type] += other.gold[type]
            found[type] += other.found[type]
            right[type] += other.right[type]
        }
    }

    /// F1 of all types in hundredths of a point.
    var f1: Int { f1(4) }
    private func f1(_ type: Int) -> Int { 20_000 * right[type] / max(1, gold[type] + found[type]) }

    var description: String {
        "F1 in hundredths \(f1) of \(gold[4]) names ("
            + (0..<4).map { "\(NameLabels.types[$0].rawValue) \(f1($0))" }.joined(separator: ", ") + ")"
    }
}
