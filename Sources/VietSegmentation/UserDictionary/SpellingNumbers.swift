import CVietScan
import VietCore

/// Numbers for the spellings that the model's vocabulary does not have: names, codes, numbers, marks.
///
/// Case and tone placement make no difference, as they make none for the syllables that have a number of the model.
struct SpellingNumbers: ~Copyable {
    /// Behind every number of a syllable.
    static let first: UInt32 = 1 << 16
    /// Longer tokens have no number.
    static let longest = Int(VIET_DICTIONARY_TOKEN)

    private var pool = GrowingBuffer<UInt8>()
    /// Where each spelling ends in the pool.
    private var ends = GrowingBuffer<UInt32>()
    private var slots: UnsafeMutablePointer<UInt32>
    private var mask: Int

    /// Bits for the shape and the first byte of every spelling, by which most tokens are known not to be one.
    let shapes: UnsafeMutablePointer<UInt64>

    init() {
        slots = .allocate(capacity: 64)
        slots.initialize(repeating: 0, count: 64)
        mask = 63
        let words = Int(VIET_DICTIONARY_SHAPES + VIET_DICTIONARY_HEADS) / 64
        shapes = .allocate(capacity: words)
        shapes.initialize(repeating: 0, count: words)
    }

    deinit {
        slots.deallocate()
        shapes.deallocate()
    }

    var count: Int { ends.count }

    /// The number of a folded spelling, 0 where it has none.
    func find(_ spelling: UnsafeBufferPointer<UInt8>) -> UInt32 {
        var slot = Self.hash(spelling) & mask
        while slots[slot] != 0 {
            if spelling.elementsEqual(self[Int(slots[slot]) - 1]) { return slots[slot] - 1 + Self.first }
            slot = (slot + 1) & mask
        }
        return 0
    }

    /// The number of a folded spelling, a new one where it has none.
    mutating func number(_ spelling: UnsafeBufferPointer<UInt8>) -> UInt32 {
        let known = find(spelling)
        if known != 0 { return known }
        if let bytes = spelling.baseAddress { viet_dictionary_add_shape(bytes, spelling.count, shapes) }
        pool.reserve(spelling.count)
        for byte in spelling { pool.append(byte) }
        ends.append(UInt32(pool.count))
        if ends.count * 2 > mask { grow() }
        insert(ends.count - 1)
        return UInt32(ends.count - 1) + Self.first
    }

    private subscript(index: Int) -> UnsafeBufferPointer<UInt8> {
        let start = index == 0 ? 0 : Int(ends[index - 1])
        return UnsafeBufferPointer(rebasing: pool.elements[start..<Int(ends[index])])
    }

    private mutating func insert(_ index: Int) {
        var slot = Self.hash(self[index]) & mask
        while slots[slot] != 0 { slot = (slot + 1) & mask }
        slots[slot] = UInt32(index + 1)
    }

    private mutating func grow() {
        let capacity = (mask + 1) * 4
        slots.deallocate()
        slots = .allocate(capacity: capacity)
        slots.initialize(repeating: 0, count: capacity)
        mask = capacity - 1
        // The last one is still to be put in by the caller.
        for index in 0..<ends.count - 1 { insert(index) }
    }

    @inline(__always)
    private static func hash(_ spelling: UnsafeBufferPointer<UInt8>) -> Int {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in spelling { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return Int(truncatingIfNeeded: (hash ^ hash >> 29) >> 3)
    }
}

/// Brings the bytes of a token into the form under which ``SpellingNumbers`` knows them.
struct SpellingFold: ~Copyable {
    private var folded = GrowingBuffer<UInt8>(capacity: SpellingNumbers.longest + 1)

    init() {}

    /// Calls `body` with the folded bytes of a token, or returns 0 where the token is too long.
    @inline(__always)
    mutating func withFolded(
        _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ body: (UnsafeBufferPointer<UInt8>) -> UInt32
    ) -> UInt32 {
        guard range.count <= SpellingNumbers.longest else { return 0 }
        folded.truncate(to: 0)
        for index in range {
            let byte = bytes[index]
            if byte >= 0x80 {
                foldLetters(UnsafeBufferPointer(rebasing: bytes[range]))
                break
            }
            folded.append(byte &- 0x41 < 26 ? byte | 0x20 : byte)
        }
        return body(folded.elements)
    }

    @inline(never)
    private mutating func foldLetters(_ bytes: UnsafeBufferPointer<UInt8>) {
        folded.truncate(to: 0)
        var text = String(decoding: bytes, as: UTF8.self)
        text.unicodeScalars.removeAll { ScalarClass($0.value) == .ignorable }
        for byte in SyllableForm.canonical(text).utf8 { folded.append(byte) }
    }
}
