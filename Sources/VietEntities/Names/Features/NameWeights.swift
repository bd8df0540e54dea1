import CVietScan
import VietCore

/// The integer weights of the features: for each one a row of sixteen, one a label other than outside, of a byte each or, where all fit,
/// of four bits.
///
/// The hash by which a row is found is the feature's key. Nothing is parsed: the view points into the model.
@safe package struct NameWeights: @unchecked Sendable {
    private let table: BucketTable
    private static let rowLength = 16

    /// A view of two sections of a compiled table.
    ///
    /// - Throws: ``VietTextError`` with `corruptTable`.
    init(_ view: TableView, buckets: String, rows: String) throws(VietTextError) {
        table = try BucketTable(
            view, buckets: buckets, rows: rows, rowLength: Self.rowLength, hasHalves: true,
            padding: Self.rowLength / 2)
    }

    /// The sum of the rows of `keys`.
    @inline(__always)
    package func sum(_ keys: UnsafeBufferPointer<UInt64>) -> SIMD16<Int16> {
        var sum = SIMD16<Int16>.zero
        guard let base = keys.baseAddress else { return sum }
        unsafe withUnsafeMutableBytes(of: &sum) { out in
            unsafe viet_names_sum(
                base, keys.count, table.buckets, table.rows, table.shift,
                out.baseAddress!.assumingMemoryBound(to: Int16.self))
        }
        return sum
    }

    /// The sum of the rows of features that are not hashed yet.
    @inline(__always)
    func sum(_ features: KeyList) -> SIMD16<Int16> {
        var sum = SIMD16<Int16>.zero
        unsafe withUnsafeMutableBytes(of: &sum) { out in
            unsafe viet_names_sum_features(
                features.first, features.second, features.count, table.buckets, table.rows, table.shift,
                out.baseAddress!.assumingMemoryBound(to: Int16.self))
        }
        return sum
    }

    /// The same by plain means, to compare with.
    package func plainSum(_ keys: [UInt64]) -> SIMD16<Int16> {
        var sum = SIMD16<Int16>.zero
        unsafe withUnsafeMutableBytes(of: &sum) { out in
            unsafe viet_names_sum_plain(
                keys, keys.count, table.buckets, table.rows, table.shift,
                out.baseAddress!.assumingMemoryBound(to: Int16.self))
        }
        return sum
    }

    /// The bytes of both sections. Rows of zeros are to be left out by the caller.
    static func encode(_ rows: [(key: UInt64, weights: SIMD16<Int8>)]) -> (buckets: [UInt8], rows: [UInt8]) {
        let table = BucketTable.encode(
            rows.map { (hash: $0.key, row: $0.weights) },
            size: { row in (0..<16).reduce(0) { max($0, abs(Int(row[$1]))) } },
            bytes: { row in (0..<rowLength).map { UInt8(bitPattern: row[$0]) } }, half: half)
        // Of a short row as many bytes are read as of the others.
        let padding = table.rows.isEmpty ? 0 : rowLength / 2
        return (table.buckets, table.rows + [UInt8](repeating: 0, count: padding))
    }

    /// Two weights a byte, each eight more than it is; nil where one does not fit.
    private static func half(_ row: SIMD16<Int8>) -> [UInt8]? {
        guard (0..<16).allSatisfy({ (-8...7).contains(row[$0]) }) else { return nil }
        return (0..<8).map { UInt8(row[$0] + 8) | UInt8(row[$0 + 8] + 8) << 4 }
    }
}
