/// Writing of single code points.
enum UTF8Writing {
    /// Writes a code point, four bytes at most, and returns its length.
    @inline(__always)
    static func write(_ value: UInt32, to out: UnsafeMutablePointer<UInt8>) -> Int {
        if value < 0x80 {
            unsafe out[0] = UInt8(truncatingIfNeeded: value)
            return 1
        }
        let last = UInt8(truncatingIfNeeded: value & 0x3F) | 0x80
        if value < 0x800 {
            unsafe out[0] = UInt8(truncatingIfNeeded: value >> 6) | 0xC0
            unsafe out[1] = last
            return 2
        }
        if value < 0x10000 {
            unsafe out[0] = UInt8(truncatingIfNeeded: value >> 12) | 0xE0
            unsafe out[1] = UInt8(truncatingIfNeeded: value >> 6 & 0x3F) | 0x80
            unsafe out[2] = last
            return 3
        }
        unsafe out[0] = UInt8(truncatingIfNeeded: value >> 18) | 0xF0
        unsafe out[1] = UInt8(truncatingIfNeeded: value >> 12 & 0x3F) | 0x80
        unsafe out[2] = UInt8(truncatingIfNeeded: value >> 6 & 0x3F) | 0x80
        unsafe out[3] = last
        return 4
    }
}
