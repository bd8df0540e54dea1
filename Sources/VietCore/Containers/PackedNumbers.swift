/// Numbers in groups of seven bits, the least significant first; of every group but the last the highest bit is set.
@usableFromInline package enum PackedNumbers {
    @inlinable
    package static func append(_ value: UInt64, to bytes: inout [UInt8]) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    /// The number at `place`, which moves behind it; nil where the bytes end before or no number has so many groups.
    @inlinable
    package static func read(_ bytes: UnsafeRawBufferPointer, _ place: inout Int) -> UInt64? {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while place < bytes.count, shift < 64 {
            let byte = unsafe bytes[place]
            place += 1
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return value }
            shift += 7
        }
        return nil
    }
}
