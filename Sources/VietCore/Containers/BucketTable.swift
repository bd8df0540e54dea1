/// Rows of one length that are found by hashes of 64 bits: two sections of a table, as the scanner in C reads them.
///
/// Rows lie in order of their buckets. A bucket is 32 bytes: the place of its first row in 28 bits and in four how many of its rows
/// are half as long, which come first; then fourteen checks of sixteen bits, 0 for none, that tell the rows of hashes with the same
/// leading bits apart. Places count rows, or halves of them where there are such.
@safe package struct BucketTable: @unchecked Sendable {
    /// A bucket has room for this many rows; those of the smallest size are dropped where there are more.
    package static let slots = 14
    package static let bucketLength = 32

    package let buckets: UnsafePointer<UInt8>
    package let rows: UnsafePointer<UInt8>
    /// By how many bits a hash is shifted to become the number of its bucket.
    package let shift: UInt32

    /// A view of two sections. Where the table is foreign, no bucket may point past the last row, for a row is read only where a
    /// check was met.
    ///
    /// - Parameters:
    ///   - rowLength: in bytes.
    ///   - hasHalves: whether rows of half the length may be there.
    ///   - padding: how many bytes are read behind the last row.
    /// - Throws: ``VietTextError`` with `corruptTable`.
    package init(
        _ view: TableView, buckets name: String, rows rowName: String, rowLength: Int, hasHalves: Bool = false,
        padding: Int = 0
    ) throws(VietTextError) {
        let lines = try unsafe view.section(name)
        let rowBytes = try unsafe view.section(rowName)
        let count = lines.count / Self.bucketLength
        guard lines.count % Self.bucketLength == 0, count >= 2, count <= 1 << 24, count & (count - 1) == 0,
            let base = lines.baseAddress
        else { throw view.damaged(name, "has a wrong length") }
        guard unsafe rowBytes.isEmpty || rowBytes.count >= padding else {
            throw view.damaged(rowName, "has a wrong length")
        }
        for bucket in 0..<(view.isForeign ? count : 0) {
            let place = bucket * Self.bucketLength
            let head = unsafe UInt32(littleEndian: lines.load(fromByteOffset: place, as: UInt32.self))
            var slot = Self.slots
            while slot > 0, unsafe lines.load(fromByteOffset: place + 2 + 2 * slot, as: UInt16.self) == 0 { slot -= 1 }
            let (first, halves) = (Int(head & 0xFFF_FFFF), Int(head >> 28))
            guard halves <= (hasHalves ? slot : 0) else { throw view.damaged(name, "has a wrong number of short rows") }
            let end = hasHalves ? (first + 2 * slot - halves) * (rowLength / 2) : (first + slot) * rowLength
            guard slot == 0 || end + padding <= rowBytes.count else {
                throw view.damaged(name, "points behind the last row")
            }
        }
        unsafe buckets = base.assumingMemoryBound(to: UInt8.self)
        // Of a table without rows none is read.
        unsafe rows = (rowBytes.baseAddress ?? base).assumingMemoryBound(to: UInt8.self)
        shift = UInt32(64 - count.trailingZeroBitCount)
    }

    /// The bytes of both sections.
    ///
    /// - Parameters:
    ///   - size: the largest weight of a row.
    ///   - bytes: those of a row, of every one as many.
    ///   - half: half as many, where they say as much.
    package static func encode<Row>(
        _ rows: [(hash: UInt64, row: Row)], size: (Row) -> Int, bytes: (Row) -> [UInt8],
        half: ((Row) -> [UInt8]?)? = nil
    ) -> (buckets: [UInt8], rows: [UInt8]) {
        var bits = 1
        while 9 << bits < rows.count { bits += 1 }
        let sorted = rows.sorted { $0.hash < $1.hash }
        var buckets: [UInt8] = []
        var table: [UInt8] = []
        var (next, place) = (0, 0)
        for bucket in 0..<UInt64(1 << bits) {
            var own: [(check: UInt16, row: Row)] = []
            while next < sorted.count, sorted[next].hash >> UInt64(64 - bits) == bucket {
                own.append((max(1, UInt16(truncatingIfNeeded: sorted[next].hash)), sorted[next].row))
                next += 1
            }
            while own.count > slots {
                own.remove(at: own.indices.min { size(own[$0].row) < size(own[$1].row) }!)
            }
            // Of equal checks the first is found.
            var checks: Set<UInt16> = []
            own.removeAll { !checks.insert($0.check).inserted }
            var halves: [(check: UInt16, bytes: [UInt8])] = []
            var wholes: [(check: UInt16, bytes: [UInt8])] = []
            for item in own {
                if let short = half?(item.row) {
                    halves.append((item.check, short))
                } else {
                    wholes.append((item.check, bytes(item.row)))
                }
            }
            let head = UInt32(place) | UInt32(halves.count) << 28
            let stored = halves + wholes
            buckets += [head].littleEndianBytes
            buckets += (0..<slots).map { $0 < stored.count ? stored[$0].check : 0 }.littleEndianBytes
            for row in stored { table += row.bytes }
            place += half == nil ? wholes.count : halves.count + 2 * wholes.count
        }
        return (buckets, table)
    }
}
