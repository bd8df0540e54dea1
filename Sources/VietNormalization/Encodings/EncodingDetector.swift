import VietCore

/// Which encoding a text is most likely in.
public struct EncodingGuess: Sendable, Hashable {
    /// The encoding guessed.
    public let encoding: TextEncoding
    /// How sure the guess is, 0 to 1: how much of the text with letters outside ASCII makes Vietnamese syllables in
    /// this encoding, less what does in the best one that reads the text differently.
    public let confidence: Double

    /// The encoding of a text, by its byte order mark, by being valid UTF-8, or by how many Vietnamese syllables come
    /// out in each of the others.
    ///
    /// TCVN3 and TCVN 5712 are the same for small letters; `tcvn3` is named unless capitals of TCVN 5712 occur.
    /// Only ASCII is `utf-8`, unless it is VIQR.
    ///
    /// - Complexity: O(length), where at most the first 64 KiB are looked at beside the test for UTF-8.
    public static func detect(_ bytes: [UInt8]) -> EncodingGuess {
        if let marked = byMark(bytes) { return EncodingGuess(encoding: marked, confidence: 1) }
        if let wide = byZeros(bytes) { return wide }
        let isASCII = !bytes.contains { $0 >= 0x80 }
        let controls = bytes.contains { $0 < 0x20 && !(0x09...0x0D).contains($0) }
        if isASCII, !controls {
            let viqr = Plausibility(.viqr, sample(bytes))
            // A few marks make a chance hit; prose in VIQR has them in every other word.
            let isVIQR = viqr.words >= 2 && viqr.share > 0.8 && viqr.words * 4 > viqr.plainWords
            return isVIQR
                ? EncodingGuess(encoding: .viqr, confidence: viqr.share)
                : EncodingGuess(encoding: .utf8, confidence: 1)
        }
        let invalid = bytes.withUnsafeBufferPointer { UTF8Decoding.firstInvalid(in: $0) }
        if !isASCII, invalid == nil { return EncodingGuess(encoding: .utf8, confidence: 1) }
        return byPlausibility(sample(bytes))
    }

    private static func sample(_ bytes: [UInt8]) -> [UInt8] { Array(bytes.prefix(1 << 16)) }

    private static func byMark(_ bytes: [UInt8]) -> TextEncoding? {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return .utf8 }
        if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return .utf32 }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return .utf16 }
        return nil
    }

    /// UTF-16 and UTF-32 without a mark: ASCII leaves zeros in one place of every unit.
    private static func byZeros(_ bytes: [UInt8]) -> EncodingGuess? {
        let head = bytes.prefix(4096)
        guard head.count >= 4, head.count % 2 == 0 || head.count == 4096 else { return nil }
        var zeros = [0, 0, 0, 0]
        for (index, byte) in head.enumerated() where byte == 0 { zeros[index % 4] += 1 }
        let units = Double(head.count) / 4
        let shares = zeros.map { Double($0) / units }
        let wide: (TextEncoding, Double)
        if shares[1] > 0.5, shares[2] > 0.9, shares[3] > 0.9 {
            wide = (.utf32LittleEndian, shares[3])
        } else if shares[0] > 0.9, shares[1] > 0.9, shares[2] > 0.5 {
            wide = (.utf32BigEndian, shares[0])
        } else if shares[1] > 0.3, shares[3] > 0.3, shares[0] < 0.05, shares[2] < 0.05 {
            wide = (.utf16LittleEndian, 1 - shares[0])
        } else if shares[0] > 0.3, shares[2] > 0.3, shares[1] < 0.05, shares[3] < 0.05 {
            wide = (.utf16BigEndian, 1 - shares[1])
        } else {
            return nil
        }
        return EncodingGuess(encoding: wide.0, confidence: min(1, wide.1))
    }

    private static func byPlausibility(_ bytes: [UInt8]) -> EncodingGuess {
        // In this order among equals: what reads the same is named by the commoner encoding.
        let candidates: [TextEncoding] = [.tcvn3, .vni, .windows1258, .viscii, .vps, .tcvn5712]
        var scored = candidates.map { (encoding: $0, plausibility: Plausibility($0, bytes)) }
        // Text in UTF-8 with a few broken bytes is still UTF-8.
        scored.append((.utf8, Plausibility(.utf8, bytes)))
        var best = scored[0]
        for other in scored.dropFirst() where other.plausibility.isBetter(than: best.plausibility) { best = other }
        // The nearest rival is one that reads the text differently.
        let rival =
            scored.filter { $0.plausibility.text != best.plausibility.text }.map(\.plausibility.share).max() ?? 0
        let confidence = max(0, best.plausibility.share - max(0, rival))
        return EncodingGuess(encoding: best.encoding, confidence: min(1, confidence))
    }
}

