/// VNI for Windows: windows-1252 in which a letter's shape and tone follow it as one more letter.
enum VNIEncoding {
    /// By vowel the letter that carries the marks, and the marks without tone, 0 where there are none.
    private static let carriers: [(base: UInt8, shape: UInt8)] = [
        (0x61, 0), (0x61, 0xEA), (0x61, 0xE2), (0x65, 0), (0x65, 0xE2), (0, 0), (0x6F, 0), (0x6F, 0xE2), (0xF4, 0),
        (0x75, 0), (0xF6, 0), (0x79, 0),
    ]
    /// Marks by tone from grave on: alone, with breve, with circumflex.
    private static let plainTones: [UInt8] = [0xF8, 0xFB, 0xF5, 0xF9, 0xEF]
    private static let breveTones: [UInt8] = [0xE8, 0xFA, 0xFC, 0xE9, 0xEB]
    private static let circumflexTones: [UInt8] = [0xE0, 0xE5, 0xE3, 0xE1, 0xE4]
    /// i with its tones, and ỵ, have codes of their own.
    private static let iCodes: [UInt8] = [0x69, 0xEC, 0xE6, 0xF3, 0xED, 0xF2]

    /// The bytes of every letter by its number; capitals differ by 20 in each byte.
    static let codes: [[UInt8]] = VietnameseVowels.letters.indices.map { letter in
        let (vowel, tone, upper) = (letter / 12, letter % 12 / 2, letter % 2)
        let lower: [UInt8]
        if vowel == 5 {
            lower = [iCodes[tone]]
        } else if vowel == 11, tone == 5 {
            lower = [0xEE]
        } else {
            let (base, shape) = carriers[vowel]
            let tones = vowel == 1 ? breveTones : shape == 0xE2 ? circumflexTones : plainTones
            lower = tone > 0 ? [base, tones[tone - 1]] : shape == 0 ? [base] : [base, shape]
        }
        return upper == 1 ? lower.map { $0 & ~0x20 } : lower
    }

    /// The code point of each byte alone and, behind a letter, of each pair; 0 where there is none.
    private static let (single, pairs): ([UInt32], [UInt32]) = {
        var single = ByteEncoding.windows1252.decoding
        var pairs = [UInt32](repeating: 0, count: 1 << 16)
        for (letter, code) in codes.enumerated() {
            let value = UInt32(VietnameseVowels.letters[letter])
            if code.count == 1 { single[Int(code[0])] = value } else { pairs[Int(code[0]) << 8 | Int(code[1])] = value }
        }
        single[0xF1] = 0x111
        single[0xD1] = 0x110
        return (single, pairs)
    }()

    static func decode(_ builder: inout ViewBuilder) -> Int? {
        let source = unsafe builder.source
        var failure: Int?
        var at = 0
        while at < source.count {
            let byte = unsafe source[at]
            // A capital letter may carry small marks and the other way round, as typed with a shift key held.
            if at + 1 < source.count, unsafe source[at + 1] >= 0xC0 {
                let upper = byte & 0x20
                let pair = unsafe pairs[Int(byte) << 8 | Int(source[at + 1] & ~0x20 | upper)]
                if pair != 0 {
                    builder.keep(to: at)
                    at += 2
                    builder.replace(to: at, with: pair, kind: .form)
                    continue
                }
            }
            if byte < 0x80 {
                at += 1
                continue
            }
            builder.keep(to: at)
            if single[Int(byte)] == ByteEncoding.none { failure = failure ?? at }
            at += 1
            let value = single[Int(byte)]
            builder.replace(to: at, with: value == ByteEncoding.none ? 0xFFFD : value, kind: .form)
        }
        return failure
    }

    /// The bytes of a code point, or none.
    static func bytes(for value: UInt32) -> [UInt8]? {
        if value < 0x80 { return [UInt8(value)] }
        if value | 1 == 0x111 { return [value == 0x111 ? 0xF1 : 0xD1] }
        let number = Int(VietnameseVowels.number(value))
        if number != 255 { return codes[number] }
        return ByteEncoding.windows1252.encoding[value].map { [$0] }
    }
}
