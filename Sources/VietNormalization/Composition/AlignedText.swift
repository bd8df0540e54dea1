import VietCore

/// A normalized view of a text with its alignment back to the source.
///
/// The alignment is a list of the places where the view differs, everything between them stands byte for byte as in
/// the source. A place is the smallest piece of the source that was rewritten as one: a letter with all its marks.
public struct AlignedText: Sendable {
    /// The view in UTF-8; bytes that were invalid in the source stand unchanged.
    public let bytes: [UInt8]
    /// The length of the source in bytes.
    public let sourceCount: Int
    package let changes: [Change]

    package typealias Change = ViewPiece

    package init(bytes: [UInt8], sourceCount: Int, changes: [Change]) {
        self.bytes = bytes
        self.sourceCount = sourceCount
        self.changes = changes
    }

    /// A view that is the source itself.
    public init(unchanged bytes: [UInt8]) {
        self.init(bytes: bytes, sourceCount: bytes.count, changes: [])
    }

    /// Whether the view is the source itself.
    public var isUnchanged: Bool { changes.isEmpty }

    /// The text of the view; invalid bytes become U+FFFD in the copy.
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The bytes of the source that the bytes `range` of the view came from.
    ///
    /// A range that begins or ends inside a rewritten piece takes in the whole piece, so that a mark is never
    /// separated from its letter. What was removed belongs to what stands before it. Ranges that follow each other in
    /// the view without a gap, cut at the borders of pieces, follow each other in the source without a gap.
    ///
    /// - Precondition: `range` lies within the view.
    /// - Complexity: O(log k) for k changes; for many increasing ranges use ``makeCursor()``.
    public func sourceRange(of range: Range<Int>) -> Range<Int> {
        var cursor = Cursor(changes)
        cursor.seek(range.lowerBound)
        return cursor.sourceRange(of: range)
    }

    /// The source ranges of ranges of the view whose starts increase.
    ///
    /// - Complexity: O(n + k) for n ranges that do not overlap and k changes.
    public func sourceRanges(of ranges: [Range<Int>]) -> [Range<Int>] {
        var cursor = makeCursor()
        return ranges.map { cursor.sourceRange(of: $0) }
    }

    /// A cursor for ranges of the view whose starts increase.
    public func makeCursor() -> Cursor { Cursor(changes) }

    /// This view, whose source is the view `inner`, as a view of the source of `inner`.
    ///
    /// - Complexity: O(changes of both).
    package func composed(on inner: AlignedText) -> AlignedText {
        if inner.isUnchanged { return self }
        if isUnchanged { return inner }
        return AlignedText(
            bytes: bytes, sourceCount: inner.sourceCount, changes: Change.compose(inner.changes, changes))
    }

    /// Converts ranges of a view, one after the other, to ranges of its source.
    ///
    /// Ranges in increasing order cost O(1) each beside the changes passed; going backwards costs a search.
    public struct Cursor: Sendable {
        private let changes: [Change]
        /// The first change that ends after the last place asked for.
        private var next = 0
        /// The places around the last one that no change touches, all as far from their place in the source.
        @usableFromInline
        var unchanged = Unchanged(lower: 0, upper: 0, shift: 0)

        @usableFromInline
        struct Unchanged: Sendable {
            @usableFromInline
            var lower: Int
            /// Behind the last place.
            @usableFromInline
            var upper: Int
            @usableFromInline
            var shift: Int

            @usableFromInline
            init(lower: Int, upper: Int, shift: Int) {
                self.lower = lower
                self.upper = upper
                self.shift = shift
            }
        }

        fileprivate init(_ changes: [Change]) {
            self.changes = changes
            findUnchanged()
        }

        /// The bytes of the source that the bytes `range` of the view came from, see
        /// ``AlignedText/sourceRange(of:)``.
        @inlinable
        public mutating func sourceRange(of range: Range<Int>) -> Range<Int> {
            if range.lowerBound >= unchanged.lower, range.upperBound < unchanged.upper {
                return range.lowerBound + unchanged.shift..<range.upperBound + unchanged.shift
            }
            return findSourceRange(of: range)
        }

        @usableFromInline
        mutating func findSourceRange(of range: Range<Int>) -> Range<Int> {
            let lower = source(of: range.lowerBound, up: false)
            let upper = max(lower, source(of: range.upperBound, up: true))
            findUnchanged()
            return lower..<upper
        }

        private mutating func source(of offset: Int, up: Bool) -> Int {
            if next > 0, changes[next - 1].viewEnd > offset { seek(offset) }
            while next < changes.count, changes[next].viewEnd <= offset { next += 1 }
            if next < changes.count, changes[next].view < offset {
                return up ? changes[next].sourceEnd : Int(changes[next].source)
            }
            guard next > 0 else { return offset }
            return changes[next - 1].sourceEnd + offset - changes[next - 1].viewEnd
        }

        private mutating func findUnchanged() {
            let lower = next > 0 ? changes[next - 1].viewEnd : 0
            unchanged = Unchanged(
                lower: lower, upper: next < changes.count ? Int(changes[next].view) : .max,
                shift: next > 0 ? changes[next - 1].sourceEnd - lower : 0)
        }

        /// Places the cursor by binary search.
        fileprivate mutating func seek(_ offset: Int) {
            next = changes.indices.partitioningIndex { changes[$0].viewEnd > offset }
        }
    }
}
