import VietCore

/// What plain text teaches about names: the classes of tokens and capital runs, and tables of names, for each half of the
/// marked text by a chain that has learned from that half alone, and by a chain that has learned from all of it.
package struct CountedNames: Sendable {
    package var clusters: [UInt32: UInt32]
    package var halves: [[UInt32: UInt32]]
    package var all: [UInt32: UInt32]

    package init(clusters: [UInt32: UInt32], halves: [[UInt32: UInt32]], all: [UInt32: UInt32]) {
        self.clusters = clusters
        self.halves = halves
        self.all = all
    }

    /// The tables in the order of their keys: for each the number of entries, then keys and values.
    package var bytes: [UInt8] {
        var words: [UInt32] = []
        for table in [clusters, all] + halves {
            words.append(UInt32(table.count))
            for key in table.keys.sorted() { words += [key, table[key]!] }
        }
        return words.littleEndianBytes
    }

    /// Reads what ``bytes`` wrote.
    ///
    /// - Throws: ``VietTextError`` of code `corrupt-table`.
    package init(_ bytes: [UInt8], file: String) throws(VietTextError) {
        let words = (0..<bytes.count / 4).map { word in
            (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[word * 4 + $1]) << ($1 * 8) }
        }
        var tables: [[UInt32: UInt32]] = []
        var at = 0
        while at < words.count {
            let end = at + 1 + 2 * Int(words[at])
            if end > words.count { break }
            var table: [UInt32: UInt32] = [:]
            for place in stride(from: at + 1, to: end, by: 2) { table[words[place]] = words[place + 1] }
            tables.append(table)
            at = end
        }
        guard at == words.count, tables.count == 4 else {
            throw VietTextError(.corruptTable, "no counted names", file: file)
        }
        self.init(clusters: tables[0], halves: Array(tables[2...]), all: tables[1])
    }
}
