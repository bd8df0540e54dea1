import CVietScan
import VietCore

/// The integer weights of the features: for each one a row of sixteen, one a label other than outside.
///
/// The hash by which a row is found is the feature's key. Nothing is parsed: the view points into the model.
@safe package struct NameWeights: @unchecked Sendable {
    private let buckets: UnsafePointer<UInt8>
    private let rows: UnsafePointer<Int8>
    private let shift: UInt32

    init(_ table: BucketTable) {
        unsafe buckets = unsafe table.buckets
        unsafe rows = unsafe UnsafeRawPointer(table.rows).assumingMemoryBound(to: Int8.self)
        shift = table.shift
    }

    /// The sum of the rows of `keys`.
    @inline(__always)
    package func sum(_ keys: UnsafeBufferPointer<UInt64>) -> SIMD16<Int16> {
        var sum = SIMD16<Int16>.zero
        guard let base = keys.baseAddress else { return sum }
        unsafe withUnsafeMutableBytes(of: &sum) { out in
            unsafe viet_names_sum(
                base, keys.count, buckets, rows, shift, out.baseAddress!.assumingMemoryBound(to: Int16.self))
        }
        return sum
    }

    /// The sum of the rows of features that are not hashed yet.
    @inline(__always)
    func sum(_ features: KeyList) -> SIMD16<Int16> {
        var sum = SIMD16<Int16>.zero
        unsafe withUnsafeMutableBytes(of: &sum) { out in
            unsafe viet_names_sum_features(
                features.first, features.second, features.count, buckets, rows, shift,
                out.baseAddress!.assumingMemoryBound(to: Int16.self))
        }
        return sum
    }

    /// The same by plain means, to compare with.
    package func plainSum(_ keys: [UInt64]) -> SIMD16<Int16> {
        var sum = SIMD16<Int16>.zero
        unsafe withUnsafeMutableBytes(of: &sum) { out in
            unsafe viet_names_sum_plain(
                keys, keys.count, buckets, rows, shift, out.baseAddress!.assumingMemoryBound(to: Int16.self))
        }
        return sum
    }
}
