import VietCore

/// A frequency table that stays in its file, which may be larger than memory. Every byte is under a checksum that fits.
struct StoredFrequencies {
    let totals: FrequencyTotals
    /// Where the records lie in the file.
    let records: Range<Int>

    /// - Throws: `VietTextError` of code `corrupt-table` or `incompatible-table`.
    /// - Complexity: O(n); memory is one block.
    init(_ file: StoredFile) throws(VietTextError) {
        let length = try file.length()
        let block = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 64)
        defer { block.deallocate() }
        let count = try file.read(
            at: 0, into: UnsafeMutableRawBufferPointer(rebasing: block[..<TableDirectory.longestHead]))
        let directory = try TableDirectory(
            UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(block)[..<count]), length: length,
            kind: .frequencies)
        /// The words of 64 bits of a section that is small.
        func words(_ name: String) throws(VietTextError) -> [UInt64] {
            guard let range = directory[name]?.range, range.count % 8 == 0, range.count <= 1 << 10 else {
                throw directory.damaged("the section \(name) has a wrong length")
            }
            let part = UnsafeMutableRawBufferPointer(rebasing: block[..<range.count])
            guard try file.read(at: range.lowerBound, into: part) == range.count else {
                throw directory.damaged("the section \(name) is cut off")
            }
            return Array(part.bindMemory(to: UInt64.self))
        }
        for section in directory.sections {
            var checksum = TableChecksum()
            var place = section.padded.lowerBound
            while place < section.padded.upperBound {
                let room = min(block.count, section.padded.upperBound - place)
                let count = try file.read(at: place, into: UnsafeMutableRawBufferPointer(rebasing: block[..<room]))
                if count < room { break }
                checksum.add(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(block)[..<count]))
                place += count
            }
            guard checksum.value == section.checksum else { throw directory.damagedChecksum(section.name) }
        }
        guard let records = directory["RECORDS"]?.range else {
            throw directory.damaged("the section RECORDS is missing")
        }
        self.records = records
        totals = try FrequencyTotals(words("TOTALS"), parts: words("PARTS"), recordsLength: records.count)
    }
}
