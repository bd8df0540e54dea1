import CVietICU

/// Letters one by one.
package enum VietnameseLetters {
    /// The small letter that a letter is a form of, vowels of Vietnamese without tone and marks; đ keeps its stroke.
    package static func base(of letter: UInt32) -> UInt32 {
        if letter < 0x80 { return isUpper(letter) ? letter | 0x20 : letter }
        let small = viet_lower(letter)
        let number = VietnameseVowels.number(small)
        return number == 255 ? small : UInt32(VietnameseVowels.decompositions[Int(number)].base)
    }

    /// Whether a letter is a capital.
    package static func isUpper(_ letter: UInt32) -> Bool {
        letter < 0x80 ? letter &- 0x41 < 26 : viet_lower(letter) != letter
    }
}

/// The vowel letters of Vietnamese by what they are made of: a vowel, a tone and a case.
///
/// A letter's number is `vowel * 12 + tone * 2 + (upper-case ? 1 : 0)`.
enum VietnameseVowels {
    /// Rows: the vowels in the order of the alphabet. Columns: level, grave, hook, tilde, acute, dot, each in both cases.
    static let letters: [UInt16] = {
        let rows = [
            "aAàÀảẢãÃáÁạẠ", "ăĂằẰẳẲẵẴắẮặẶ", "âÂầẦẩẨẫẪấẤậẬ", "eEèÈẻẺẽẼéÉẹẸ", "êÊềỀểỂễỄếẾệỆ", "iIìÌỉỈĩĨíÍịỊ",
            "oOòÒỏỎõÕóÓọỌ", "ôÔồỒổỔỗỖốỐộỘ", "ơƠờỜởỞỡỠớỚợỢ", "uUùÙủỦũŨúÚụỤ", "ưƯừỪửỬữỮứỨựỰ", "yYỳỲỷỶỹỸýÝỵỴ",
        ]
        return rows.flatMap { row in row.unicodeScalars.map { UInt16($0.value) } }
    }()

    /// The number of the letter of each code point below U+1F00, 255 where it is no vowel of Vietnamese.
    static let numbers: [UInt8] = {
        var table = [UInt8](repeating: 255, count: 0x1F00)
        for (number, letter) in letters.enumerated() { table[Int(letter)] = UInt8(number) }
        return table
    }()

    /// The rows of ``letters`` that rules ask for by name.
    static let (i, o, u, y): (UInt8, UInt8, UInt8, UInt8) = (5, 6, 9, 11)

    /// The code point that begins at a place of a word, in two bytes or in three of which the first is E1, as letters of
    /// Vietnamese have them, and moves the place behind it; nil for all others.
    @inline(__always)
    static func codePoint(in word: UnsafeBufferPointer<UInt8>, at: inout Int) -> Int? {
        let first = unsafe word[at]
        if first & 0xE0 == 0xC0, at + 1 < word.count {
            defer { at += 2 }
            return unsafe Int(first & 0x1F) << 6 | Int(word[at + 1] & 0x3F)
        }
        guard first == 0xE1, at + 2 < word.count else { return nil }
        defer { at += 3 }
        return unsafe 0x1000 | Int(word[at + 1] & 0x3F) << 6 | Int(word[at + 2] & 0x3F)
    }

    /// The number of a letter, 255 where it is no vowel of Vietnamese.
    @inline(__always)
    static func number(_ value: UInt32) -> UInt8 { value < 0x1F00 ? numbers[Int(value)] : 255 }

    /// Which vowel a plain one becomes by circumflex, breve and horn.
    private static let shaped: [[UInt8: UInt8]] = [[0: 2, 3: 4, 6: 7], [0: 1], [6: 8, 9: 10]]

    /// The letter with one mark more, whatever the order of the marks, or nil where that is no letter of Vietnamese.
    static func adding(_ mark: UInt32, to letter: UInt8) -> UInt8? {
        guard mark &- 0x300 < 0x40 else { return nil }
        let number = self.mark(UInt8(mark - 0x300))
        if number == 255 { return nil }
        if number < 5 { return letter % 12 < 2 ? letter + (number + 1) * 2 : nil }
        return shaped[Int(number) - 5][letter / 12].map { $0 * 12 + letter % 12 }
    }

    /// For every letter and mark the letter that NFC makes of the two, 255 where that is not one letter of Vietnamese.
    /// Marks are numbered by ``mark(_:)``.
    static let compositions: [UInt8] = {
        var table = [UInt8](repeating: 255, count: letters.count * 8)
        for letter in letters.indices {
            let (vowel, tone, upper) = (letter / 12, letter % 12 / 2, letter % 2)
            if tone == 0 {
                for mark in 0..<5 { table[letter * 8 + mark] = UInt8(letter + (mark + 1) * 2) }
            }
            for (shape, change) in shaped.enumerated() {
                // A circumflex or breve after a tone above the letter does not compose with the letter, only a horn
                // does, and what follows the dot below, because these have their own place in the canonical order.
                guard let result = change[UInt8(vowel)].map({ Int($0) }), tone == 0 || tone == 5 || shape == 2 else {
                    continue
                }
                table[letter * 8 + 5 + shape] = UInt8(result * 12 + tone * 2 + upper)
            }
        }
        return table
    }()

    struct Decomposed: Sendable {
        var base: UInt8 = 0
        var first: UInt16 = 0
        var second: UInt16 = 0
    }

    /// What each letter is made of, marks in canonical order, 0 where there is none.
    static let decompositions: [Decomposed] = letters.indices.map { letter in
        let (vowel, tone, upper) = (letter / 12, letter % 12 / 2, letter % 2)
        let base = Array("aaaeeiooouuy".utf8)[vowel] - UInt8(upper * 0x20)
        let shape: UInt16 =
            switch vowel {
            case 1: 0x306
            case 2, 4, 7: 0x302
            case 8, 10: 0x31B
            default: 0
            }
        let mark: UInt16 = [0, 0x300, 0x309, 0x303, 0x301, 0x323][tone]
        // The dot below goes before what stands above, after the horn.
        let first = mark == 0x323 && shape != 0x31B || shape == 0
        return first
            ? Decomposed(base: base, first: mark, second: shape)
            : Decomposed(base: base, first: shape, second: mark)
    }

    /// The number of the mark U+0300 + `low`: the five tones, circumflex, breve, horn; 255 for any other.
    static func mark(_ low: UInt8) -> UInt8 {
        switch low {
        case 0x00: 0
        case 0x09: 1
        case 0x03: 2
        case 0x01: 3
        case 0x23: 4
        case 0x02: 5
        case 0x06: 6
        case 0x1B: 7
        default: 255
        }
    }
}
