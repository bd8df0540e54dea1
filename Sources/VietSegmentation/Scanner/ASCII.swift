/// Letters and digits of ASCII, as the scanner asks for them byte by byte.
extension UInt8 {
    @inline(__always)
    var isASCIICapital: Bool { self >= 0x41 && self <= 0x5A }

    @inline(__always)
    var isASCIISmall: Bool { self >= 0x61 && self <= 0x7A }

    @inline(__always)
    var isASCIILetter: Bool { (self | 0x20).isASCIISmall }

    @inline(__always)
    var isASCIIDigit: Bool { self >= 0x30 && self <= 0x39 }

    @inline(__always)
    var isASCIIAlphanumeric: Bool { isASCIIDigit || isASCIILetter }

    /// The small letter of a capital; any other byte itself.
    @inline(__always)
    var asciiSmall: UInt8 { isASCIICapital ? self | 0x20 : self }
}

extension SyllableKey {
    /// The key of a spelling in small letters of ASCII, nil where it is too long.
    init?(small bytes: UnsafeBufferPointer<UInt8>) {
        for index in bytes.indices where unsafe !append(bytes[index].asciiSmall) { return nil }
    }
}
