import VietCore

/// Repairs marks behind Vietnamese vowels in NFC text: doubled ones, and shapes (circumflex, breve, horn) that come
/// after the tone and so do not compose.
enum MarkRewriter {
    static func rewrite(_ bytes: UnsafeBufferPointer<UInt8>, into builder: inout ViewBuilder) {
        let numbers = VietnameseVowels.numbers
        var at = 0
        while at + 1 < bytes.count {
            // A mark right behind a letter.
            guard unsafe bytes[at] == 0xCC else {
                at += 1
                continue
            }
            let start = unsafe max(builder.position, Pieces.base(in: bytes, before: at))
            let (value, length) = unsafe start < at ? UTF8Decoding.scalar(in: bytes, at: start) : (0, 0)
            var end = at
            var letter = value < 0x1F00 && length > 0 ? Int(numbers[Int(value)]) : 255
            while letter != 255, end + 1 < bytes.count, unsafe bytes[end] == 0xCC, unsafe bytes[end + 1] & 0xC0 == 0x80
            {
                let mark = unsafe Int(VietnameseVowels.mark(bytes[end + 1] & 0x3F))
                guard mark != 255, let next = add(mark, to: letter) else { break }
                letter = next
                end += 2
            }
            if end > at {
                builder.keep(to: start)
                builder.replace(to: end, with: UInt32(VietnameseVowels.letters[letter]), kind: .marks)
                at = end
            }
            // What could not be added stays, and so does all behind it.
            while at + 1 < bytes.count, unsafe bytes[at] == 0xCC || bytes[at] == 0xCD,
                unsafe bytes[at + 1] & 0xC0 == 0x80
            { at += 2 }
            if end == at, at < bytes.count { at += 1 }
        }
    }

    /// The letter with a mark added that it has already or has room for, or nil.
    private static func add(_ mark: Int, to letter: Int) -> Int? {
        let (vowel, tone, upper) = (letter / 12, letter % 12 / 2, letter % 2)
        if mark < 5 {
            if tone == mark + 1 { return letter }
            return tone == 0 ? vowel * 12 + (mark + 1) * 2 + upper : nil
        }
        let now = [1: 6, 2: 5, 4: 5, 7: 5, 8: 7, 10: 7][vowel]
        if now == mark { return letter }
        let plain = VietnameseVowels.compositions[vowel * 12 * 8 + mark]
        return plain == 255 ? nil : Int(plain) / 12 * 12 + tone * 2 + upper
    }
}
