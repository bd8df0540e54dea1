/// A map from 64-bit keys to numbers other than 0, by open addressing: much leaner than a dictionary.
package struct KeyIndex: Sendable {
    private var keys: [UInt64] = .init(repeating: 0, count: 1024)
    private var values: [Int32] = .init(repeating: 0, count: 1024)
    package private(set) var used = 0

    package init() {}

    package mutating func reserve(_ count: Int) {
        var capacity = keys.count
        while capacity < count * 2 { capacity *= 2 }
        if capacity > keys.count { grow(to: capacity) }
    }

    @inline(__always) private func slot(_ key: UInt64) -> Int {
        let mask = keys.count - 1
        var slot = Int(truncatingIfNeeded: key &* 0x9E37_79B9_7F4A_7C15 >> 20) & mask
        while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & mask }
        return slot
    }

    @inline(__always) package func value(_ key: UInt64) -> Int32 { values[slot(key)] }

    package mutating func set(_ key: UInt64, _ value: Int32) {
        var place = slot(key)
        if keys[place] == 0 {
            if (used + 1) * 2 > keys.count {
                grow(to: keys.count * 2)
                place = slot(key)
            }
            keys[place] = key
            used += 1
        }
        values[place] = value
    }

    @inline(__always) package mutating func count(_ key: UInt64) {
        let place = slot(key)
        if keys[place] == key { values[place] &+= 1 } else { set(key, 1) }
    }

    package func forEach(_ body: (UInt64, Int32) -> Void) {
        for place in keys.indices where keys[place] != 0 { body(keys[place], values[place]) }
    }

    private mutating func grow(to capacity: Int) {
        let oldKeys = keys
        let oldValues = values
        keys = .init(repeating: 0, count: capacity)
        values = .init(repeating: 0, count: capacity)
        for place in oldKeys.indices where oldKeys[place] != 0 {
            let target = slot(oldKeys[place])
            keys[target] = oldKeys[place]
            values[target] = oldValues[place]
        }
    }
}
