import CVietScan
import VietCore

/// The weights of the features: for each one a row of 21 numbers of four bits, one a tag, and by how many bits they are
/// shifted. Eleven bytes.
///
/// Nothing is parsed: the view points into the model.
package struct TagWeights: @unchecked Sendable {
    package static let rowLength = 11
    /// Sixteen bytes are read of every row.
    package static let padding = 5
    /// The tags whose weights are in the lower halves of the bytes; the others are in the upper ones.
    package static let lowTags = 11
    package static let mostShift = 6

    private let table: BucketTable

    /// Views of two sections of a compiled table.
    ///
    /// - Throws: ``VietTextError`` with `corruptTable`.
    init(_ view: TableView, buckets name: String, rows rowName: String) throws(VietTextError) {
        table = try BucketTable(
            view, buckets: name, rows: rowName, rowLength: Self.rowLength, padding: Self.padding)
        guard view.isForeign else { return }
        let rowBytes = try unsafe view.section(rowName)
        let count = (rowBytes.count - Self.padding) / Self.rowLength
        for row in 0..<count where unsafe rowBytes[row * Self.rowLength + 10] >> 4 > Self.mostShift {
            throw view.damaged(rowName, "has a shift out of range")
        }
    }

    /// The sum of the rows of features that are not hashed yet: the tags of the lower halves, then at place 16 the others.
    @inline(__always)
    func sum(
        _ first: UnsafePointer<UInt64>, _ second: UnsafePointer<UInt64>, count: Int,
        into scores: UnsafeMutablePointer<Int16>
    ) {
        unsafe viet_tags_sum(first, second, count, table.buckets, table.rows, table.shift, scores)
    }

    /// The same by plain means, to compare with.
    func plainSum(
        _ first: UnsafePointer<UInt64>, _ second: UnsafePointer<UInt64>, count: Int,
        into scores: UnsafeMutablePointer<Int16>
    ) {
        unsafe viet_tags_sum_plain(first, second, count, table.buckets, table.rows, table.shift, scores)
    }

    /// The bytes of both sections. Rows of zeros are to be left out by the caller.
    package static func encode(_ rows: [(key: UInt64, row: QuantizedRow)]) -> (buckets: [UInt8], rows: [UInt8]) {
        let table = BucketTable.encode(
            rows.map { (hash: KeySpread.of($0.key), row: $0.row) }, size: \.size, bytes: \.bytes)
        return (table.buckets, table.rows + [UInt8](repeating: 0, count: padding))
    }
}

/// The hash by which rows are found, as the scanner in C computes it.
private enum KeySpread {
    static func of(_ key: UInt64) -> UInt64 {
        let product = key &* 0x9E37_79B9_7F4A_7C15
        return product ^ product >> 32
    }
}

/// A row of weights as it is stored.
package struct QuantizedRow: Hashable, Sendable {
    /// Eleven bytes: two weights each, and the shift in the upper half of the last.
    package let bytes: [UInt8]
    /// The largest weight.
    package let size: Int

    /// The weights rounded to what can be stored; nil where nothing is left of them.
    ///
    /// - Parameter weights: in steps of the shipped integers, one a tag.
    package init?(_ weights: [Float]) {
        let largest = weights.reduce(0) { max($0, abs($1)) }
        var shift = 0
        while shift < TagWeights.mostShift, largest.rounded() > Float(7 << shift) { shift += 1 }
        let small = weights.map { Int(max(-8, min(7, ($0 / Float(1 << shift)).rounded()))) }
        size = small.reduce(0) { max($0, abs($1)) } << shift
        guard size > 0 else { return nil }
        bytes = (0..<TagWeights.rowLength).map { place in
            let high = place == TagWeights.rowLength - 1 ? shift : small[place + TagWeights.lowTags]
            return UInt8(truncatingIfNeeded: small[place] & 15 | high << 4)
        }
    }
}
