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
    private(set) var words = 0
    private(set) var plainWords = 0

    init(_ encoding: TextEncoding, _ bytes: [UInt8]) {
        guard let view = try? encoding.decode(bytes, lossy: true) else {
            text = []
            return
        }
        // Marks apart from their letters make the same syllables.
        text = nfc(of: view.bytes).bytes
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
                if letters == 1, unsafe Self.isLikelyMark(letterBytes) { continue }
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
                at += Int(length.magnitude)
            }
        }
        self.good = good
        bad = all - good
        share = all > 0 ? Double(good) / Double(all) : 0
    }

    /// The probability that this text is the right one and none of `others`, by letters that speak for each and against
    /// each. Fitted to pieces of news of 20 to 500 bytes, see `viet evaluate encodings`.
    func certainty(against others: [Plausibility], by fit: CertaintyFit = .decoded) -> Double {
        var texts: [[UInt8]: Double] = [:]
        for other in others where other.text != text {
            texts[other.text] = max(texts[other.text] ?? -1e9, other.evidence)
        }
        // That the text is none of them is believed the more, the less of it any reading explains.
        let unknown = Self.unknown * Double(good + bad)
        let rivals = texts.values.reduce(DeterministicMath.exp(unknown - evidence)) { sum, rival in
            sum + DeterministicMath.exp(min(700, rival - evidence))
        }
        // Letters of one text speak for each other: the odds by themselves say less than they could.
        let odds = fit.factor * DeterministicMath.power(1 / max(rivals, 1e-9), fit.exponent)
        return min(odds / (1 + odds), 0.999)
    }

    private var evidence: Double { Self.scale * (Double(good) - Self.weightOfBad * Double(bad)) }

    private static let scale = 0.35
    private static let weightOfBad = 1.0
    private static let unknown = 0.07

    /// Whether a letter that stands alone is one whose code in TCVN 5712 is a dash, a quotation mark, a bullet or an
    /// ellipsis in windows-1252 and so in TCVN3. None of them is a word.
    private static func isLikelyMark(_ letter: UnsafeBufferPointer<UInt8>) -> Bool {
        let value = unsafe UTF8Decoding.scalar(in: letter, at: 0).value
        return "ẶỊÒỎÕÓỌỘ".unicodeScalars.contains { $0.value == value }
    }

    /// The larger share, and among equals the larger number of letters.
    func isBetter(than other: Plausibility) -> Bool {
        share > other.share || share == other.share && good > other.good
    }
}

/// How the odds that letters give become those that are true: a logistic regression on pieces of news of 20 to 500 bytes in
/// every encoding, apart for what is read as another encoding and for what stays.
struct CertaintyFit {
    let exponent, factor: Double

    static let decoded = CertaintyFit(exponent: 2.4, factor: 7)
    static let kept = CertaintyFit(exponent: 0.8, factor: 0.22)
}
