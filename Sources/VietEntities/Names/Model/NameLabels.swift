import VietCore

/// The 17 labels of the chain: outside, and begin, inside, end, single for each of the four name types.
package enum NameLabels {
    package static let count = 17
    package static let types = EntityType.names
    /// The numbers of the types that rules ask for.
    package static let person = 0
    package static let location = 1
    package static let organization = 2
    package static let miscellaneous = 3
    package static let outside = 0

    package static func begin(_ type: Int) -> Int { 1 + 4 * type }
    package static func inside(_ type: Int) -> Int { 2 + 4 * type }
    package static func end(_ type: Int) -> Int { 3 + 4 * type }
    package static func single(_ type: Int) -> Int { 4 + 4 * type }

    /// The label of a position of a name.
    @inline(__always)
    package static func label(at position: Int, in range: Range<Int>, type: Int) -> Int {
        if range.count == 1 { return single(type) }
        return position == range.lowerBound ? begin(type) : position == range.upperBound - 1 ? end(type) : inside(type)
    }

    /// The type of a label other than outside.
    @inline(__always) package static func type(_ label: Int) -> Int { (label - 1) >> 2 }
    /// 0 begin, 1 inside, 2 end, 3 single; for a label other than outside.
    @inline(__always) package static func place(_ label: Int) -> Int { (label - 1) & 3 }
    @inline(__always) package static func isBegin(_ label: Int) -> Bool { label != outside && place(label) == 0 }
    @inline(__always) package static func isEnd(_ label: Int) -> Bool { label != outside && place(label) == 2 }
    @inline(__always) package static func isSingle(_ label: Int) -> Bool { label != outside && place(label) == 3 }

    /// Whether a name may be over after `label`: outside, an end, a single.
    @inline(__always) package static func closes(_ label: Int) -> Bool { label == outside || place(label) >= 2 }
    /// Whether `label` may follow one that closes: outside, a begin, a single.
    @inline(__always) package static func opens(_ label: Int) -> Bool {
        label == outside || place(label) == 0 || place(label) == 3
    }

    /// Whether `next` may follow `label`.
    package static func allows(_ label: Int, _ next: Int) -> Bool {
        if closes(label) { return opens(next) }
        return !opens(next) && type(label) == type(next)
    }

    /// The spans that a sequence of labels marks, as ranges of positions and types.
    package static func spans(_ labels: some RandomAccessCollection<UInt8>) -> [(range: Range<Int>, type: Int)] {
        var spans: [(Range<Int>, Int)] = []
        forEachSpan(labels) { spans.append(($0, $1)) }
        return spans
    }

    /// Calls `body` with the range of positions and the type of every span.
    @inline(__always)
    static func forEachSpan(_ labels: some RandomAccessCollection<UInt8>, _ body: (Range<Int>, Int) -> Void) {
        var start = 0
        for (index, raw) in labels.enumerated() {
            let label = Int(raw)
            if label == outside { continue }
            switch place(label) {
            case 0: start = index
            case 2: body(start..<index + 1, type(label))
            case 3: body(index..<index + 1, type(label))
            default: break
            }
        }
    }
}