/// How Vietnamese a text looks when read in an encoding.
private struct Plausibility {
    let text: [UInt8]
    /// Words with a letter outside ASCII that are Vietnamese syllables, less a little for all that is not, as a share
    /// of the letters of such words.
    private(set) var share = 0.0
    /// The letters that count for the encoding.
    private(set) var good = 0
    private(set) var words = 0
    private(set) var plainWords = 0

    init(_ encoding: TextEncoding, _ bytes: [UInt8]) {
        guard let view = try? encoding.decode(bytes, lossy: true) else {
            text = []
            return
        }
        text = view.bytes
        var good = 0
        var all = 0
        let analyzer = SyllableAnalyzer()
        text.withUnsafeBufferPointer { bytes in
            var scanner = WordScanner(bytes)
            while let word = scanner.next() {
                guard bytes[word].contains(where: { $0 >= 0x80 }) else {
                    plainWords += 1
                    continue
                }
                words += 1
                var letters = 0
                for byte in bytes[word] where byte & 0xC0 != 0x80 { letters += 1 }
                let syllable = analyzer.analyze(UnsafeBufferPointer(rebasing: bytes[word]))
                if letters == 1, Self.isLikelyMark(UnsafeBufferPointer(rebasing: bytes[word])) { continue }
                all += letters
                if let syllable {
                    let isSpelled =
                        syllable.tone == 0
                        || ToneStyle.allCases.contains { analyzer.place(of: syllable, style: $0) == syllable.tonePlace }
                    // A capital within a word of small letters is a sign of the wrong table.
                    let upper = syllable.upperCase
                    let isCased = upper <= 1 || Int(upper) == 1 << syllable.count - 1
                    good += isSpelled && isCased ? letters : letters / 2
                }
            }
            // Signs and control characters between the words speak against an encoding, as does what has no meaning.
            var at = 0
            while at < bytes.count {
                let (value, length) = UTF8Decoding.scalar(in: bytes, at: at)
                let isControl = value < 0x20 && !(0x09...0x0D).contains(value) || (0x7F..<0xA0).contains(value)
                let isSign = (0xA1..<0xC0).contains(value) || value == 0xD7 || value == 0xF7
                if length < 0 || value == 0xFFFD || isControl { all += 4 } else if isSign { all += 1 }
                at += Int(length.magnitude)
            }
        }
        self.good = good
        share = all > 0 ? Double(good) / Double(all) : 0
    }

    /// Whether a letter that stands alone is one whose code in TCVN 5712 is a dash, a quotation mark, a bullet or an
    /// ellipsis in windows-1252 and so in TCVN3. None of them is a word.
    private static func isLikelyMark(_ letter: UnsafeBufferPointer<UInt8>) -> Bool {
        let value = UTF8Decoding.scalar(in: letter, at: 0).value
        return "ẶỊÒỎÕÓỌỘ".unicodeScalars.contains { $0.value == value }
    }

    /// The larger share, and among equals the larger number of letters.
    func isBetter(than other: Plausibility) -> Bool {
        share > other.share || share == other.share && good > other.good
    }
}
