import VietCore

/// The first bytes of a frequency table. All numbers little-endian.
///
/// | offset | bytes | what |
/// |---|---|---|
/// | 0 | 8 | `VIETFREQ` |
/// | 8 | 4 | version of the format, 1 |
/// | 12 | 4 | flags: 1 parts, 2 index, 4 pruned |
/// | 16 | 8 | checksum: FNV-1a, 64 bits, of the bytes from 128 on, then 8 to 15, then 24 to 127 |
/// | 24 | 8 | length of the file |
/// | 32 | 8 | entries |
/// | 40 | 8 | documents counted |
/// | 48 | 8 | words counted |
/// | 56 | 8 | length of the records |
/// | 64 | 8 | slots of the index |
/// | 72 | 8 | distinct keys before pruning |
/// | 128 | 256 | only with parts: words in each of 32 parts |
///
/// Then the records in byte order of their keys (``FrequencyCoding``), zeros to a multiple of 64, and the slots: offset
/// of a record in the records plus one, 0 for none, 4 bytes each.
struct FrequencyHeader {
    static let length = 128
    static let magic: [UInt8] = Array("VIETFREQ".utf8)
    static let version: UInt32 = 1
    static let partCount = 32

    struct Flags: OptionSet {
        let rawValue: UInt32
        static let parts = Flags(rawValue: 1)
        static let index = Flags(rawValue: 2)
        static let pruned = Flags(rawValue: 4)
    }

    var flags: Flags = []
    var checksum: UInt64 = 0
    var fileLength: UInt64 = 0
    var entries: UInt64 = 0
    var documents: UInt64 = 0
    var words: UInt64 = 0
    var recordsLength: UInt64 = 0
    var slots: UInt64 = 0
    var distinct: UInt64 = 0
    /// Words in each part of the corpus; empty where parts are not counted.
    var partSizes: [UInt64] = []

    var recordsStart: Int { FrequencyHeader.length + (flags.contains(.parts) ? FrequencyHeader.partCount * 8 : 0) }
    var slotsStart: Int { (recordsStart + Int(recordsLength) + 63) & ~63 }

    init() {}

    /// Reads a header and checks that its figures fit each other and the length of the file.
    init(_ bytes: UnsafeRawBufferPointer, fileLength actual: Int) throws {
        func word(_ offset: Int) -> UInt64 {
            UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        }
        guard bytes.count >= FrequencyHeader.length, bytes.starts(with: FrequencyHeader.magic) else {
            throw VietTextError(.corruptTable, "not a frequency table")
        }
        let version = UInt32(truncatingIfNeeded: word(8))
        guard version == FrequencyHeader.version else {
            throw VietTextError(
                .incompatibleTable, "a frequency table of version \(version), this program reads version 1")
        }
        flags = Flags(rawValue: UInt32(truncatingIfNeeded: word(8) >> 32))
        checksum = word(16)
        fileLength = word(24)
        entries = word(32)
        documents = word(40)
        words = word(48)
        recordsLength = word(56)
        slots = word(64)
        distinct = word(72)
        guard flags.isSubset(of: [.parts, .index, .pruned]) else {
            throw VietTextError(.incompatibleTable, "the frequency table has flags that this program does not know")
        }
        guard fileLength == UInt64(actual) else {
            throw VietTextError(
                .corruptTable, "the frequency table is \(actual) bytes long and says \(fileLength)", byteOffset: 24)
        }
        let limit = UInt64(actual)
        let isPowerOfTwo = slots & (slots &- 1) == 0
        guard recordsLength <= limit, slots <= limit / 4, isPowerOfTwo, entries <= recordsLength,
            recordsStart <= actual, UInt64(recordsStart) + recordsLength <= limit,
            slots == 0 || (UInt64(slotsStart) + slots * 4 == limit && slots > entries)
        else { throw VietTextError(.corruptTable, "the header of the frequency table contradicts itself") }
        if flags.contains(.parts) {
            guard bytes.count >= recordsStart else {
                throw VietTextError(.corruptTable, "the frequency table ends in its header")
            }
            partSizes = (0..<FrequencyHeader.partCount).map { word(FrequencyHeader.length + $0 * 8) }
        }
    }

    /// The 128 bytes of the header without the parts.
    var encoded: [UInt8] {
        var out = FrequencyHeader.magic
        func append(_ value: UInt64, _ count: Int = 8) {
            for index in 0..<count { out.append(UInt8(truncatingIfNeeded: value >> (UInt64(index) * 8))) }
        }
        append(UInt64(FrequencyHeader.version), 4)
        append(UInt64(flags.rawValue), 4)
        for value in [checksum, fileLength, entries, documents, words, recordsLength, slots, distinct] { append(value) }
        out.append(contentsOf: [UInt8](repeating: 0, count: FrequencyHeader.length - out.count))
        return out
    }

    var encodedParts: [UInt8] {
        partSizes.flatMap { value in (0..<8).map { UInt8(truncatingIfNeeded: value >> (UInt64($0) * 8)) } }
    }

    /// Adds the totals of another table.
    mutating func add(_ other: FrequencyHeader) {
        documents += other.documents
        words += other.words
        for index in partSizes.indices where index < other.partSizes.count {
            partSizes[index] += other.partSizes[index]
        }
        if other.flags.contains(.pruned) { flags.insert(.pruned) }
    }
}

extension Checksum {
    /// Adds the parts of a header that the checksum covers: all but the magic and the checksum itself.
    mutating func add(header: UnsafeRawBufferPointer) {
        add(UnsafeRawBufferPointer(rebasing: header[8..<16]))
        add(UnsafeRawBufferPointer(rebasing: header[24..<FrequencyHeader.length]))
    }
}

/// The checksum of tables: FNV-1a of Fowler, Noll and Vo, 64 bits.
struct Checksum {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func add(_ bytes: UnsafeRawBufferPointer) {
        var hash = value
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        value = hash
    }
}
