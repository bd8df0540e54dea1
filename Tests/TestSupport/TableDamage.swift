import VietCore

/// Compiled tables that were altered on purpose.
package enum TableDamage {
    /// The table with all checksums made right again, for judging what its sections hold.
    package static func sealed(_ table: [UInt8]) -> [UInt8] {
        var table = table
        func number(_ offset: Int) -> Int { Int(truncatingIfNeeded: TableLayout.number(table, at: offset)) }
        func put(_ value: UInt64, at offset: Int) {
            for index in 0..<8 { table[offset + index] = UInt8(truncatingIfNeeded: value >> UInt64(8 * index)) }
        }
        let count = number(32) & 0xFFFF_FFFF
        let headLength = (64 + 32 * count + 63) & ~63
        for index in 0..<count {
            let entry = 64 + 32 * index
            let end = (number(entry + 8) + number(entry + 16) + 63) & ~63
            var checksum = TableChecksum()
            checksum.add(table[number(entry + 8)..<end])
            put(checksum.value, at: entry + 24)
        }
        put(TableLayout.checksum(ofHead: table[..<headLength]), at: 24)
        return table
    }

    /// Where a section lies in a table.
    package static func range(of section: String, in table: [UInt8], kind: TableKind) throws -> Range<Int> {
        let directory = try TableDirectory(table, length: table.count, kind: kind)
        guard let range = directory[section]?.range else { throw VietTextError(.corruptTable, "no \(section)") }
        return range
    }

    /// The table with other bytes in a section, sealed.
    package static func altered(
        _ table: [UInt8], _ section: String, kind: TableKind, _ body: (inout ArraySlice<UInt8>) -> Void
    ) throws -> [UInt8] {
        let range = try range(of: section, in: table, kind: kind)
        var table = table
        body(&table[range])
        return sealed(table)
    }

    /// Opens a sealed table of these sections in place of those of `table` with the same names.
    package static func replacing(
        _ table: [UInt8], kind: TableKind, with sections: [String: [UInt8]]
    ) throws -> [UInt8] {
        let directory = try TableDirectory(table, length: table.count, kind: kind)
        return TableWriter.encode(
            kind, identity: "x",
            sections: directory.sections.dropFirst().map { ($0.name, sections[$0.name] ?? Array(table[$0.range])) })
    }

    /// Calls `body` with tables that have one byte altered, or an end missing: `count` of each, and the first and last bytes.
    package static func forEach(
        of table: [UInt8], count: Int, seed: UInt64, _ body: ([UInt8], String) throws -> Void
    ) rethrows {
        var generator = SeededGenerator(seed: seed)
        let edges = Array(table.indices.prefix(80)) + Array(table.indices.suffix(8))
        for index in edges + (0..<count).map({ _ in Int.random(in: table.indices, using: &generator) }) {
            var altered = table
            altered[index] ^= UInt8.random(in: 1...255, using: &generator)
            try body(altered, "byte \(index)")
        }
        for length in [0, 1, 7, 63, 64, 65, table.count - 1]
            + (0..<count).map({ _ in Int.random(in: table.indices, using: &generator) })
        {
            try body(Array(table[..<length]), "\(length) bytes")
        }
    }
}
