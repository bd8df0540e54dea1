import VietCore

/// How Vietnamese a text looks when read in an encoding.
struct Plausibility {
    let text: [UInt8]
    /// Words with a letter outside ASCII that are Vietnamese syllables, less a little for all that is not, as a share
    /// of the letters of such words.
    private(set) var share = 0.0
    /// The letters that count for the encoding.
    private(set) var good = 0
    /// What speaks against it, in letters.
    private var bad = 0
    /// Syllables of two letters and more with a letter outside ASCII. Single letters are as well signs of another encoding.
    private(set) var longSyllables = 0
    /// How rare the letters and signs of the text are, in bits, and how rare its encoding.
    private var rarity = 0
    private(set) var words = 0
    private(set) var plainWords = 0

    init(_ encoding: TextEncoding, _ bytes: [UInt8]) {
        guard let view = try? encoding.decode(bytes, lossy: true) else {
            text = []
            return
        }
        // Marks apart from their letters make the same syllables.
        text = nfc(of: view.bytes).bytes
        rarity = Self.rarity(of: encoding)
        var good = 0
        var all = 0
        let analyzer = SyllableAnalyzer()
        unsafe text.withUnsafeBufferPointer { bytes in
            var scanner = unsafe WordScanner(bytes)
            while let word = scanner.next() {
                guard unsafe bytes[word].contains(where: { $0 >= 0x80 }) else {
                    plainWords += 1
                    continue
                }
                words += 1
                let letterBytes = unsafe UnsafeBufferPointer(rebasing: bytes[word])
                let letters = unsafe letterBytes.count { $0 & 0xC0 != 0x80 }
                if letters == 1, unsafe Self.isLikelyMark(letterBytes) {
                    rarity += LetterRarity.most
                    continue
                }
                all += letters
                // A capital within a word of small letters is a sign of the wrong table.
                if unsafe analyzer.isWellFormed(letterBytes) {
                    good += letters
                    if letters > 1 { longSyllables += 1 }
                } else if unsafe analyzer.analyze(letterBytes) != nil {
                    good += letters / 2
                }
            }
            // Signs and control characters between the words speak against an encoding, as does what has no meaning.
            var at = 0
            while at < bytes.count {
                let (value, length) = unsafe UTF8Decoding.scalar(in: bytes, at: at)
                let isControl = value < 0x20 && !(0x09...0x0D).contains(value) || (0x7F..<0xA0).contains(value)
                let isSign = (0xA1..<0xC0).contains(value) || value == 0xD7 || value == 0xF7
                if length < 0 || value == 0xFFFD || isControl { all += 4 } else if isSign { all += 1 }
                rarity += LetterRarity.bits(of: value)
                let next = at + Int(length.magnitude)
                // `CH„Y`: within a word no quotation opens.
                if Self.opensOrPoints(value), at > 0, next < bytes.count, unsafe Self.mayBeLetter(bytes[at - 1]),
                    unsafe Self.mayBeLetter(bytes[next])
                {
                    all += 2
                }
                at = next
            }
        }
        self.good = good
        bad = all - good
        share = all > 0 ? Double(good) / Double(all) : 0
    }

    /// The probability that this text is the right one and none of `others`, by letters that speak for each and against
    /// each. Fitted to pieces of news of 20 to 500 bytes, see `viet evaluate encodings`.
    ///
    /// - Parameter weighsLetters: Whether how common the letters are counts.
    func certainty(
        against others: [Plausibility], by fit: CertaintyFit = .decoded, weighsLetters: Bool = true
    ) -> Double {
        var texts: [[UInt8]: Double] = [:]
        for other in others where other.text != text {
            let evidence = other.evidence(weighsLetters)
            texts[other.text] = max(texts[other.text] ?? -1e9, evidence)
        }
        // That the text is none of them is believed the more, the less of it any reading explains.
        let unknown = Self.unknown * Double(good + bad)
        let rivals = texts.values.reduce(DeterministicMath.exp(unknown - evidence(false))) { sum, rival in
            sum + DeterministicMath.exp(min(700, rival - evidence(weighsLetters)))
        }
        // Letters of one text speak for each other: the odds by themselves say less than they could.
        let odds = fit.factor * DeterministicMath.power(1 / max(rivals, 1e-9), fit.exponent)
        return min(odds / (1 + odds), 0.999)
    }

    private func evidence(_ weighsLetters: Bool) -> Double {
        let syllables = Self.scale * (Double(good) - Self.weightOfBad * Double(bad))
        return weighsLetters ? syllables - Self.weightOfRarity * Double(rarity) : syllables
    }

    private static let scale = 0.35
    private static let weightOfBad = 1.0
    private static let unknown = 0.07
    private static let weightOfRarity = 0.1

    /// What one guesses of a text before it is read: most is in TCVN3 or VNI.
    private static func rarity(of encoding: TextEncoding) -> Int {
        switch encoding {
        case .tcvn5712: 2
        case .viscii, .vps, .windows1258: 3
        default: 0
        }
    }

    /// Marks that open or point, and so never stand between two letters; other tables have letters in their places.
    private static func opensOrPoints(_ value: UInt32) -> Bool {
        switch value {
        case 0x2018, 0x201A, 0x201C, 0x201E, 0x2020...0x2022, 0x2030, 0x2039: true
        default: false
        }
    }

    private static func mayBeLetter(_ byte: UInt8) -> Bool {
        byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0xC3 && byte != 0xE2
    }

    /// Whether a letter that stands alone is one whose code in TCVN 5712 is a dash, a quotation mark, a bullet or an
    /// ellipsis in windows-1252 and so in TCVN3. None of them is a word.
    private static func isLikelyMark(_ letter: UnsafeBufferPointer<UInt8>) -> Bool {
        let value = unsafe UTF8Decoding.scalar(in: letter, at: 0).value
        return "ẶỊÒỎÕÓỌỘ".unicodeScalars.contains { $0.value == value }
    }

    /// The larger share, and among equals the commoner letters: `HÀ` rather than `HẠ`.
    ///
    /// - Parameter isAsItStands: Whether the other is the text as it stands, which stays so unless more syllables speak for this.
    func isBetter(than other: Plausibility, asItStands isAsItStands: Bool) -> Bool {
        if share != other.share { return share > other.share }
        return isAsItStands ? longSyllables > other.longSyllables : rarity < other.rarity
    }
}

/// How the odds that letters give become those that are true: a logistic regression on pieces of news of 20 to 500 bytes in
/// every encoding, apart for what is read as another encoding and for what stays.
struct CertaintyFit {
    let exponent, factor: Double

    static let decoded = CertaintyFit(exponent: 2.4, factor: 7)
    static let kept = CertaintyFit(exponent: 0.8, factor: 0.22)
}
