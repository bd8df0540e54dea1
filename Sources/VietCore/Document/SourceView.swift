/// A piece of a source and what it became in a view of it.
@frozen @usableFromInline package struct ViewPiece: Hashable, Sendable {
    @usableFromInline package var view: UInt32
    @usableFromInline package var viewCount: UInt32
    @usableFromInline package var source: UInt32
    @usableFromInline package var sourceCount: UInt32

    @inlinable package init(view: UInt32, viewCount: UInt32, source: UInt32, sourceCount: UInt32) {
        self.view = view
        self.viewCount = viewCount
        self.source = source
        self.sourceCount = sourceCount
    }

    @inlinable package var viewEnd: Int { Int(view) + Int(viewCount) }
    @inlinable package var sourceEnd: Int { Int(source) + Int(sourceCount) }
}

/// The source that a text was taken out of, and how the text lies in it: what is between the pieces stands in both byte for
/// byte. Pieces are in order.
@safe package struct SourceView {
    /// The source as given.
    package let bytes: UnsafeBufferPointer<UInt8>
    private let pieces: [ViewPiece]

    package init(_ bytes: UnsafeBufferPointer<UInt8>, _ pieces: [ViewPiece]) {
        unsafe self.bytes = unsafe bytes
        self.pieces = pieces
    }

    /// Where in the source something starts that starts at `offset` in the text: behind what was left out before it.
    ///
    /// - Complexity: O(log n) for n pieces.
    func start(of offset: Int) -> Int {
        let next = countEnding(by: offset)
        if next < pieces.count, pieces[next].view < offset { return Int(pieces[next].source) }
        guard next > 0 else { return offset }
        return pieces[next - 1].sourceEnd + offset - pieces[next - 1].viewEnd
    }

    /// Where in the source something ends that ends at `offset` in the text: before what was left out behind it.
    ///
    /// - Complexity: O(log n) for n pieces.
    func end(of offset: Int) -> Int {
        guard offset > 0 else { return start(of: 0) }
        // The pieces before the last byte that belongs to it.
        let next = countEnding(by: offset - 1)
        if next < pieces.count, pieces[next].view < offset { return pieces[next].sourceEnd }
        guard next > 0 else { return offset }
        return pieces[next - 1].sourceEnd + offset - pieces[next - 1].viewEnd
    }

    /// How many pieces end at `offset` in the text or before.
    private func countEnding(by offset: Int) -> Int {
        pieces.indices.partitioningIndex { pieces[$0].viewEnd > offset }
    }
}
