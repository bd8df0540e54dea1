import VietCore

/// A frequency table that stays in its file, which may be larger than memory. Every byte is under a checksum that fits.
struct StoredFrequencies {
    let totals: FrequencyTotals
    /// How the table was counted; nil where it does not say.
    let rules: FrequencyRules?
    /// Where the records lie in the file.
    let records: Range<Int>

    /// - Throws: `VietTextError` of code `corrupt-table` or `incompatible-table`.
    /// - Complexity: O(n); memory is one block.
    init(_ file: StoredFile) throws(VietTextError) {
        let length = try file.length()
        let head = try file.read(at: 0, count: TableDirectory.longestHead)
        let directory = try TableDirectory(head, length: length, kind: .frequencies)
        /// The words of 64 bits of a section that is small.
        func words(_ name: String) throws(VietTextError) -> [UInt64] {
            guard let range = directory[name]?.range, range.count % 8 == 0, range.count <= 1 << 10 else {
                throw directory.damaged("the section \(name) has a wrong length")
            }
            let part = try file.read(at: range.lowerBound, count: range.count)
            guard part.count == range.count else { throw directory.damaged("the section \(name) is cut off") }
            return stride(from: 0, to: part.count, by: 8).map { TableLayout.number(part, at: $0) }
        }
        for section in directory.sections {
            var checksum = TableChecksum()
            var place = section.padded.lowerBound
            while place < section.padded.upperBound {
                let wanted = min(1 << 18, section.padded.upperBound - place)
                let block = try file.read(at: place, count: wanted)
                if block.count < wanted { break }
                checksum.add(block[...])
                place += wanted
            }
            guard checksum.value == section.checksum else { throw directory.damagedChecksum(section.name) }
        }
        guard let records = directory["RECORDS"]?.range else {
            throw directory.damaged("the section RECORDS is missing")
        }
        self.records = records
        rules = try directory["RULES"].map { (section) throws(VietTextError) in
            guard section.range.count <= 1 << 12 else { throw directory.damaged("the section RULES is too long") }
            return try FrequencyRules(
                encoded: file.read(at: section.range.lowerBound, count: section.range.count))
        }
        totals = try FrequencyTotals(words("TOTALS"), parts: words("PARTS"), recordsLength: records.count)
    }
}
