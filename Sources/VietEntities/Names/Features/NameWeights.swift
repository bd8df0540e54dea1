import CVietScan
import VietCore

/// The integer weights of the features: for each one a row of sixteen, one a label other than outside.
///
/// Rows lie in order of their buckets; a bucket is a line of checks that tell the rows of keys with the same leading bits
/// apart. Nothing is parsed: the view points into the model.
package struct NameWeights: @unchecked Sendable {
    /// A bucket has room for this many rows; those with the smallest weights are dropped where there are more.
    package static let slots = 14
    package static let bucketLength = 32

    private let buckets: UnsafePointer<UInt8>
    private let rows: UnsafePointer<Int8>
    private let shift: UInt32

    /// Views of `2^bits` buckets and of their rows.
    init(buckets: UnsafePointer<UInt8>, rows: UnsafePointer<Int8>, bits: Int) {
        self.buckets = buckets
        self.rows = rows
        shift = UInt32(64 - bits)
    }

    /// The sum of the rows of `keys`.
    @inline(__always)
    package func sum(_ keys: UnsafeBufferPointer<UInt64>) -> SIMD16<Int16> {
        var sum = SIMD16<Int16>.zero
        guard let base = keys.baseAddress else { return sum }
        withUnsafeMutableBytes(of: &sum) { out in
            viet_names_sum(
                base, keys.count, buckets, rows, shift, out.baseAddress!.assumingMemoryBound(to: Int16.self))
        }
        return sum
    }

    /// The sum of the rows of features that are not hashed yet.
    @inline(__always)
    func sum(_ features: KeyList) -> SIMD16<Int16> {
        var sum = SIMD16<Int16>.zero
        withUnsafeMutableBytes(of: &sum) { out in
            viet_names_sum_features(
                features.first, features.second, features.count, buckets, rows, shift,
                out.baseAddress!.assumingMemoryBound(to: Int16.self))
        }
        return sum
    }

    /// The same by plain means, to compare with.
    package func plainSum(_ keys: [UInt64]) -> SIMD16<Int16> {
        var sum = SIMD16<Int16>.zero
        withUnsafeMutableBytes(of: &sum) { out in
            viet_names_sum_plain(
                keys, keys.count, buckets, rows, shift, out.baseAddress!.assumingMemoryBound(to: Int16.self))
        }
        return sum
    }
}
