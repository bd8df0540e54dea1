/// The parts of a syllable as numbers, without text of its own.
struct SyllableAnalysis {
    /// The letters, one a byte, first letter lowest, without tone and case.
    var letters: UInt64
    var count: Int
    /// One bit a letter.
    var upperCase: UInt8
    /// How many letters the first consonants have, the u of qu not counted.
    var onset: Int
    /// The place of the rime in the table.
    var rime: Int
    /// 0 level, 1 grave, 2 hook, 3 tilde, 4 acute, 5 dot.
    var tone: Int
    /// The letter that carries the tone, -1 where none does.
    var tonePlace: Int

    func letter(_ index: Int) -> UInt8 { UInt8(truncatingIfNeeded: letters >> UInt64(index * 8)) }
}

/// Takes syllables apart.
struct SyllableAnalyzer: Sendable {
    let table = RimeTable.shared
    private let numbers = VietnameseVowels.numbers

    /// The longest syllable in letters: `nghiêng` has seven; one more for typing errors.
    static let maximumLetters = 8

    /// The parts of the NFC bytes of one word in any case, or nil where it is no Vietnamese syllable.
    ///
    /// The tone may stand on any vowel of the rime, see ``SyllableAnalysis/tonePlace``.
    ///
    /// - Parameter anyTone: whether a stopped rime may go without acute and dot.
    func analyze(_ word: UnsafeBufferPointer<UInt8>, anyTone: Bool = false) -> SyllableAnalysis? {
        guard let letters = unsafe read(word) else { return nil }
        return split(letters, anyTone: anyTone)
    }

    /// The letters of a word without dividing it: `onset` and `rime` are 0.
    func read(_ word: UnsafeBufferPointer<UInt8>) -> SyllableAnalysis? {
        var result = SyllableAnalysis(letters: 0, count: 0, upperCase: 0, onset: 0, rime: 0, tone: 0, tonePlace: -1)
        var at = 0
        // The longest has nine bytes more than letters: each vowel three bytes.
        guard word.count <= 16 else { return nil }
        while at < word.count {
            guard result.count < Self.maximumLetters else { return nil }
            let first = unsafe word[at]
            let code: UInt8
            var upper = false
            if first < 0x80 {
                upper = first & 0x20 == 0
                let lower = first | 0x20
                guard lower >= 0x61, lower <= 0x7A else { return nil }
                let number = numbers[Int(lower)]
                code = number == 255 ? lower : number / 12 + 1
                at += 1
            } else {
                guard let value = unsafe VietnameseVowels.codePoint(in: word, at: &at) else { return nil }
                if value | 1 == 0x111 {
                    code = SyllableLetters.dStroke
                    upper = value == 0x110
                } else {
                    guard value < numbers.count else { return nil }
                    let number = Int(numbers[value])
                    guard number != 255 else { return nil }
                    code = UInt8(number / 12 + 1)
                    upper = number & 1 == 1
                    let tone = number % 12 / 2
                    if tone != 0 {
                        guard result.tone == 0 else { return nil }
                        result.tone = tone
                        result.tonePlace = result.count
                    }
                }
            }
            result.letters |= UInt64(code) << UInt64(result.count * 8)
            if upper { result.upperCase |= 1 << UInt8(result.count) }
            result.count += 1
        }
        return result.count > 0 ? result : nil
    }

    /// Divides letters into first consonants and rime.
    private func split(_ word: SyllableAnalysis, anyTone: Bool) -> SyllableAnalysis? {
        var result = word
        guard let onset = Onset(word) else { return nil }
        result.onset = onset.length
        let left = word.count - onset.length
        guard left > 0, left <= 4 else { return nil }
        let key = UInt32(truncatingIfNeeded: word.letters >> UInt64(onset.length * 8))
        guard let place = table.find(key, afterQ: onset.kind == .q) else { return nil }
        let rime = table.rimes[place]
        result.rime = place
        guard onset.admits(rime), !rime.isStopped || anyTone || result.tone >= 4 else { return nil }
        // The tone stands in the rime, on a vowel; in `gì` and `giếc` the i belongs to both.
        if result.tonePlace >= 0 {
            let inRime = result.tonePlace - onset.length
            guard inRime >= 0, inRime < rime.count else { return nil }
        }
        return result
    }

    /// The letter that should carry the tone.
    func place(of syllable: SyllableAnalysis, style: ToneStyle) -> Int {
        let rime = table.rimes[syllable.rime]
        // After q the u belongs to the consonant in both styles: quý.
        let old = style == .old && !table.afterQ.contains(syllable.rime)
        return syllable.onset + Int(old ? rime.oldPlace : rime.newPlace)
    }
}

/// The first consonants of a syllable.
struct Onset {
    enum Kind { case none, c, k, g, gh, ng, ngh, q, gi, other }
    let kind: Kind
    let length: Int
    /// The first letter, for what depends on it.
    private let first: UInt8

    /// Finds the longest run of first consonants, or nil where the letters begin with no Vietnamese consonant.
    init?(_ word: SyllableAnalysis) {
        let a = word.letter(0)
        let b = word.letter(1)
        let isVowel = { (code: UInt8) in code >= 1 && code <= 12 }
        first = a
        func ascii(_ c: Unicode.Scalar) -> UInt8 { UInt8(truncatingIfNeeded: c.value) }
        if isVowel(a) {
            (kind, length) = (.none, 0)
            return
        }
        switch a {
        case ascii("c"): (kind, length) = b == ascii("h") ? (.other, 2) : (.c, 1)
        case ascii("k"): (kind, length) = b == ascii("h") ? (.other, 2) : (.k, 1)
        case ascii("p"), ascii("t"):
            let joined = b == ascii("h") || a == ascii("t") && b == ascii("r")
            (kind, length) = (.other, joined ? 2 : 1)
        case ascii("q"): (kind, length) = (.q, 1)
        case ascii("n"):
            if b == ascii("g") {
                (kind, length) = word.letter(2) == ascii("h") ? (.ngh, 3) : (.ng, 2)
            } else {
                (kind, length) = (.other, b == ascii("h") ? 2 : 1)
            }
        case ascii("g"):
            if b == ascii("h") {
                (kind, length) = (.gh, 2)
            } else if b == 6 {
                // gi before a vowel other than ê; gì, gìn and giếng keep the i for the rime.
                let next = word.letter(2)
                (kind, length) = (.gi, isVowel(next) && next != 5 ? 2 : 1)
            } else {
                (kind, length) = (.g, 1)
            }
        case ascii("b"), ascii("d"), ascii("h"), ascii("l"), ascii("m"), ascii("r"), ascii("s"), ascii("v"), ascii("x"),
            SyllableLetters.dStroke:
            (kind, length) = (.other, 1)
        default: return nil
        }
    }

    /// Whether the spelling lets the rime follow.
    func admits(_ rime: RimeTable.Rime) -> Bool {
        let vowel = rime.first
        let isI = vowel == 6
        let isY = vowel == 12
        let isFront = vowel == 4 || vowel == 5 || isI
        let isIe = isI && rime.nucleus == 2 && rime.coda > 0
        let isYe = isY && rime.nucleus == 2
        switch kind {
        case .none: return !isIe
        case .c: return !isFront && !isY && rime.glide == 0
        case .k: return isFront || isY && !isYe
        case .g: return !isFront && !isY
        case .ng: return !isFront && !isY
        case .gh, .ngh: return isFront
        case .q: return true
        case .gi: return length == 1 ? isI && !(rime.nucleus == 2 && rime.coda == 0) : !isI && !isY
        case .other: return !isYe
        }
    }
}
