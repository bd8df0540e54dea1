/// Numbers for feature keys, in order of first sight. Open addressing: training sees tens of millions of keys.
struct FeatureIndex {
    private var slots: [UInt32]
    private(set) var keys: [UInt64] = []
    private(set) var counts: [UInt32] = []
    private var mask: Int

    init(capacity: Int = 1 << 20) {
        slots = [UInt32](repeating: 0, count: capacity)
        mask = capacity - 1
    }

    private static func hash(_ key: UInt64) -> Int {
        var x = key &* 0x9E37_79B9_7F4A_7C15
        x ^= x >> 29
        return Int(truncatingIfNeeded: x & 0x7FFF_FFFF_FFFF_FFFF)
    }

    /// The number of `key`, which is counted once more.
    mutating func number(_ key: UInt64) -> UInt32 {
        var slot = Self.hash(key) & mask
        while slots[slot] != 0 {
            let number = slots[slot] - 1
            if keys[Int(number)] == key {
                counts[Int(number)] += 1
                return number
            }
            slot = (slot + 1) & mask
        }
        keys.append(key)
        counts.append(1)
        slots[slot] = UInt32(keys.count)
        if keys.count * 2 > slots.count { grow() }
        return UInt32(keys.count - 1)
    }

    private mutating func grow() {
        slots = [UInt32](repeating: 0, count: slots.count * 2)
        mask = slots.count - 1
        for (number, key) in keys.enumerated() {
            var slot = Self.hash(key) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = UInt32(number + 1)
        }
    }
}
