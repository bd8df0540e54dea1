import CVietScan
import VietCore

/// What follows a context, for words that differ in their marks alone: a hash table whose keys are a context and a group.
///
/// Entries of a bucket lie one behind the other without free slots; where each bucket begins is told by 16 bits and, for 64
/// of them, 32 more. An entry has 32 or 24 bits: from the highest a fingerprint of context and group, five bits for
/// the place of the word in its group, then what is known of the word. All words of a group are found in one place, so
/// that one look tells the costs of every reading of a syllable.
@safe package struct NgramTable: @unchecked Sendable {
    /// Bits of an entry below the fingerprint.
    package static let indexBits: UInt32 = 5

    /// As the scanner in C reads it; the model that it is part of keeps the memory alive.
    let table: viet_ngrams

    /// The table in two sections of a compiled one: `name` and `name` + `POS`.
    ///
    /// - Throws: ``VietTextError`` with `corruptTable`.
    init(_ view: TableView, _ name: String, width: Int, payloadBits: UInt32) throws(VietTextError) {
        let entries = try unsafe view.section(name)
        let places = try unsafe view.values(name + "POS", as: UInt32.self)
        // The number of buckets, the bases, then the starts two by two.
        let buckets = unsafe Int(places[0])
        let baseCount = buckets / 64 + 1
        guard buckets > 0, places.count == 1 + baseCount + (buckets + 2) / 2, entries.count >= 4 else {
            throw view.damaged(name + "POS", "has a wrong length")
        }
        unsafe table = unsafe viet_ngrams(
            entries: entries.bindMemory(to: UInt8.self).baseAddress!, length: entries.count,
            starts: UnsafeRawPointer(places.baseAddress! + 1 + baseCount).assumingMemoryBound(to: UInt16.self),
            bases: places.baseAddress! + 1, buckets: UInt64(buckets), width: UInt32(width),
            fingerprint_shift: payloadBits + Self.indexBits)
        guard view.isForeign else { return }
        var last = 0
        for bucket in 0...buckets {
            let start = start(bucket)
            guard start >= last, start - last <= Self.longestBucket else {
                throw view.damaged(name + "POS", "is not in order")
            }
            last = start
        }
        // Four bytes are read of every entry.
        guard last * width + 4 - width <= entries.count else { throw view.damaged(name, "has a wrong length") }
    }

    static let longestBucket = 1024

    private func start(_ bucket: Int) -> Int { unsafe Int(table.bases[bucket >> 6]) &+ Int(table.starts[bucket]) }

    /// An entry to be written.
    package struct Entry {
        package var context: UInt64
        package var group: UInt16
        package var index: UInt8
        package var payload: UInt32

        package init(context: UInt64, group: UInt16, index: UInt8, payload: UInt32) {
            self.context = context
            self.group = group
            self.index = index
            self.payload = payload
        }
    }

    /// The bytes of both sections. The order of the entries does not matter.
    package static func encode(
        _ items: [Entry], width: Int, payloadBits: UInt32
    ) -> (entries: [UInt8], places: [UInt8]) {
        let buckets = max(1, items.count / 6)
        let shift = payloadBits + indexBits
        var packed = items.map { item in
            let hash = viet_ngrams_hash(item.context, item.group)
            let low = UInt32(truncatingIfNeeded: hash) & (width == 4 ? .max : 0xFF_FFFF)
            let entry = (low >> shift) << shift | UInt32(item.index) << payloadBits | item.payload
            return viet_ngrams_bucket(hash, UInt64(buckets)) << 32 | UInt64(entry)
        }
        packed.sort()
        var entries: [UInt8] = []
        entries.reserveCapacity(packed.count * width + 8)
        var starts = [Int](repeating: 0, count: buckets + 1)
        for value in packed {
            starts[Int(value >> 32) + 1] += 1
            for byte in 0..<width { entries.append(UInt8(truncatingIfNeeded: value >> UInt64(byte * 8))) }
        }
        for bucket in 0..<buckets { starts[bucket + 1] += starts[bucket] }
        entries += [0, 0, 0, 0]
        var places: [UInt8] = []
        func append(_ value: Int, _ bytes: Int) {
            for byte in 0..<bytes { places.append(UInt8(truncatingIfNeeded: value >> (byte * 8))) }
        }
        append(buckets, 4)
        for base in stride(from: 0, through: buckets, by: 64) { append(starts[base], 4) }
        for bucket in 0...buckets { append(starts[bucket] - starts[bucket & ~63], 2) }
        if places.count % 4 != 0 { append(0, 2) }
        return (entries, places)
    }
}
