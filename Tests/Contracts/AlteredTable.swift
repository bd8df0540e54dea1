import VietCore

/// A compiled table with bytes changed and its checksums made right again, as whoever crafts a table would.
///
/// The input of a fuzzer is a list of records of five bytes: which part (0 the head, else a section), where in it (two
/// bytes), what to do, and a value.
enum AlteredTable {
    static func bytes(_ table: [UInt8], by input: [UInt8]) -> [UInt8] {
        var table = table
        for start in stride(from: 0, to: input.count - 4, by: 5) {
            let (part, action, value) = (Int(input[start]), input[start + 3], input[start + 4])
            let place = Int(input[start + 1]) << 8 | Int(input[start + 2])
            let sections = sections(of: table)
            let range =
                part == 0 || sections.isEmpty ? 0..<min(1024, table.count) : sections[(part - 1) % sections.count]
            if range.isEmpty { continue }
            // In small sections every byte can be reached, in large ones places all over them.
            let at = range.lowerBound + (range.count <= 1 << 16 ? place % range.count : place * range.count >> 16)
            switch action % 5 {
            case 0: table[at] = value
            case 1: table[at] ^= value
            case 2: for index in at..<min(at + 8, table.count) { table[index] = value }
            case 3: for index in range { table[index] = value }
            default: table.removeSubrange(at..<min(table.count, at + 64 * (Int(value) + 1)))
            }
        }
        repair(&table)
        return table
    }

    private static func sections(of table: [UInt8]) -> [Range<Int>] {
        guard table.count >= TableLayout.headLength else { return [] }
        return (0..<min(number(table, 32) & 0xFFFF_FFFF, 64)).compactMap { index in
            let entry = TableLayout.headLength + index * TableLayout.entryLength
            guard entry + TableLayout.entryLength <= table.count else { return nil }
            let (start, length) = (number(table, entry + 8), number(table, entry + 16))
            guard start >= 0, length >= 0, start <= table.count, length <= table.count - start else { return nil }
            return start..<start + length
        }
    }

    private static func repair(_ table: inout [UInt8]) {
        guard table.count >= TableLayout.headLength else { return }
        set(&table, 16, UInt64(table.count))
        let ranges = sections(of: table)
        for (index, range) in ranges.enumerated() {
            var checksum = TableChecksum()
            let end = min((range.upperBound + 63) & ~63, table.count)
            checksum.add(table[range.lowerBound..<end])
            set(&table, TableLayout.headLength + index * TableLayout.entryLength + 24, checksum.value)
        }
        let count = min(number(table, 32) & 0xFFFF_FFFF, 64)
        let head = min((TableLayout.headLength + TableLayout.entryLength * count + 63) & ~63, table.count)
        set(&table, 24, TableLayout.checksum(ofHead: table[..<head]))
    }

    private static func number(_ table: [UInt8], _ at: Int) -> Int {
        Int(truncatingIfNeeded: TableLayout.number(table, at: at))
    }

    private static func set(_ table: inout [UInt8], _ at: Int, _ value: UInt64) {
        for index in 0..<8 where at + index < table.count {
            table[at + index] = UInt8(truncatingIfNeeded: value >> UInt64(8 * index))
        }
    }
}
