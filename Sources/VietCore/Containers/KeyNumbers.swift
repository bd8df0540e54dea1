/// Numbers, from 0 on, for 64-bit keys in order of first sight.
///
/// The table holds numbers alone, with the keys beside it, so that a free slot costs four bytes. Its hash is another one
/// in every run: no text can be made to collide, and nothing that is seen depends on it.
@usableFromInline package struct KeyNumbers: Sendable {
    /// The keys by their numbers.
    @usableFromInline package private(set) var keys: [UInt64] = []
    /// Numbers plus one, 0 in a free slot.
    @usableFromInline var slots: [UInt32]
    @usableFromInline let seed = ByteHash.processSeed | 1

    /// - Parameter capacity: for how many keys there is room before the table grows, a power of two.
    package init(capacity: Int = 128) { slots = [UInt32](repeating: 0, count: capacity * 2) }

    package var count: Int { keys.count }
    /// The memory held, in bytes.
    package var footprint: Int { keys.capacity * 8 + slots.count * 4 }

    /// The number of a key, nil where it has none.
    @inlinable @inline(__always)
    package func find(_ key: UInt64) -> Int? {
        let number = slots[slot(key)]
        return number == 0 ? nil : Int(number) &- 1
    }

    /// The number of a key, known or new: one that was not seen before gets the old ``count``.
    @inlinable @inline(__always)
    package mutating func number(of key: UInt64) -> Int {
        let number = slots[slot(key)]
        return number == 0 ? add(key) : Int(number) &- 1
    }

    @inlinable @inline(__always)
    func slot(_ key: UInt64) -> Int {
        let start = Int(truncatingIfNeeded: ByteHash.mix(key, seed))
        return slots.withUnsafeBufferPointer { slots in
            keys.withUnsafeBufferPointer { keys in
                OpenAddressing.slot(from: start, mask: slots.count &- 1) {
                    slots[$0] == 0 || keys[Int(slots[$0]) &- 1] == key
                }
            }
        }
    }

    @usableFromInline @inline(never)
    mutating func add(_ key: UInt64) -> Int {
        if (keys.count + 1) * 2 > slots.count { resize(to: slots.count * 2) }
        slots[slot(key)] = UInt32(keys.count + 1)
        keys.append(key)
        return keys.count - 1
    }

    private mutating func resize(to size: Int) {
        slots = [UInt32](repeating: 0, count: size)
        for (number, key) in keys.enumerated() { slots[slot(key)] = UInt32(number + 1) }
    }

    /// Forgets all keys, keeping the memory.
    package mutating func removeAll() {
        keys.removeAll(keepingCapacity: true)
        slots.withUnsafeMutableBufferPointer { $0.update(repeating: 0) }
    }
}
