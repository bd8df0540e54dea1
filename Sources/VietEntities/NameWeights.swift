import VietCore

/// The integer weights of the features: for each one a row of sixteen, one a label other than outside.
///
/// Rows lie in order of their buckets; a bucket is a range of rows that share the leading bits of their keys, and
/// sixteen more bits of the key tell the rows of a bucket apart. Nothing is parsed: the view points into the model.
package struct NameWeights: @unchecked Sendable {
    private let bucketStarts: UnsafePointer<UInt32>
    private let checks: UnsafePointer<UInt16>
    private let rows: UnsafePointer<SIMD16<Int8>>
    private let shift: UInt64

    /// Views of `2^bits + 1` bucket starts, and of a check and a row for every feature.
    init(
        bucketStarts: UnsafePointer<UInt32>, checks: UnsafePointer<UInt16>, rows: UnsafePointer<SIMD16<Int8>>, bits: Int
    ) {
        self.bucketStarts = bucketStarts
        self.checks = checks
        self.rows = rows
        shift = UInt64(64 - bits)
    }

    /// The sum of the rows of `keys`.
    @inline(__always)
    package func sum(_ keys: UnsafeBufferPointer<UInt64>) -> SIMD16<Int16> {
        var sum = SIMD16<Int16>.zero
        for key in keys {
            let mixed = Self.spread(key)
            let bucket = Int(truncatingIfNeeded: mixed >> shift)
            var index = Int(bucketStarts[bucket])
            let end = Int(bucketStarts[bucket + 1])
            let check = UInt16(truncatingIfNeeded: mixed)
            while index < end {
                if checks[index] == check {
                    sum &+= SIMD16<Int16>(truncatingIfNeeded: rows[index])
                    break
                }
                index += 1
            }
        }
        return sum
    }

    /// Keys are mixed well in their low bits; this brings all of them to bear on the bucket.
    @inline(__always)
    package static func spread(_ key: UInt64) -> UInt64 {
        let product = key &* 0x9E37_79B9_7F4A_7C15
        return product ^ (product >> 32)
    }
}

/// The chain's transitions as integers in the scale of the weights.
package struct NameTransitions: @unchecked Sendable {
    /// 17 rows of 17: from label, to label. Moves that are not allowed are never read.
    package let scores: UnsafePointer<Int32>
}
