import CVietScan
import VietCore

/// Numbers for the tokens that the model's vocabulary does not have, by their keys: names, codes, numbers, marks.
struct SpellingNumbers: ~Copyable {
    /// Behind every number of a syllable.
    static let first: UInt32 = 1 << 16
    /// Longer tokens have no number.
    static let longest = Int(VIET_DICTIONARY_TOKEN)

    private struct Slot: BitwiseCopyable {
        var key: TokenKey
        /// 0 in a free slot.
        var number: UInt32
    }

    private(set) var count = 0
    private var slots: UnsafeMutablePointer<Slot>
    private var mask: Int

    /// Bits for the shape and the first byte of every spelling, by which most tokens are known not to be one.
    let shapes: UnsafeMutablePointer<UInt64>

    init() {
        mask = 63
        slots = Self.table(64)
        let words = Int(VIET_DICTIONARY_SHAPES + VIET_DICTIONARY_HEADS) / 64
        shapes = .allocate(capacity: words)
        shapes.initialize(repeating: 0, count: words)
    }

    deinit {
        slots.deallocate()
        shapes.deallocate()
    }

    private static func table(_ capacity: Int) -> UnsafeMutablePointer<Slot> {
        let slots = UnsafeMutablePointer<Slot>.allocate(capacity: capacity)
        slots.initialize(repeating: Slot(key: TokenKey(value: 0), number: 0), count: capacity)
        return slots
    }

    /// Where a key is, or the free slot that it would take.
    @inline(__always)
    private func place(_ key: TokenKey) -> UnsafeMutablePointer<Slot> {
        var index = Int(truncatingIfNeeded: ByteHash.mix(key.value, ByteHash.processSeed | 1)) & mask
        while slots[index].number != 0, slots[index].key != key { index = (index + 1) & mask }
        return slots + index
    }

    /// The number of a token with this key, 0 where it has none.
    func find(_ key: TokenKey) -> UInt32 { place(key).pointee.number }

    /// The number of a token with this key, a new one where it has none.
    ///
    /// - Parameter spelling: its bytes, by whose shape others are left out later.
    mutating func number(_ key: TokenKey, spelling: UnsafeBufferPointer<UInt8>) -> UInt32 {
        let known = find(key)
        if known != 0 { return known }
        let number = Self.first + UInt32(count)
        place(key).pointee = Slot(key: key, number: number)
        count += 1
        if count * 2 > mask { grow() }
        if let bytes = spelling.baseAddress { viet_dictionary_add_shape(bytes, spelling.count, shapes) }
        return number
    }

    private mutating func grow() {
        let (old, size) = (slots, mask + 1)
        mask = size * 4 - 1
        slots = Self.table(size * 4)
        for index in 0..<size where old[index].number != 0 { place(old[index].key).pointee = old[index] }
        old.deallocate()
    }
}
