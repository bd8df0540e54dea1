extension Collection where Element: FixedWidthInteger {
    /// The numbers as tables hold them: the least significant byte of each first.
    @inlinable package var littleEndianBytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count * Element.bitWidth / 8)
        for number in self {
            for shift in stride(from: 0, to: Element.bitWidth, by: 8) {
                bytes.append(UInt8(truncatingIfNeeded: number >> shift))
            }
        }
        return bytes
    }
}
