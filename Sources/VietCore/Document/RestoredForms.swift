/// A text with its marks restored beside the text as given.
@safe package struct RestoredForms {
    /// The restored text.
    package let bytes: UnsafeBufferPointer<UInt8>
    /// Where the two differ, in order.
    private let pieces: [ViewPiece]

    package init(_ bytes: UnsafeBufferPointer<UInt8>, _ pieces: [ViewPiece]) {
        unsafe self.bytes = unsafe bytes
        self.pieces = pieces
    }

    /// The restored text of a range of the text as given that begins and ends between letters; nil where it is the same.
    ///
    /// - Complexity: O(log n) for n places that differ.
    package func range(of source: Range<Int>) -> Range<Int>? {
        let first = pieces.indices.partitioningIndex { pieces[$0].sourceEnd > source.lowerBound }
        guard first < pieces.count, Int(pieces[first].source) < source.upperBound else { return nil }
        let last = (first..<pieces.count).partitioningIndex { Int(pieces[$0].source) >= source.upperBound } - 1
        let start = Int(pieces[first].view) - (Int(pieces[first].source) - source.lowerBound)
        return start..<pieces[last].viewEnd + source.upperBound - pieces[last].sourceEnd
    }
}
