/// The sound of a Vietnamese syllable: its onset and its rhyme, without the tone.
package struct SyllableParts: Hashable, Sendable {
    /// Position in the list of onsets, 0 where the syllable begins with a vowel.
    package let onset: UInt8
    /// Position in the list of rhymes, counted from 1.
    package let rhyme: UInt8

    /// Nil where the text is not spelt like a Vietnamese syllable.
    ///
    /// - Parameter canonical: a syllable in the form of ``SyllableForm``.
    package init?(_ canonical: String) {
        var letters = ""
        letters.unicodeScalars.reserveCapacity(8)
        for scalar in canonical.unicodeScalars { letters.unicodeScalars.append(Self.toneless[scalar] ?? scalar) }
        for (index, onset) in Self.onsets.enumerated().reversed() where letters.hasPrefix(onset) {
            var rest = String(letters.dropFirst(onset.count))
            // The i of gi is onset and vowel at once: gì, giết.
            if onset == "gi", Self.rhymeNumbers[rest] == nil { rest = "i" + rest }
            guard let rhyme = Self.rhymeNumbers[rest] else { continue }
            self.onset = UInt8(index)
            self.rhyme = rhyme
            return
        }
        return nil
    }

    // Shorter before longer, so that a search from the end finds the longest.
    private static let onsets = [
        "", "b", "c", "d", "đ", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x", "ch", "gh", "gi", "kh",
        "ng", "nh", "ph", "qu", "th", "tr", "ngh",
    ]

    private static let rhymes = """
        a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et \
        ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu o oa oac oach oai oam oan \
        oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot ô ôc ôi ôm ôn \
        ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt up ut \
        uy uya uych uyên uyêt uynh uyt uyu uơ ư ưa ưc ưi ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng \
        yêt yêu ynh yt ych
        """

    private static let rhymeNumbers: [String: UInt8] = {
        var numbers: [String: UInt8] = [:]
        for (index, rhyme) in rhymes.split(separator: " ").enumerated() { numbers[String(rhyme)] = UInt8(index + 1) }
        return numbers
    }()

    private static let toneless: [Unicode.Scalar: Unicode.Scalar] = {
        let rows = [
            "aàáảãạ", "ăằắẳẵặ", "âầấẩẫậ", "eèéẻẽẹ", "êềếểễệ", "iìíỉĩị", "oòóỏõọ", "ôồốổỗộ", "ơờớởỡợ", "uùúủũụ",
            "ưừứửữự", "yỳýỷỹỵ",
        ]
        var table: [Unicode.Scalar: Unicode.Scalar] = [:]
        for row in rows {
            let letters = Array(row.unicodeScalars)
            for letter in letters { table[letter] = letters[0] }
        }
        return table
    }()
}
