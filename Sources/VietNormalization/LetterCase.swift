import VietCore

/// The letter case that a normalizer writes.
public enum LetterCase: String, Sendable, CaseIterable {
    /// Capitals: `HÀ NỘI`.
    case upper
    /// Small letters: `hà nội`.
    case lower
    /// Every word with a capital: `Hà Nội`. In a line with small letters, words of capitals alone (`UBND`) stay.
    case title
    /// Small letters but for the first of a line and the first behind a full stop, `!`, `?` or an ellipsis. Names lose
    /// their capitals.
    case sentence
}

/// Rewrites the case of letters in NFC text, line by line. A letter whose other case is several letters (`ß`) stays.
struct CaseRewriter {
    let letterCase: LetterCase

    func rewrite(_ bytes: UnsafeBufferPointer<UInt8>, into builder: inout ViewBuilder) {
        var start = 0
        while start < bytes.count {
            var end = start
            while end < bytes.count, unsafe bytes[end] != 0x0A { end += 1 }
            unsafe rewrite(UnsafeBufferPointer(rebasing: bytes[..<end]), from: start, into: &builder)
            start = end + 1
        }
    }

    /// - Parameter bytes: the text up to the end of the line that starts at `start`.
    private func rewrite(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, into builder: inout ViewBuilder) {
        let keepsCapitals = unsafe letterCase == .title && Self.keepsSmallLetters(bytes, from: start)
        var scanner = unsafe WordScanner(bytes, from: start)
        var end = start
        var startsSentence = true
        while let word = scanner.next() {
            let gap = end..<word.lowerBound
            end = word.upperBound
            if unsafe Self.endsSentence(bytes, gap) { startsSentence = true }
            if keepsCapitals, unsafe Self.isAcronym(bytes, word) { continue }
            // `20h30` is a time of day, not a word.
            let followsDigit = unsafe word.lowerBound > start && (0x30...0x39).contains(bytes[word.lowerBound - 1])
            let capital = letterCase == .title ? !followsDigit : letterCase == .sentence && startsSentence
            startsSentence = false
            var at = word.lowerBound
            while at < word.upperBound {
                let (value, length) = unsafe UTF8Decoding.scalar(in: bytes, at: at)
                let upper = letterCase == .upper || capital && at == word.lowerBound
                let other = upper ? CaseTable.upper(value) : CaseTable.lower(value)
                let next = at + Int(length.magnitude)
                if length > 0, other != value {
                    builder.keep(to: at)
                    builder.replace(to: next, with: other, kind: .letterCase)
                }
                at = next
            }
        }
    }

    /// Whether small letters are left in a line whose words begin with capitals.
    private static func keepsSmallLetters(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
        var scanner = unsafe WordScanner(bytes, from: start)
        while let word = scanner.next() {
            let followsDigit = unsafe word.lowerBound > start && (0x30...0x39).contains(bytes[word.lowerBound - 1])
            let first = unsafe Int(UTF8Decoding.scalar(in: bytes, at: word.lowerBound).length.magnitude)
            if unsafe hasSmallLetters(
                bytes, (followsDigit ? word.lowerBound : word.lowerBound + first)..<word.upperBound)
            {
                return true
            }
        }
        return false
    }

    private static func hasSmallLetters(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        var at = range.lowerBound
        while at < range.upperBound {
            let (value, length) = unsafe UTF8Decoding.scalar(in: bytes, at: at)
            if length > 0, CaseTable.upper(value) != value { return true }
            at += Int(length.magnitude)
        }
        return false
    }

    /// Whether a word is of two capitals or more and nothing else.
    private static func isAcronym(_ bytes: UnsafeBufferPointer<UInt8>, _ word: Range<Int>) -> Bool {
        let first = unsafe Int(UTF8Decoding.scalar(in: bytes, at: word.lowerBound).length.magnitude)
        return unsafe word.count > first && !hasSmallLetters(bytes, word)
    }

    /// Whether what stands between two words ends a sentence: a mark, signs that close, and white space.
    private static func endsSentence(_ bytes: UnsafeBufferPointer<UInt8>, _ gap: Range<Int>) -> Bool {
        var hasMark = false
        for at in gap {
            switch unsafe bytes[at] {
            case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): hasMark = true
            case 0xE2 where unsafe at + 2 < gap.upperBound && bytes[at + 1] == 0x80 && bytes[at + 2] == 0xA6:
                hasMark = true
            case 0x20, 0x09: if hasMark { return true }
            case 0x30...0x39: hasMark = false
            default: break
            }
        }
        return false
    }
}

/// The other case of code points, one for one.
enum CaseTable {
    /// For code points below U+2000.
    private static let capitals: [UInt16] = (0..<UInt32(0x2000)).map { UInt16(truncatingIfNeeded: mapped($0)) }

    static func upper(_ value: UInt32) -> UInt32 {
        value < 0x2000 ? UInt32(capitals[Int(value)]) : mapped(value)
    }

    static func lower(_ value: UInt32) -> UInt32 {
        FoldingTable.tables[Int(Folding.letterCase.rawValue)].replacement(of: value) ?? value
    }

    /// The capital, where it is one code point whose small letter is the one given.
    private static func mapped(_ value: UInt32) -> UInt32 {
        guard let scalar = Unicode.Scalar(value), scalar.properties.changesWhenUppercased else { return value }
        let mapping = scalar.properties.uppercaseMapping.unicodeScalars
        guard mapping.count == 1, let capital = mapping.first?.value, lower(capital) == value else { return value }
        return capital
    }
}
