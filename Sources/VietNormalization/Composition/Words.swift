import VietCore

/// Runs of letters in NFC text.
@safe struct WordScanner {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var at = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0) {
        unsafe self.bytes = unsafe bytes
        at = start
    }

    /// The next run of letters of any alphabet with their marks, or nil at the end.
    mutating func next() -> Range<Int>? {
        while unsafe at < bytes.count {
            let length = unsafe Self.letter(in: bytes, at: at)
            if length < 0 {
                at -= length
                continue
            }
            let start = at
            at += length
            while unsafe at < bytes.count {
                let length = unsafe Self.letter(in: bytes, at: at)
                if length < 0 { break }
                at += length
            }
            return start..<at
        }
        return nil
    }

    /// The length of the letter or mark at `at`, negative where something else stands there. Coarse: what is not
    /// punctuation, a sign or an ideograph counts as a letter.
    @inline(__always)
    static func letter(in bytes: UnsafeBufferPointer<UInt8>, at: Int) -> Int {
        let first = unsafe bytes[at]
        if first < 0x80 {
            let lower = first | 0x20
            return lower >= 0x61 && lower <= 0x7A ? 1 : -1
        }
        let (value, length) = unsafe UTF8Decoding.scalar(in: bytes, at: at)
        guard length > 0 else { return length }
        let isLetter = value >= 0xC0 && value < 0x2000 && value != 0xD7 && value != 0xF7
        return isLetter || value >= 0xFF21 && value <= 0xFF5A ? length : -length
    }
}
