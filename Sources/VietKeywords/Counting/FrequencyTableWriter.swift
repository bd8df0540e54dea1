import VietCore

/// Writes a frequency table record by record, to memory or to a file, without knowing the number of records before.
struct FrequencyTableWriter {
    private var table: TableWriter
    private var totals: FrequencyTotals
    private let rules: FrequencyRules
    private var withIndex: Bool
    /// Hash and offset of every record, for the index.
    private var places: [(hash: UInt64, offset: UInt32)] = []

    /// - Parameters:
    ///   - totals: documents, words, parts and flags of the table.
    ///   - rules: how it was counted.
    ///   - identity: the name of the table.
    init(
        to file: StoredFile?, totals: FrequencyTotals, rules: FrequencyRules, identity: String, withIndex: Bool
    ) {
        self.rules = rules
        table = TableWriter(kind: .frequencies, identity: identity, sections: 5, to: file)
        table.begin("RECORDS")
        self.totals = totals
        self.totals.entries = 0
        self.withIndex = withIndex
    }

    mutating func append(_ record: FrequencyRecord) throws {
        if withIndex {
            let offset = table.sectionLength
            if offset < Int(UInt32.max) - 1 {
                let hash = ByteHash.hash(record.key[...])
                places.append((hash, UInt32(offset)))
            } else {
                // Offsets of 32 bits end here; a table of that size is read in order only.
                withIndex = false
                places = []
            }
        }
        let hasParts = !totals.partSizes.isEmpty
        try table.append { FrequencyCoding.append(record, hasParts: hasParts, to: &$0) }
        totals.entries += 1
    }

    /// Writes the index and the totals. The bytes of the table where it is written to memory.
    mutating func finish(distinct: UInt64) throws -> [UInt8] {
        totals.distinct = max(distinct, totals.entries)
        table.begin("SLOTS")
        if withIndex {
            try table.append { out in
                unsafe FrequencyIndex.encode(places).withUnsafeBytes { unsafe out.append(contentsOf: $0) }
            }
        }
        table.begin("PARTS")
        try table.append(totals.encodedParts)
        table.begin("RULES")
        try table.append(rules.encoded)
        table.begin("TOTALS")
        try table.append(totals.encoded)
        return try table.finish()
    }
}
