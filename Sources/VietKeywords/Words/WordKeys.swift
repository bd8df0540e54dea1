import VietCore
import VietNormalization

/// Numbers for words by their keys, counted from 0 in order of first appearance, and the form of each.
struct WordKeys: ~Copyable {
    struct Slot: BitwiseCopyable {
        var key: TokenKey
        /// The number plus one, 0 in a free slot.
        var number: UInt32
    }

    private var slots = ScratchBuffer<Slot>(capacity: 1024)
    private var forms = ScratchBuffer<UInt8>(capacity: 1 << 12)
    private var ends = ScratchBuffer<Int>(capacity: 256)
    private let folder = WordFolder()
    private let seed = ByteHash.processSeed | 1

    init() { clearSlots(1024) }

    var count: Int { ends.count }

    /// The memory held, in bytes.
    var footprint: Int { slots.capacity * MemoryLayout<Slot>.stride + forms.capacity + ends.capacity * 8 }

    /// The form of a word at the standard level of ``WordIdentity``. Valid until the next new word.
    subscript(number: Int) -> UnsafeBufferPointer<UInt8> {
        let start = number == 0 ? 0 : ends[number - 1]
        return UnsafeBufferPointer(start: forms.base + start, count: ends[number] - start)
    }

    /// The number of a word, new or known.
    ///
    /// - Parameter bytes: the word as it stands in the text.
    @inline(__always)
    mutating func number(of key: TokenKey, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        let slot = place(key)
        if slots.base[slot].number != 0 { return Int(slots.base[slot].number) - 1 }
        return add(key, bytes)
    }

    @inline(__always)
    private func place(_ key: TokenKey) -> Int {
        let mask = slots.count - 1
        var index = Int(truncatingIfNeeded: ByteHash.mix(key.value, seed)) & mask
        while slots.base[index].number != 0, slots.base[index].key != key { index = (index + 1) & mask }
        return index
    }

    @inline(never)
    private mutating func add(_ key: TokenKey, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        if (count + 1) * 2 > slots.count { grow() }
        let folder = folder
        folder.withForm(of: bytes) { forms.append($0) }
        ends.append(forms.count)
        slots[place(key)] = Slot(key: key, number: UInt32(count))
        return count - 1
    }

    private mutating func grow() {
        var old: [Slot] = []
        for slot in slots.elements where slot.number != 0 { old.append(slot) }
        clearSlots(slots.count * 2)
        for slot in old { slots[place(slot.key)] = slot }
    }

    private mutating func clearSlots(_ size: Int) {
        slots.removeAll()
        slots.pad(to: size, with: Slot(key: TokenKey(value: 0), number: 0))
    }
}
