import VietCore

/// The names of a sentence, in order, while the passes change them.
///
/// A sentence may be a list of thousands of names. A pass hands over all that it adds at once and takes names together while it goes
/// through them, so that it costs no more than their number; nothing here puts in or takes out one alone.
struct NameList: RandomAccessCollection, MutableCollection {
    private(set) var spans: [NameSpan]
    /// Names that were moved, to check that the work is linear.
    private(set) var steps = 0

    init(_ spans: [NameSpan]) { self.spans = spans }

    var startIndex: Int { 0 }
    var endIndex: Int { spans.count }

    subscript(index: Int) -> NameSpan {
        get { spans[index] }
        _modify { yield &spans[index] }
    }

    /// Adds names that overlap none of these, in order.
    ///
    /// - Complexity: O(n) for n names with those that are added.
    mutating func add(_ more: [NameSpan]) {
        guard !more.isEmpty else { return }
        var old = spans.count
        var new = more.count
        spans += more
        // From the back, where there is room; what is before the first new one stays.
        while new > 0 {
            let place = old + new - 1
            if old > 0, spans[old - 1].range.lowerBound > more[new - 1].range.lowerBound {
                old -= 1
                spans[place] = spans[old]
            } else {
                new -= 1
                spans[place] = more[new]
            }
            steps += 1
        }
    }

    mutating func removeAll(where isUnwanted: (NameSpan) -> Bool) { spans.removeAll(where: isUnwanted) }

    /// Calls `body` with each name and the one behind it; where it returns true, the first is both of them, and the second is not
    /// called for.
    ///
    /// - Complexity: O(n) for n names.
    mutating func changeEach(_ body: (inout NameSpan, _ next: NameSpan?) -> Bool) {
        var kept = 0
        var index = 0
        while index < spans.count {
            var span = spans[index]
            let next = index + 1 < spans.count ? spans[index + 1] : nil
            index += body(&span, next) ? 2 : 1
            spans[kept] = span
            kept += 1
        }
        steps += spans.count
        spans.removeLast(spans.count - kept)
    }
}
