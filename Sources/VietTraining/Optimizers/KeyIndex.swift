import VietCore

/// A map from 64-bit keys to numbers, 0 for all that are not in it: much leaner than a dictionary.
package struct KeyIndex: Sendable {
    private var numbers: KeyNumbers
    /// The values in order of the keys' first sight.
    package private(set) var values: [Int32] = []

    /// - Parameter capacity: for how many keys there is room before the map grows, a power of two.
    package init(capacity: Int = 512) { numbers = KeyNumbers(capacity: capacity) }

    /// The keys in order of first sight.
    package var keys: [UInt64] { numbers.keys }

    @inline(__always) package func value(_ key: UInt64) -> Int32 { numbers.find(key).map { values[$0] } ?? 0 }

    package mutating func set(_ key: UInt64, _ value: Int32) {
        let number = numbers.number(of: key)
        if number == values.count { values.append(value) } else { values[number] = value }
    }

    /// Adds one to the value of a key.
    ///
    /// - Returns: the place of the key among ``keys``.
    @discardableResult
    @inline(__always) package mutating func count(_ key: UInt64) -> Int {
        let number = numbers.number(of: key)
        if number == values.count { values.append(1) } else { values[number] &+= 1 }
        return number
    }

    package func forEach(_ body: (UInt64, Int32) -> Void) {
        for (number, key) in keys.enumerated() { body(key, values[number]) }
    }
}
