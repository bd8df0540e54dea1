/// The rimes of Vietnamese: what a syllable is without its first consonants and its tone.
///
/// The lists follow the description of the syllable in Đoàn Thiện Thuật, *Ngữ âm tiếng Việt* (1977), and in the
/// spelling rules taught at school: a glide (o or u), a nucleus (11 vowels and 3 diphthongs) and a coda (m n ng nh p t
/// c ch, or i y o u), with the combinations that Vietnamese words use, borrowed ones such as `xoong` included.
struct RimeTable: Sendable {
    struct Rime: Sendable {
        /// The letters, one a byte, first letter lowest, see ``SyllableLetters``.
        let key: UInt32
        let glide: UInt8
        let nucleus: UInt8
        let coda: UInt8
        /// Which letter of the rime carries the tone in the old and in the new style.
        let oldPlace: UInt8
        let newPlace: UInt8
        /// The coda is p, t, c or ch: only acute and dot go with it.
        let isStopped: Bool

        var count: Int { Int(glide + nucleus + coda) }
        var first: UInt8 { UInt8(truncatingIfNeeded: key) }
    }

    let rimes: [Rime]
    /// Rimes that follow q, whose u is the glide.
    let afterQ: Range<Int>
    /// Number of the rime by hash, 0 for none, otherwise one more than its place.
    private let slots: [UInt16]

    static let shared = RimeTable()

    private init() {
        // Nucleus, then its codas; `-` is none.
        let plain = [
            "a - c ch i m n ng nh o p t u y", "ă c m n ng p t", "â c m n ng p t u y", "e - c m n ng o p t",
            "ê - ch m n nh p t u", "i - ch m n nh p t u", "ia -", "iê c m n ng p t u", "o - c i m n ng p t", "oo c ng",
            "ô - c i m n ng p t", "ơ - i m n p t", "u - c i m n ng p t", "ua -", "uô c i m n ng t",
            "ư - c i m n ng t u",
            "ưa -", "ươ c i m n ng p t u", "y -", "yê m n ng t u",
        ]
        let glided = [
            "o a - c ch i m n ng nh o p t y", "o ă c m n ng p t", "o e - m n o t", "u â c n ng t y", "u ê - ch n nh",
            "u ơ -", "u y - ch n nh p t u", "u ya -", "u yê n t",
        ]
        let afterQu = [
            "u a - c ch i m n ng nh o p t u y", "u ă c m n ng p t", "u â c n ng p t y", "u e - c m n ng o t",
            "u ê - ch n nh t u", "u i - t", "u ô c", "u ơ - n t", "u y - ch n nh p t", "u yê n t",
        ]
        var rimes: [Rime] = []
        for row in plain { Self.append(row, glide: false, to: &rimes) }
        for row in glided { Self.append(row, glide: true, to: &rimes) }
        let first = rimes.count
        for row in afterQu { Self.append(row, glide: true, to: &rimes) }
        self.rimes = rimes
        afterQ = first..<rimes.count

        var slots = [UInt16](repeating: 0, count: 1024)
        for (place, rime) in rimes.enumerated() {
            var slot = Self.slot(rime.key, afterQ: place >= first)
            while slots[slot] != 0 { slot = (slot + 1) & 1023 }
            slots[slot] = UInt16(place + 1)
        }
        self.slots = slots
    }

    /// The place in ``rimes`` of the rime with these letters, or nil.
    func find(_ key: UInt32, afterQ isAfterQ: Bool) -> Int? {
        var slot = Self.slot(key, afterQ: isAfterQ)
        while true {
            let place = Int(slots[slot]) - 1
            if place < 0 { return nil }
            if rimes[place].key == key, (place >= afterQ.lowerBound) == isAfterQ { return place }
            slot = (slot + 1) & 1023
        }
    }

    private static func slot(_ key: UInt32, afterQ: Bool) -> Int {
        Int(((key &+ (afterQ ? 77 : 0)) &* 0x9E37_79B1) >> 22)
    }

    private static func append(_ row: String, glide: Bool, to rimes: inout [Rime]) {
        var fields = row.split(separator: " ").map { $0.unicodeScalars.map { SyllableLetters.code($0) } }
        let before = glide ? fields.removeFirst() : []
        let nucleus = fields.removeFirst()
        for field in fields {
            let coda = field == [SyllableLetters.code("-")] ? [] : field
            let letters = before + nucleus + coda
            let key = letters.reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
            let (old, new) = tonePlaces(glide: before, nucleus: nucleus, hasCoda: !coda.isEmpty)
            rimes.append(
                Rime(
                    key: key, glide: UInt8(before.count), nucleus: UInt8(nucleus.count), coda: UInt8(coda.count),
                    oldPlace: UInt8(old), newPlace: UInt8(new),
                    isStopped: coda.first.map { "ptc".utf8.contains($0) } ?? false))
        }
    }

    private static func tonePlaces(glide: [UInt8], nucleus: [UInt8], hasCoda: Bool) -> (old: Int, new: Int) {
        // A diphthong before a coda carries the tone on its second vowel, otherwise on its first: tiến, mía; muốn, múa.
        let inNucleus = nucleus.count == 2 && hasCoda ? 1 : 0
        let new = glide.count + inNucleus
        // The old style puts it on the glide of oa, oe, uy with nothing behind: hòa, khỏe, thủy.
        let open = !glide.isEmpty && nucleus.count == 1 && !hasCoda && SyllableLetters.isPlain(nucleus[0])
        return (open ? 0 : new, new)
    }
}

/// The codes of letters within a syllable: 1 to 12 for the vowels in the order of the alphabet, ASCII for consonants
/// and 14 for đ; 0 is no letter.
enum SyllableLetters {
    static let dStroke: UInt8 = 14

    static func code(_ scalar: Unicode.Scalar) -> UInt8 {
        if scalar == "đ" { return dStroke }
        let number = VietnameseVowels.numbers[Int(scalar.value)]
        return number == 255 ? UInt8(truncatingIfNeeded: scalar.value) : number / 12 + 1
    }

    /// Whether a vowel has no breve, circumflex or horn.
    static func isPlain(_ vowel: UInt8) -> Bool { [1, 4, 6, 7, 10, 12].contains(vowel) }
}
