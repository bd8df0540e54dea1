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
        let start = start(key)
        let slot = unsafe slots.withUnsafeBufferPointer { slots in
            unsafe keys.withUnsafeBufferPointer { keys in
                // Free slots are told first: they have no key.
                OpenAddressing.first(from: start, mask: slots.count &- 1) {
                    unsafe slots[$0] == 0 || keys[Int(slots[$0]) &- 1] == key
                }
            }
        }
        let number = slots[slot]
        return number == 0 ? nil : Int(number) &- 1
    }

    /// The number of a key, known or new: one that was not seen before gets the old ``count``.
    @inlinable @inline(__always)
    package mutating func number(of key: UInt64) -> Int { find(key) ?? add(key) }

    @inlinable @inline(__always)
    func start(_ key: UInt64) -> Int { Int(truncatingIfNeeded: ByteHash.mix(key, seed)) & (slots.count &- 1) }

    @usableFromInline @inline(never)
    mutating func add(_ key: UInt64) -> Int {
        if (keys.count + 1) * 2 > slots.count {
            slots = [UInt32](repeating: 0, count: slots.count * 2)
            for number in keys.indices { place(number) }
        }
        keys.append(key)
        place(keys.count - 1)
        return keys.count - 1
    }

    private mutating func place(_ number: Int) {
        let slot = OpenAddressing.first(from: start(keys[number]), mask: slots.count - 1) { slots[$0] == 0 }
        slots[slot] = UInt32(number + 1)
    }

    /// Forgets all keys, keeping the memory.
    package mutating func removeAll() {
        keys.removeAll(keepingCapacity: true)
        unsafe slots.withUnsafeMutableBufferPointer { unsafe $0.update(repeating: 0) }
    }
}
