import VietCore

/// Values by the keys of words or phrases. Nearly all other keys are told apart by one bit, without a look at the table.
///
/// The key 0 is no word's, and has no value. Nothing is taken out.
struct KeyTable<Value: Sendable>: Sendable {
    private struct Slot {
        var key: UInt32 = 0
        var value: Value?
    }

    private var filter = [UInt64](repeating: 0, count: 512)
    private var slots = [Slot](repeating: Slot(), count: 16)
    private var count = 0

    subscript(key: UInt32) -> Value? {
        @inline(__always)
        get {
            if filter[Int(key >> 23)] >> UInt64(key >> 17 & 63) & 1 == 0 { return nil }
            let slot = slot(of: key)
            return slots[slot].value
        }
        set {
            guard key != 0, let newValue else { return }
            filter[Int(key >> 23)] |= 1 << UInt64(key >> 17 & 63)
            if count * 2 >= slots.count { grow() }
            let slot = slot(of: key)
            if slots[slot].key == 0 { count += 1 }
            slots[slot] = Slot(key: key, value: newValue)
        }
    }

    /// All keys, in order.
    var keys: [UInt32] { slots.map(\.key).filter { $0 != 0 }.sorted() }

    /// The slot that has the key, or is free for it.
    private func slot(of key: UInt32) -> Int {
        let mask = slots.count - 1
        return OpenAddressing.first(from: Int(key) & mask, mask: mask) { slots[$0].key == key || slots[$0].key == 0 }
    }

    private mutating func grow() {
        let old = slots
        slots = [Slot](repeating: Slot(), count: old.count * 2)
        for entry in old where entry.key != 0 { slots[slot(of: entry.key)] = entry }
    }
}
