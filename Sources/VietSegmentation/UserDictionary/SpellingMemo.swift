/// Remembers the numbers of short tokens that are no syllables of the model: the same few marks come again and again.
struct SpellingMemo: ~Copyable {
    private struct Known: BitwiseCopyable {
        var low: UInt64 = 0
        var high: UInt64 = 0
        var number: UInt32 = 0
    }

    /// By hash of the bytes. No token is without bytes, so zeros are none.
    private let known: UnsafeMutablePointer<Known>
    private static let slots = 64

    init() {
        known = .allocate(capacity: Self.slots)
        known.initialize(repeating: Known(), count: Self.slots)
    }

    deinit { known.deallocate() }

    /// What `find` says of the bytes at `range`, or has said of the same bytes before.
    @inline(__always)
    func number(
        of range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>, find: (Range<Int>) -> UInt32
    ) -> UInt32 {
        // The length of 1 to 15 bytes in the last one, so that zeros at the end count.
        guard 1...15 ~= range.count else { return find(range) }
        var low: UInt64 = 0
        var high = UInt64(range.count) << 56
        for (place, index) in range.enumerated() {
            let byte = UInt64(bytes[index]) << UInt64(8 * (place & 7))
            if place < 8 { low |= byte } else { high |= byte }
        }
        let hash = (low ^ high &* 0x9E37_79B9_7F4A_7C15) &* 0xD6E8_FEB8_6659_FD93
        let slot = known + Int(truncatingIfNeeded: hash >> 58)
        if slot.pointee.low == low, slot.pointee.high == high { return slot.pointee.number }
        let number = find(range)
        slot.pointee = Known(low: low, high: high, number: number)
        return number
    }
}
