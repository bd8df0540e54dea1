/// VIQR: ASCII with the marks of a letter typed behind it (RFC 1456).
enum VIQREncoding {
    private static let toneSigns = Array("`?~'.".utf8)

    static func decode(_ builder: inout ViewBuilder) -> Int? {
        let source = unsafe builder.source
        var failure: Int?
        var at = 0
        while at < source.count {
            let byte = unsafe source[at]
            if byte >= 0x80 {
                failure = failure ?? at
                builder.keep(to: at)
                builder.replace(to: at + 1, with: 0xFFFD, kind: .form)
                at += 1
            } else if byte == 0x5C, at + 1 < source.count, unsafe (0x20..<0x80).contains(source[at + 1]) {
                // The sign behind a backslash stands for itself.
                builder.keep(to: at)
                unsafe builder.replace(to: at + 2, with: UInt32(source[at + 1]), kind: .form)
                at += 2
            } else if byte | 0x20 == 0x64, at + 1 < source.count, unsafe source[at + 1] | 0x20 == 0x64 {
                builder.keep(to: at)
                builder.replace(to: at + 2, with: byte == 0x64 ? 0x111 : 0x110, kind: .form)
                at += 2
            } else {
                let number = VietnameseVowels.numbers[Int(byte)]
                var letter = Int(number)
                var end = at + 1
                while number != 255, end < source.count, let next = unsafe add(source[end], to: letter) {
                    letter = next
                    end += 1
                }
                if end > at + 1 {
                    builder.keep(to: at)
                    builder.replace(to: end, with: UInt32(VietnameseVowels.letters[letter]), kind: .form)
                }
                at = end
            }
        }
        return failure
    }

    /// Whether a vowel has a sign that no punctuation mark is there: one before a letter or another sign, or one of `^`, `` ` ``,
    /// `~`, `+`.
    static func hasInnerSigns(_ bytes: [UInt8]) -> Bool {
        for (index, byte) in bytes.enumerated().dropFirst() {
            let number = VietnameseVowels.numbers[Int(bytes[index - 1])]
            guard number != 255, add(byte, to: Int(number)) != nil else { continue }
            switch byte {
            case UInt8(ascii: "^"), UInt8(ascii: "`"), UInt8(ascii: "~"), UInt8(ascii: "+"): return true
            default: break
            }
            if index + 1 < bytes.count, (0x61...0x7A).contains(bytes[index + 1] | 0x20) { return true }
        }
        return false
    }

    /// The letter that a sign makes of a letter, or nil where it stands for itself.
    static func add(_ sign: UInt8, to letter: Int) -> Int? {
        let (vowel, tone, upper) = (letter / 12, letter % 12 / 2, letter % 2)
        if let index = toneSigns.firstIndex(of: sign) {
            return tone == 0 ? vowel * 12 + (index + 1) * 2 + upper : nil
        }
        guard tone == 0 else { return nil }
        let mark: Int
        switch sign {
        case 0x5E: mark = 5
        case 0x28: mark = 6
        case 0x2B, 0x2A: mark = 7
        default: return nil
        }
        let result = VietnameseVowels.compositions[letter * 8 + mark]
        return result == 255 ? nil : Int(result)
    }

    /// The signs of a letter by its number.
    static func bytes(forLetter letter: Int) -> [UInt8] {
        let (vowel, tone, upper) = (letter / 12, letter % 12 / 2, letter % 2)
        var result = [Array("aaaeeiooouuy".utf8)[vowel] & (upper == 1 ? ~0x20 : 0xFF)]
        switch vowel {
        case 1: result.append(0x28)
        case 2, 4, 7: result.append(0x5E)
        case 8, 10: result.append(0x2B)
        default: break
        }
        if tone > 0 { result.append(toneSigns[tone - 1]) }
        return result
    }
}
