/// Numbers in groups of seven bits, the least significant first, as blocks hold them.
enum PackedNumbers {
    static func append(_ value: Int, to bytes: inout [UInt8]) {
        var rest = UInt64(bitPattern: Int64(value))
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    /// The number at `place`, which moves behind it; nil where the bytes end before or no number has so many groups.
    static func read(_ bytes: UnsafeBufferPointer<UInt8>, _ place: inout Int) -> Int? {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while place < bytes.count, shift < 64 {
            let byte = unsafe bytes[place]
            place += 1
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return Int(bitPattern: UInt(value)) }
            shift += 7
        }
        return nil
    }
}
