/// `i` and `y` at the end of a syllable, which writers take for each other behind some consonants.
enum FinalVowel {
    /// Whether `i` and `y` are the same behind this letter, where nothing else stands in the syllable.
    @inline(__always)
    static func isInterchangeable(behind letter: UInt8) -> Bool {
        switch letter {
        case UInt8(ascii: "h"), UInt8(ascii: "k"), UInt8(ascii: "l"), UInt8(ascii: "m"), UInt8(ascii: "s"),
            UInt8(ascii: "t"), UInt8(ascii: "v"):
            true
        default: false
        }
    }

    /// The letter with `i` in the place of `y`, by numbers of ``VietnameseVowels``.
    @inline(__always)
    static func i(for y: UInt8) -> UInt8 { y - (VietnameseVowels.y - VietnameseVowels.i) * 12 }

    @inline(__always)
    static func y(for i: UInt8) -> UInt8 { i + (VietnameseVowels.y - VietnameseVowels.i) * 12 }
}
