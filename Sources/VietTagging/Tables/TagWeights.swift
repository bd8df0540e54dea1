import CVietScan
import VietCore

/// The weights of the features: for each one a row of 21 numbers of four bits, one a tag, and by how many bits they are
/// shifted. Eleven bytes.
///
/// Rows lie in order of their buckets; a bucket is a line of checks that tell the rows of keys with the same leading bits
/// apart. Nothing is parsed: the view points into the model.
package struct TagWeights: @unchecked Sendable {
    /// A bucket has room for this many rows; those with the smallest weights are dropped where there are more.
    package static let slots = 14
    package static let bucketLength = 32
    package static let rowLength = 11
    /// Sixteen bytes are read of every row.
    package static let padding = 5
    /// The tags whose weights are in the lower halves of the bytes; the others are in the upper ones.
    package static let lowTags = 11
    package static let mostShift = 6

    private let buckets: UnsafePointer<UInt8>
    private let rows: UnsafePointer<UInt8>
    private let shift: UInt32

    /// Views of two sections of a compiled table.
    ///
    /// - Throws: ``VietTextError`` with `corruptTable`.
    init(_ view: TableView, buckets name: String, rows rowName: String) throws(VietTextError) {
        let lines = try view.section(name)
        let rowBytes = try view.section(rowName)
        let count = lines.count / Self.bucketLength
        guard lines.count % Self.bucketLength == 0, count >= 2, count <= 1 << 24, count & (count - 1) == 0 else {
            throw view.damaged(name, "has a wrong length")
        }
        guard rowBytes.count >= Self.padding else { throw view.damaged(rowName, "has a wrong length") }
        buckets = lines.baseAddress!.assumingMemoryBound(to: UInt8.self)
        rows = rowBytes.baseAddress!.assumingMemoryBound(to: UInt8.self)
        shift = UInt32(64 - count.trailingZeroBitCount)
        guard view.isForeign else { return }
        // A row is read only where a check was met, so that no bucket may point past the last row.
        for bucket in 0..<count {
            let place = bucket * Self.bucketLength
            let first = Int(UInt32(littleEndian: lines.load(fromByteOffset: place, as: UInt32.self)))
            var slot = Self.slots
            while slot > 0, lines.load(fromByteOffset: place + 2 + 2 * slot, as: UInt16.self) == 0 { slot -= 1 }
            guard (first + slot) * Self.rowLength + Self.padding <= rowBytes.count else {
                throw view.damaged(name, "points behind the last row")
            }
        }
        let count2 = (rowBytes.count - Self.padding) / Self.rowLength
        for row in 0..<count2 where rowBytes[row * Self.rowLength + 10] >> 4 > Self.mostShift {
            throw view.damaged(rowName, "has a shift out of range")
        }
    }

    /// The sum of the rows of features that are not hashed yet: the tags of the lower halves, then at place 16 the others.
    @inline(__always)
    func sum(
        _ first: UnsafePointer<UInt64>, _ second: UnsafePointer<UInt64>, count: Int,
        into scores: UnsafeMutablePointer<Int16>
    ) {
        viet_tags_sum(first, second, count, buckets, rows, shift, scores)
    }

    /// The same by plain means, to compare with.
    func plainSum(
        _ first: UnsafePointer<UInt64>, _ second: UnsafePointer<UInt64>, count: Int,
        into scores: UnsafeMutablePointer<Int16>
    ) {
        viet_tags_sum_plain(first, second, count, buckets, rows, shift, scores)
    }

    /// The bytes of both sections. Rows of zeros are to be left out by the caller.
    package static func encode(_ rows: [(key: UInt64, row: QuantizedRow)]) -> (buckets: [UInt8], rows: [UInt8]) {
        var bits = 1
        while 9 << bits < rows.count { bits += 1 }
        let spread = rows.map { (KeySpread.of($0.key), $0.row) }.sorted { $0.0 < $1.0 }
        var buckets: [UInt8] = []
        var table: [UInt8] = []
        var next = 0
        for bucket in 0..<UInt64(1 << bits) {
            var own: [(check: UInt16, row: QuantizedRow)] = []
            while next < spread.count, spread[next].0 >> UInt64(64 - bits) == bucket {
                own.append((max(1, UInt16(truncatingIfNeeded: spread[next].0)), spread[next].1))
                next += 1
            }
            while own.count > slots {
                own.remove(at: own.indices.min { own[$0].row.size < own[$1].row.size }!)
            }
            let start = UInt32(table.count / rowLength)
            for byte in 0..<4 { buckets.append(UInt8(truncatingIfNeeded: start >> UInt32(byte * 8))) }
            for slot in 0..<slots {
                let check = slot < own.count ? own[slot].check : 0
                buckets += [UInt8(truncatingIfNeeded: check), UInt8(check >> 8)]
            }
            for row in own { table += row.row.bytes }
        }
        return (buckets, table + [UInt8](repeating: 0, count: padding))
    }
}

/// The hash by whose leading bits rows are found, as the scanner in C computes it.
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
