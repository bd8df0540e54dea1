import VietCore

/// How often words occur in a corpus, and in how many of its documents.
///
/// A table is a file (`viet frequencies --output`) read whole or embedded. Looking a word up copies nothing.
public struct FrequencyTable: Sendable {
    /// The counts of one word.
    public struct Entry: Sendable, Hashable {
        /// How often the word occurs.
        public let frequency: Int
        /// In how many documents it occurs.
        public let documentFrequency: Int
    }

    // Immortal or kept by `owner`, and never written.
    nonisolated(unsafe) private let bytes: UnsafeRawBufferPointer
    private let owner: TableMemory?
    let header: FrequencyHeader

    /// A table over memory that lives as long as the program.
    ///
    /// - Throws: `VietTextError` of code `corrupt-table` or `incompatible-table`.
    package init(immortal bytes: UnsafeRawBufferPointer) throws { try self.init(bytes, owner: nil) }

    /// A table of the bytes of a file.
    ///
    /// - Throws: `VietTextError` of code `corrupt-table` or `incompatible-table`, with the byte offset where it is known.
    /// - Complexity: O(n); the checksum is verified.
    public init(bytes: [UInt8]) throws {
        let memory = TableMemory(copying: bytes)
        try self.init(memory.bytes, owner: memory)
        try verify()
    }

    /// Reads the table in the file at `path`.
    ///
    /// - Throws: `VietTextError` of code `input-output`, `corrupt-table` or `incompatible-table`, with the file.
    public init(path: String) throws {
        let file = try FileAccess.reading(path)
        let length = try file.length()
        let memory = try TableMemory(count: length) { buffer in
            var done = 0
            while done < length {
                let count = try file.read(at: done, into: UnsafeMutableRawBufferPointer(rebasing: buffer[done...]))
                if count == 0 { break }
                done += count
            }
        }
        do {
            try self.init(memory.bytes, owner: memory)
            try verify()
        } catch var error as VietTextError {
            error.file = path
            throw error
        }
    }

    private init(_ bytes: UnsafeRawBufferPointer, owner: TableMemory?) throws {
        header = try FrequencyHeader(bytes, fileLength: bytes.count)
        self.bytes = bytes
        self.owner = owner
    }

    /// Compares the bytes with their checksum.
    package func verify() throws {
        var checksum = Checksum()
        checksum.add(UnsafeRawBufferPointer(rebasing: bytes[FrequencyHeader.length...]))
        checksum.add(header: bytes)
        guard checksum.value == header.checksum else {
            throw VietTextError(.corruptTable, "the frequency table does not match its checksum")
        }
    }

    /// How many documents were counted.
    public var documents: Int { Int(clamping: header.documents) }
    /// How many words were counted, each occurrence once.
    public var words: Int { Int(clamping: header.words) }
    /// How many words have an entry.
    public var count: Int { Int(clamping: header.entries) }
    /// How many distinct words were counted, those left out of the table included.
    public var distinctWords: Int { Int(clamping: header.distinct) }
    /// Whether rare words or forms were left out.
    public var isPruned: Bool { header.flags.contains(.pruned) }

    /// The counts of a word or phrase in whatever case, tone placement or normalization form, nil where it is absent.
    public subscript(_ word: some StringProtocol) -> Entry? {
        let key = Array(KeyFolding.key(word).utf8)
        return key.withUnsafeBufferPointer { entry(forKey: $0) }
    }

    private var records: UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: bytes[header.recordsStart..<(header.recordsStart + Int(header.recordsLength))])
    }

    /// The counts of a key as ``KeyFolding`` makes it.
    func entry(forKey key: UnsafeBufferPointer<UInt8>) -> Entry? {
        guard header.slots > 0 else { return scanned(for: key) }
        let mask = Int(header.slots) - 1
        var index = Int(UInt32(truncatingIfNeeded: ByteHash.hash(key))) & mask
        for _ in 0...mask {
            let offset = header.slotsStart + index * 4
            let slot = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
            if slot == 0 { return nil }
            var cursor = FrequencyCursor(records, at: Int(slot) - 1)
            if let found = cursor.string(), found.elementsEqual(key) {
                guard let frequency = cursor.number(), let documents = cursor.number() else { return nil }
                return Entry(frequency: Int(clamping: frequency), documentFrequency: Int(clamping: documents))
            }
            index = (index + 1) & mask
        }
        return nil
    }

    private func scanned(for key: UnsafeBufferPointer<UInt8>) -> Entry? {
        var cursor = FrequencyCursor(records)
        while !cursor.isAtEnd, let record = cursor.record(partCount: header.partSizes.count) {
            if record.key.elementsEqual(key) {
                return Entry(
                    frequency: Int(clamping: record.frequency), documentFrequency: Int(clamping: record.documents))
            }
        }
        return nil
    }

    /// Calls `body` with every record in byte order of the keys.
    func forEachRecord(_ body: (FrequencyRecord) throws -> Void) throws {
        var cursor = FrequencyCursor(records)
        for _ in 0..<header.entries {
            guard let record = cursor.record(partCount: header.partSizes.count) else {
                throw VietTextError(.corruptTable, "a record of the frequency table is cut off or altered")
            }
            try body(record)
        }
    }
}
