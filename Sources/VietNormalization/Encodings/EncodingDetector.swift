import VietCore

/// Which encoding a text is most likely in.
public struct EncodingGuess: Sendable, Hashable {
    /// The encoding guessed.
    public let encoding: TextEncoding
    /// The probability that the text read in this encoding is the right one, 0 to 1, as measured over texts of all
    /// lengths (Documentation/Normalization.md). Below a half nothing is known but that it is not UTF-8.
    public let confidence: Double

    /// The encoding of a text, by its byte order mark, by being valid UTF-8 that makes sense, or by how many Vietnamese
    /// syllables come out in each of the others.
    ///
    /// TCVN3 and TCVN 5712 are the same for small letters; `tcvn3` is named unless capitals of TCVN 5712 occur.
    /// Only ASCII is `utf-8`, unless it is VIQR. Valid UTF-8 is another encoding that was saved as UTF-8 (one of
    /// ``TextEncoding/misread``) where it makes Vietnamese syllables as that and not as it stands.
    ///
    /// - Complexity: O(length), where at most the first 64 KiB are looked at beside the test for UTF-8.
    public static func detect(_ bytes: [UInt8]) -> EncodingGuess {
        if let marked = byMark(bytes) { return EncodingGuess(encoding: marked, confidence: 1) }
        if let wide = byZeros(bytes) { return wide }
        let isASCII = !bytes.contains { $0 >= 0x80 }
        let controls = bytes.contains { $0 < 0x20 && !(0x09...0x0D).contains($0) }
        if isASCII, !controls {
            let viqr = Plausibility(.viqr, sample(bytes))
            // A few marks make a chance hit; prose in VIQR has them in every other word, and some of them are no mark that ends
            // a sentence: `Go. Me? No.` is English.
            let mayBeVIQR = viqr.longSyllables > 0 && viqr.share > 0.8 && VIQREncoding.hasInnerSigns(sample(bytes))
            if mayBeVIQR, viqr.longSyllables > 1, viqr.words * 4 > viqr.plainWords {
                return EncodingGuess(encoding: .viqr, confidence: viqr.certainty(against: []))
            }
            // A word of VIQR alone may be one.
            return EncodingGuess(encoding: .utf8, confidence: mayBeVIQR && viqr.words * 4 > viqr.plainWords ? 0.5 : 1)
        }
        guard !isASCII, UTF8Decoding.firstInvalid(in: bytes) == nil else {
            // Text in UTF-8 with a few broken bytes is still UTF-8.
            return best(of: [.utf8, .tcvn3, .vni, .windows1258, .viscii, .vps, .tcvn5712], sample(bytes))
        }
        return asItStands(sample(bytes))
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
        guard head.count >= 4 else { return nil }
        var zeros = [0, 0, 0, 0]
        for (index, byte) in head.enumerated() where byte == 0 { zeros[index % 4] += 1 }
        let units = Double(head.count) / 4
        let shares = zeros.map { Double($0) / units }
        if shares[1] > 0.5, shares[2] > 0.9, shares[3] > 0.9 {
            return EncodingGuess(encoding: .utf32LittleEndian, confidence: min(1, shares[3]))
        }
        if shares[0] > 0.9, shares[1] > 0.9, shares[2] > 0.5 {
            return EncodingGuess(encoding: .utf32BigEndian, confidence: min(1, shares[0]))
        }
        guard zeros.contains(where: { $0 > 0 }) else { return nil }
        let little = shareOfLetters(head, low: 0)
        let big = shareOfLetters(head, low: 1)
        if little > 0.9, big < 0.5 { return EncodingGuess(encoding: .utf16LittleEndian, confidence: little) }
        if big > 0.9, little < 0.5 { return EncodingGuess(encoding: .utf16BigEndian, confidence: big) }
        return nil
    }

    /// How many of the units of UTF-16 are letters and signs that Vietnamese text has, the low byte of each at `low`.
    private static func shareOfLetters(_ bytes: ArraySlice<UInt8>, low: Int) -> Double {
        var good = 0
        var at = bytes.startIndex
        while at + 1 < bytes.endIndex {
            let value = UInt16(bytes[at + low]) | UInt16(bytes[at + 1 - low]) << 8
            switch value {
            case 0x09, 0x0A, 0x0D, 0x20..<0x7F, 0xA0..<0x250, 0x300..<0x370, 0x1E00..<0x1F00, 0x2000..<0x2070: good += 1
            default: break
            }
            at += 2
        }
        return Double(good) / Double(max(1, bytes.count / 2))
    }

    /// Valid UTF-8, unless it makes more sense as something else.
    private static func asItStands(_ bytes: [UInt8]) -> EncodingGuess {
        // Most letters of Vietnamese that is Vietnamese already start with these.
        let isVietnamese = zip(bytes, bytes.dropFirst()).contains { $0 == 0xE1 && ($1 == 0xBA || $1 == 0xBB) }
        if isVietnamese { return EncodingGuess(encoding: .utf8, confidence: 1) }
        let guess = best(of: [.utf8] + TextEncoding.misread, bytes)
        if guess.encoding == .utf8 { return guess }
        // What no reading explains is text of another language, as it stands.
        return guess.confidence < 0.5 ? EncodingGuess(encoding: .utf8, confidence: 0.5) : guess
    }

    /// The best of several, of which a former one goes before a later one that is as good: what reads the same is to be
    /// named by the commoner encoding.
    private static func best(of candidates: [TextEncoding], _ bytes: [UInt8]) -> EncodingGuess {
        // A table of signs is no misread text: µ and ¶ alone would be letters.
        let scored = candidates.map { (encoding: $0, plausibility: Plausibility($0, bytes)) }.filter {
            $0.plausibility.longSyllables > 1 || !TextEncoding.misread.contains($0.encoding)
        }
        var best = scored[0]
        for other in scored.dropFirst()
        where other.plausibility.isBetter(than: best.plausibility, asItStands: best.encoding == .utf8) { best = other }
        // Signs and names of other languages in text that may stay as it is are no letters to be weighed.
        let certainty = best.plausibility.certainty(
            against: scored.map(\.plausibility), by: best.encoding == .utf8 ? .kept : .decoded,
            weighsLetters: best.encoding == .utf8 || !TextEncoding.misread.contains(best.encoding))
        return EncodingGuess(encoding: best.encoding, confidence: certainty)
    }
}
