import VietCore

/// Sorted counts in a temporary file.
struct FrequencyRun {
    let file: StoredFile
    let length: Int
    let entries: UInt64
    /// How many times its counts were merged.
    let level: Int

    func stream(partCount: Int) -> FrequencyStream {
        FrequencyStream(file: file, range: 0..<length, entries: entries, partCount: partCount)
    }
}

/// Writes a run record by record.
struct RunWriter {
    private let file: StoredFile
    private let hasParts: Bool
    private var coded: [UInt8] = []
    private var length = 0
    private var entries: UInt64 = 0

    init(_ options: CountingOptions) throws {
        file = try StoredFile(temporaryIn: options.temporaryDirectory ?? StoredFile.temporaryDirectory)
        hasParts = options.countsParts
    }

    mutating func append(_ record: FrequencyRecord) throws {
        FrequencyCoding.append(record, hasParts: hasParts, to: &coded)
        entries += 1
        if coded.count > 1 << 20 { try flush() }
    }

    private mutating func flush() throws {
        try file.write(coded[...], at: length)
        length += coded.count
        coded.removeAll(keepingCapacity: true)
    }

    mutating func finish(level: Int) throws -> FrequencyRun {
        try flush()
        return FrequencyRun(file: file, length: length, entries: entries, level: level)
    }
}
