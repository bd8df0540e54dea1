/// Values by the keys of words or phrases. Nearly all other keys are told apart by one bit, without a look at a dictionary.
struct KeyTable<Value: Sendable>: Sendable {
    /// All entries.
    private(set) var entries: [UInt32: Value] = [:]
    private var filter = [UInt64](repeating: 0, count: 512)

    @inline(__always)
    subscript(key: UInt32) -> Value? {
        get { filter[Int(key >> 23)] >> UInt64(key >> 17 & 63) & 1 == 0 ? nil : entries[key] }
        set {
            filter[Int(key >> 23)] |= 1 << UInt64(key >> 17 & 63)
            entries[key] = newValue
        }
    }
}
