/// The sound of a Vietnamese syllable: its onset and its rhyme, without the tone.
package struct SyllableParts: Hashable, Sendable {
    /// The number of the onset, 0 where the syllable begins with a vowel.
    package let onset: UInt8
    /// The number of the rhyme, counted from 1.
    package let rhyme: UInt8

    /// Nil where the text is not spelt like a Vietnamese syllable. Foreign words are often written without the tone that
    /// the spelling asks for before p, t, c and ch, so tones do not count.
    ///
    /// - Parameter form: a syllable in the form of ``WordIdentity/spelling``.
    package init?(_ form: String) {
        let analyzer = SyllableAnalyzer()
        guard
            let parts = unsafe Array(form.utf8).withUnsafeBufferPointer({ unsafe analyzer.analyze($0, anyTone: true) })
        else {
            return nil
        }
        let rime = analyzer.table.rimes[parts.rime]
        // The i of gi is onset and vowel at once: gì, giết.
        let length = parts.letters & 0xFFFF == Self.gi ? 2 : parts.onset
        let key = parts.letters & (1 << UInt64(length * 8) - 1)
        onset = Self.onsets.firstIndex(of: key).map { UInt8($0) } ?? 0
        // The u behind q is the glide, and belongs to the onset for the ear.
        let same = parts.onset == 1 && key == Self.q ? analyzer.table.find(rime.key >> 8, afterQ: false) : nil
        rhyme = UInt8((same ?? parts.rime) + 1)
    }

    private static let gi = UInt64(UInt8(ascii: "g")) | 6 << 8
    private static let q = UInt64(UInt8(ascii: "q"))

    /// By their letters, first letter lowest.
    private static let onsets: [UInt64] = [
        "", "b", "c", "d", "đ", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x", "ch", "gh", "gi", "kh",
        "ng",
        "nh", "ph", "q", "th", "tr", "ngh",
    ].map { onset in
        onset.unicodeScalars.reversed().reduce(0) { $0 << 8 | UInt64(SyllableLetters.code($1)) }
    }
}
