/// The marks on a word of at most eight letters: which letters have a circumflex, breve, horn or stroke, and one tone.
///
/// Bits from the lowest: two a letter for its shape (0 none, 1 circumflex or stroke, 2 breve, 3 horn), three for the tone in
/// the order of ``Tone``, three for the letter that carries it.
@usableFromInline package struct LetterMarks: Hashable, Sendable, BitwiseCopyable {
    @usableFromInline package var rawValue: UInt32

    @inlinable package init(rawValue: UInt32 = 0) { self.rawValue = rawValue }

    /// How many bits marks have.
    @inlinable package static var bitCount: UInt32 { 22 }

    /// The same with the tone on no letter: equal for `hòa` and `hoà`.
    @inlinable package var withoutPlace: UInt32 { rawValue & 0x7_FFFF }
    /// The shapes of all letters.
    @inlinable package var shapes: UInt32 { rawValue & 0xFFFF }
    /// The tone in the order of ``Tone``, 0 where there is none.
    @inlinable package var tone: UInt32 { rawValue >> 16 & 7 }
    @inlinable package var tonePlace: Int { Int(rawValue >> 19 & 7) }
    @inlinable package var isEmpty: Bool { rawValue == 0 }

    /// Whether a word with these marks can be one with `others` that lacks some: no shape is another one, and no tone.
    @inlinable package func include(_ others: LetterMarks) -> Bool {
        let marked = (others.shapes | others.shapes >> 1) & 0x5555
        return shapes & (marked | marked << 1) == others.shapes && (others.tone == 0 || others.tone == tone)
    }

    /// The letter of these marks at a place of a word.
    ///
    /// - Parameter base: the letter without marks, `a` to `z`.
    /// - Returns: the base where no letter of Vietnamese has these marks.
    package func letter(_ base: UInt8, at index: Int, upper: Bool) -> UInt32 {
        let shape = Int(shapes >> UInt32(index * 2) & 3)
        let tone = self.tone != 0 && tonePlace == index ? Int(self.tone) : 0
        if base == 0x64, shape == 1 { return upper ? 0x110 : 0x111 }
        let row = Int(MarkedLetters.rows[Int(base &- 0x61) * 4 + shape])
        if row == 255 { return UInt32(upper ? base & ~0x20 : base) }
        return UInt32(VietnameseVowels.letters[row * 12 + tone * 2 + (upper ? 1 : 0)])
    }
}

/// A word taken apart into bare letters and marks.
package struct MarkedLetters: Hashable, Sendable {
    /// The letters without marks and case, five bits each (1 is a), the first one lowest.
    package var letters: UInt64 = 0
    package var marks = LetterMarks()

    /// The longest word in letters.
    package static let maximumLetters = 8

    /// Takes a word in NFC apart, or returns nil where it has more letters, or others than those of the Vietnamese
    /// and the English alphabets, or two tones.
    package init?(_ word: UnsafeBufferPointer<UInt8>) {
        var at = 0
        var count: UInt32 = 0
        var shapes: UInt32 = 0
        while at < word.count {
            guard count < Self.maximumLetters else { return nil }
            let first = unsafe word[at]
            var base = UInt64(first | 0x20) &- 0x60
            if first < 0x80 {
                guard base &- 1 < 26, first >= 0x41 else { return nil }
                at += 1
            } else {
                guard let value = unsafe VietnameseVowels.codePoint(in: word, at: &at) else { return nil }
                if value | 1 == 0x111 {
                    base = 4
                    shapes |= 1 << (count * 2)
                } else {
                    guard value < 0x1F00 else { return nil }
                    let number = Self.numbers[value]
                    guard number != 255 else { return nil }
                    let row = Int(number / 12)
                    base = UInt64(Self.bases[row] &- 0x60)
                    shapes |= UInt32(Self.shapes[row]) << (count * 2)
                    let tone = UInt32(number % 12 / 2)
                    if tone != 0 {
                        guard marks.tone == 0 else { return nil }
                        marks.rawValue = tone << 16 | count << 19
                    }
                }
            }
            letters |= base << UInt64(count * 5)
            count += 1
        }
        guard count > 0 else { return nil }
        marks.rawValue |= shapes
    }

    /// The letters with their marks, in lower case.
    package var text: String {
        var text = String.UnicodeScalarView()
        var left = letters
        while left != 0 {
            text.append(
                Unicode.Scalar(marks.letter(UInt8(left & 31) + 0x60, at: text.count, upper: false)) ?? "\u{FFFD}")
            left >>= 5
        }
        return String(text)
    }

    package init(letters: UInt64, marks: LetterMarks) {
        self.letters = letters
        self.marks = marks
    }

    private static let numbers = VietnameseVowels.numbers
    /// Of every row of vowels.
    private static let bases: [UInt8] = Array("aaaeeiooouuy".utf8)
    private static let shapes: [UInt8] = [0, 2, 1, 0, 1, 0, 0, 1, 3, 0, 3, 0]

    /// The row of vowels of a letter from a on with each of the four shapes, 255 where there is none.
    fileprivate static let rows: [UInt8] = {
        var rows = [UInt8](repeating: 255, count: 26 * 4)
        for row in bases.indices { rows[Int(bases[row] - 0x61) * 4 + Int(shapes[row])] = UInt8(row) }
        return rows
    }()
}
