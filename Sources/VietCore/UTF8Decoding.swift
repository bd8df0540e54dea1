/// Decoding of single UTF-8 sequences, tolerant of invalid bytes.
package enum UTF8Decoding {
    /// The length of the sequence that starts at `index` and whether it is valid.
    ///
    /// An invalid sequence is the maximal subpart of an ill-formed one (Unicode Standard, 3.9, "U+FFFD Substitution
    /// of Maximal Subparts"), so counting sequences agrees with `String(decoding:as:)`.
    @inlinable
    package static func sequence(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (length: Int, valid: Bool) {
        let (_, length) = unsafe scalar(in: bytes, at: index)
        return (Int(length.magnitude), length > 0)
    }

    /// The scalar value that starts at `index` and the length of its sequence; for an invalid sequence U+FFFD and the
    /// length negated.
    @inlinable
    package static func scalar(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (value: UInt32, length: Int) {
        let first = unsafe bytes[index]
        if first < 0x80 { return (UInt32(first), 1) }
        let count = bytes.count
        guard first >= 0xC2, first <= 0xF4, index + 1 < count else { return (0xFFFD, -1) }
        let second = unsafe bytes[index + 1]
        if first < 0xE0 {
            guard second & 0xC0 == 0x80 else { return (0xFFFD, -1) }
            return (UInt32(first & 0x1F) << 6 | UInt32(second & 0x3F), 2)
        }
        // The second byte alone rules out overlong forms, surrogates and values above U+10FFFF.
        let lowest: UInt8 = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80
        let highest: UInt8 = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF
        guard second >= lowest, second <= highest else { return (0xFFFD, -1) }
        guard index + 2 < count, unsafe bytes[index + 2] & 0xC0 == 0x80 else { return (0xFFFD, -2) }
        let third = unsafe bytes[index + 2]
        if first < 0xF0 {
            return (UInt32(first & 0x0F) << 12 | UInt32(second & 0x3F) << 6 | UInt32(third & 0x3F), 3)
        }
        guard index + 3 < count, unsafe bytes[index + 3] & 0xC0 == 0x80 else { return (0xFFFD, -3) }
        let high = UInt32(first & 0x07) << 18 | UInt32(second & 0x3F) << 12
        return unsafe (high | UInt32(third & 0x3F) << 6 | UInt32(bytes[index + 3] & 0x3F), 4)
    }

    /// Whether the last bytes of `first` are a sequence cut short that `second` goes on with at `index`, so that together
    /// they could be a character that neither holds.
    package static func joins(
        _ first: UnsafeBufferPointer<UInt8>, _ second: UnsafeBufferPointer<UInt8>, at index: Int
    ) -> Bool {
        guard index < second.count, unsafe second[index] & 0xC0 == 0x80 else { return false }
        for length in 1...3 where length <= first.count {
            let start = first.count - length
            if unsafe first[start] & 0xC0 == 0x80 { continue }
            // Cut short and not wrong in itself: the maximal subpart goes up to the end.
            return unsafe first[start] >= 0xC2 && scalar(in: first, at: start).length == -length
        }
        return false
    }

    /// The same in an array.
    package static func firstInvalid(in bytes: [UInt8]) -> Int? {
        unsafe bytes.withUnsafeBufferPointer { unsafe firstInvalid(in: $0) }
    }

    /// The offset of the first invalid byte, or nil where all of `bytes` is valid UTF-8.
    package static func firstInvalid(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        let count = bytes.count
        var index = 0
        while index < count {
            let first = unsafe bytes[index]
            if first < 0x80 {
                index &+= 1
                continue
            }
            // The sequences of Vietnamese letters, seen at a glance.
            if first &- 0xC2 < 0xE0 - 0xC2, index &+ 1 < count, unsafe bytes[index &+ 1] & 0xC0 == 0x80 {
                index &+= 2
                continue
            }
            if first &- 0xE1 < 0xED - 0xE1, index &+ 2 < count, unsafe bytes[index &+ 1] & 0xC0 == 0x80,
                unsafe bytes[index &+ 2] & 0xC0 == 0x80
            {
                index &+= 3
                continue
            }
            let (length, valid) = unsafe sequence(in: bytes, at: index)
            if !valid { return index }
            index &+= length
        }
        return nil
    }
}
