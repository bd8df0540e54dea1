/// The other spellings of syllables that writers use, the way back from the form of ``WordIdentity/spelling``.
package enum SpellingVariants {
    /// Lower-case NFC spellings other than `form` that have this form: the tone on the glide of a final `oa`, `oe`, `uy`,
    /// and `y` for `i`. None for most.
    package static func others(of form: String) -> [String] {
        var scalars = Array(form.unicodeScalars)
        guard scalars.count >= 2 else { return [] }
        let end = scalars.count - 1
        let (glide, main) = (
            VietnameseVowels.number(scalars[end - 1].value), VietnameseVowels.number(scalars[end].value)
        )
        guard main != 255 else { return [] }
        let (vowel, tone) = (main / 12, main % 12)
        if tone > 0, takesTone(glide, before: vowel) {
            scalars[end - 1] = letter(glide + tone)
            scalars[end] = letter(main - tone)
            return [String(String.UnicodeScalarView(scalars))]
        }
        if scalars.count == 2, vowel == VietnameseVowels.i, scalars[0].isASCII,
            FinalVowel.isInterchangeable(behind: UInt8(scalars[0].value))
        {
            scalars[1] = letter(FinalVowel.y(for: main))
            return [String(String.UnicodeScalarView(scalars))]
        }
        return []
    }

    /// Whether the older habit puts the tone on this glide, which has none, and not on the vowel behind it.
    private static func takesTone(_ glide: UInt8, before vowel: UInt8) -> Bool {
        // Rows 0 and 3 of the vowels are a and e.
        glide == VietnameseVowels.o * 12 && (vowel == 0 || vowel == 3)
            || glide == VietnameseVowels.u * 12 && vowel == VietnameseVowels.y
    }

    private static func letter(_ number: UInt8) -> Unicode.Scalar {
        Unicode.Scalar(VietnameseVowels.letters[Int(number)]) ?? "\u{FFFD}"
    }
}
