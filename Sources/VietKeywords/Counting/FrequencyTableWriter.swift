import VietCore

/// Writes a frequency table record by record, to memory or to a file, without knowing the number of records before.
struct FrequencyTableWriter {
    private enum Target {
        case memory
        case file(FileAccess)
    }

    private let target: Target
    private var header: FrequencyHeader
    private var pending: [UInt8] = []
    private var checksum = Checksum()
    private var written: Int
    private var recordsLength = 0
    private var withIndex: Bool
    /// Hash and offset of every record, for the index.
    private var places: [(hash: UInt32, offset: UInt32)] = []

    /// - Parameter totals: documents, words, parts and flags of the table.
    init(to file: FileAccess?, totals: FrequencyHeader, withIndex: Bool) throws {
        target = file.map { Target.file($0) } ?? .memory
        header = totals
        header.entries = 0
        self.withIndex = withIndex
        written = 0
        // Memory keeps all bytes in `pending`; a file gets them in blocks, the header again at the end.
        pending = header.encoded + (header.flags.contains(.parts) ? header.encodedParts : [])
    }

    mutating func append(_ record: FrequencyRecord) throws {
        if withIndex {
            if recordsLength < Int(UInt32.max) - 1 {
                let hash = record.key.withUnsafeBufferPointer { ByteHash.hash($0) }
                places.append((UInt32(truncatingIfNeeded: hash), UInt32(recordsLength)))
            } else {
                // Offsets of 32 bits end here; a table of that size is read in order only.
                withIndex = false
                places = []
            }
        }
        let before = pending.count
        FrequencyCoding.append(record, hasParts: header.flags.contains(.parts), to: &pending)
        recordsLength += pending.count - before
        header.entries += 1
        if case .file = target, pending.count > 1 << 20 { try flush() }
    }

    private mutating func flush() throws {
        guard case .file(let file) = target else { return }
        try pending.withUnsafeBytes { bytes in
            let skipped = written == 0 ? FrequencyHeader.length : 0
            checksum.add(UnsafeRawBufferPointer(rebasing: bytes[skipped...]))
            try file.write(bytes, at: written)
        }
        written += pending.count
        pending.removeAll(keepingCapacity: true)
    }

    /// Writes the index and the header. The bytes of the table where it is written to memory.
    mutating func finish(distinct: UInt64? = nil) throws -> [UInt8] {
        header.recordsLength = UInt64(recordsLength)
        header.distinct = max(distinct ?? header.distinct, header.entries)
        if withIndex {
            header.flags.insert(.index)
            let padding = header.slotsStart - header.recordsStart - recordsLength
            pending.append(contentsOf: [UInt8](repeating: 0, count: padding))
            appendSlots()
        }
        header.fileLength = UInt64(written + pending.count)
        if case .file(let file) = target {
            try flush()
            complete()
            try header.encoded.withUnsafeBytes { try file.write($0, at: 0) }
            return []
        }
        pending.withUnsafeBytes { checksum.add(UnsafeRawBufferPointer(rebasing: $0[FrequencyHeader.length...])) }
        complete()
        pending.replaceSubrange(0..<FrequencyHeader.length, with: header.encoded)
        return pending
    }

    private mutating func complete() {
        header.encoded.withUnsafeBytes { checksum.add(header: $0) }
        header.checksum = checksum.value
    }

    private mutating func appendSlots() {
        var size = 64
        while size * 3 < places.count * 4 { size *= 2 }
        var slots = [UInt32](repeating: 0, count: size)
        for place in places {
            var index = Int(place.hash) & (size - 1)
            while slots[index] != 0 { index = (index + 1) & (size - 1) }
            slots[index] = place.offset + 1
        }
        header.slots = UInt64(size)
        for slot in slots {
            for shift in [0, 8, 16, 24] as [UInt32] { pending.append(UInt8(truncatingIfNeeded: slot >> shift)) }
        }
    }
}
