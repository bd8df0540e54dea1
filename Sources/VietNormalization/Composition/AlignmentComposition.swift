extension AlignedText.Change {
    /// The changes from the first text to the third, given those from the first to the second and from the second to
    /// the third. Changes that touch the same bytes of the second text become one.
    static func compose(_ inner: [Self], _ outer: [Self]) -> [Self] {
        var result: [Self] = []
        result.reserveCapacity(max(inner.count, outer.count))
        var (i, o) = (0, 0)
        // How far the positions of the second text are from those of the first and of the third.
        var (toSource, toView) = (0, 0)
        while i < inner.count || o < outer.count {
            var (low, high) = (Int.max, 0)
            var (sourceShift, viewShift) = (toSource, toView)
            // Takes in the earliest change and then all that overlap with what is taken.
            while true {
                let a = i < inner.count ? (Int(inner[i].view), inner[i].viewEnd) : (Int.max, Int.max)
                let b = o < outer.count ? (Int(outer[o].source), outer[o].sourceEnd) : (Int.max, Int.max)
                let next = min(a.0, b.0)
                if next == Int.max || low != Int.max && next >= high { break }
                low = min(low, next)
                // Where both begin, what is empty comes first and stands alone.
                if a <= b {
                    high = max(high, a.1)
                    sourceShift = inner[i].sourceEnd - inner[i].viewEnd
                    i += 1
                } else {
                    high = max(high, b.1)
                    viewShift = outer[o].viewEnd - outer[o].sourceEnd
                    o += 1
                }
            }
            let source = low + toSource
            let view = low + toView
            result.append(
                .init(
                    view: UInt32(truncatingIfNeeded: view),
                    viewCount: UInt32(truncatingIfNeeded: high + viewShift - view),
                    source: UInt32(truncatingIfNeeded: source),
                    sourceCount: UInt32(truncatingIfNeeded: high + sourceShift - source)))
            (toSource, toView) = (sourceShift, viewShift)
        }
        return result
    }
}
