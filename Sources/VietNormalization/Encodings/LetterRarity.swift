/// How rare the letters of Vietnamese are, for choosing between readings of bytes that are all made of syllables.
enum LetterRarity {
    /// The bits of the rarest letter, and of what is none.
    static let most = 16

    /// The letters by the negative logarithm of their frequency to the base 2, counted in news without regard to case.
    private static let bits: [UInt32: Int] = {
        let groups: [(Int, String)] = [
            (3, "nh"), (4, "tcig"), (5, "auđmo"), (6, "ràvlưbpáysk"), (7, "dệếôeạêộảóốớờấâ"),
            (8, "qềịủợểơậxìầăựứãởíụọ"), (9, "ữúồổắừòùặỉử"), (10, "ũỏễằýéẽẩẫwĩẻf"), (11, "ỗỹẹ"), (12, "jỡzỳỷõẳè"),
            (13, "ẵ"),
            (most, "ỵ"),
        ]
        var bits: [UInt32: Int] = [:]
        for (count, letters) in groups {
            for letter in letters.unicodeScalars { bits[letter.value] = count }
        }
        return bits
    }()

    /// The bits of a code point; what all readings share, the marks and digits of ASCII, has none.
    static func bits(of value: UInt32) -> Int {
        let isCapital = (0x41...0x5A).contains(value)
        if let count = bits[isCapital ? value + 0x20 : ByteEncoding.lower(value)] { return count }
        // Dashes, quotation marks and the ellipsis are about as common as a letter.
        return value < 0x80 ? 0 : (0x2010...0x2026).contains(value) ? 7 : most
    }
}
