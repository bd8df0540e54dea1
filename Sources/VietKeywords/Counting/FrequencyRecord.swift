import VietCore

/// The counts of one key, in the form in which they are written, read and merged.
struct FrequencyRecord: Hashable {
    /// One way of writing the key.
    struct Form: Hashable {
        var bytes: [UInt8]
        var count: UInt64
    }

    var key: [UInt8] = []
    var frequency: UInt64 = 0
    var documents: UInt64 = 0
    /// In increasing order of their bytes.
    var forms: [Form] = []
    /// The frequency in each part of the corpus; empty where parts are not counted.
    var parts: [UInt64] = []

    /// The commonest form; of equally common ones the first in byte order, which is the one with capitals.
    var commonestForm: [UInt8] {
        guard var best = forms.first else { return key }
        for form in forms where form.count > best.count { best = form }
        return best.bytes
    }

    /// Adds the counts of the same key from elsewhere.
    mutating func merge(_ other: FrequencyRecord) {
        frequency = FrequencyCoding.sum(frequency, other.frequency)
        documents = FrequencyCoding.sum(documents, other.documents)
        for index in parts.indices where index < other.parts.count {
            parts[index] = FrequencyCoding.sum(parts[index], other.parts[index])
        }
        var merged: [Form] = []
        var mine = forms[...]
        var theirs = other.forms[...]
        while let a = mine.first, let b = theirs.first {
            if a.bytes == b.bytes {
                merged.append(Form(bytes: a.bytes, count: FrequencyCoding.sum(a.count, b.count)))
                mine.removeFirst()
                theirs.removeFirst()
            } else if a.bytes.lexicographicallyPrecedes(b.bytes) {
                merged.append(a)
                mine.removeFirst()
            } else {
                merged.append(b)
                theirs.removeFirst()
            }
        }
        forms = merged + mine + theirs
    }
}

extension Sequence<UInt8> {
    /// Whether a key holds a letter, for which every byte that is not ASCII is taken.
    var hasLetter: Bool { contains { $0 >= 0x80 || $0 &- 0x61 < 26 } }
}

/// How records stand in memory and in files: numbers as base-128 groups, least significant first.
///
/// `length key frequency documents formCount (length bytes count)* [partCount (part count)*]`. No forms at all means
/// one, written like the key.
enum FrequencyCoding {
    /// The highest count of anything. No corpus has as many words, and sums of these overflow nothing.
    static let highestCount: UInt64 = 1 << 53

    /// The sum of two counts, which is no more than the highest.
    static func sum(_ a: UInt64, _ b: UInt64) -> UInt64 { min(a + b, highestCount) }

    static func append(_ value: UInt64, to out: inout [UInt8]) { PackedNumbers.append(value, to: &out) }

    static func append(_ bytes: [UInt8], to out: inout [UInt8]) {
        append(UInt64(bytes.count), to: &out)
        out.append(contentsOf: bytes)
    }

    static func append(_ record: FrequencyRecord, hasParts: Bool, to out: inout [UInt8]) {
        append(record.key, to: &out)
        append(record.frequency, to: &out)
        append(record.documents, to: &out)
        if record.forms.count == 1, record.forms[0].bytes == record.key, record.forms[0].count == record.frequency {
            append(0, to: &out)
        } else {
            append(UInt64(record.forms.count), to: &out)
            for form in record.forms {
                append(form.bytes, to: &out)
                append(form.count, to: &out)
            }
        }
        guard hasParts else { return }
        append(UInt64(record.parts.count(where: { $0 > 0 })), to: &out)
        for (part, count) in record.parts.enumerated() where count > 0 {
            append(UInt64(part), to: &out)
            append(count, to: &out)
        }
    }
}

/// Reads coded records from memory, never outside of it.
@safe struct FrequencyCursor {
    private let bytes: UnsafeRawBufferPointer
    private(set) var offset: Int

    init(_ bytes: UnsafeRawBufferPointer, at offset: Int = 0) {
        unsafe self.bytes = unsafe bytes
        self.offset = offset
    }

    var isAtEnd: Bool { unsafe offset >= bytes.count }

    /// The next number, or nil where there is none or it is too high for any count.
    mutating func number() -> UInt64? {
        unsafe PackedNumbers.read(bytes, &offset).flatMap { $0 <= FrequencyCoding.highestCount ? $0 : nil }
    }

    mutating func string() -> UnsafeRawBufferPointer? {
        guard let count = number(), unsafe count <= UInt64(bytes.count - offset) else { return nil }
        let start = offset
        offset += Int(count)
        return unsafe UnsafeRawBufferPointer(rebasing: bytes[start..<offset])
    }

    /// The next record, or nil where the bytes end inside it or hold something else.
    mutating func record(partCount: Int) -> FrequencyRecord? {
        var record = FrequencyRecord()
        guard let key = unsafe string(), let frequency = number(), let documents = number(), let forms = number() else {
            return nil
        }
        record.key = unsafe Array(key)
        record.frequency = frequency
        record.documents = documents
        if forms == 0 {
            record.forms = [FrequencyRecord.Form(bytes: record.key, count: frequency)]
        } else {
            for _ in 0..<forms {
                guard let bytes = unsafe string(), let count = number() else { return nil }
                unsafe record.forms.append(FrequencyRecord.Form(bytes: Array(bytes), count: count))
            }
        }
        guard partCount > 0 else { return record }
        record.parts = [UInt64](repeating: 0, count: partCount)
        guard let used = number(), used <= UInt64(partCount) else { return nil }
        for _ in 0..<used {
            guard let part = number(), part < UInt64(partCount), let count = number() else { return nil }
            record.parts[Int(part)] = count
        }
        return record
    }
}
