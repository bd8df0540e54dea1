import VietCore

/// Replaces letters of other alphabets inside Vietnamese words by the Latin letters they look like, in NFC text.
///
/// Ð (Icelandic eth) and Ɖ become Đ at the start of a word, where Icelandic never has them, inside abbreviations
/// without vowels (HÐND), and where a Vietnamese syllable comes out. Cyrillic and Greek letters are replaced only in
/// words that have a Latin letter of their own and become a Vietnamese syllable, so that foreign words stay.
struct LookalikeRewriter {
    private let analyzer = SyllableAnalyzer()

    func rewrite(_ bytes: UnsafeBufferPointer<UInt8>, into builder: inout ViewBuilder) {
        var words = unsafe WordScanner(bytes)
        while let word = words.next() {
            if unsafe bytes[word].contains(where: { $0 == 0xC3 || $0 >= 0xC6 && $0 <= 0xD1 }) {
                unsafe rewrite(bytes, word, into: &builder)
            }
        }
    }

    private func rewrite(_ bytes: UnsafeBufferPointer<UInt8>, _ word: Range<Int>, into builder: inout ViewBuilder) {
        var replaced: [(range: Range<Int>, value: UInt32)] = []
        var hasLatin = false
        var hasVowel = false
        var onlyStroke = true
        var result: [UInt8] = []
        var at = word.lowerBound
        while at < word.upperBound {
            let (value, length) = unsafe UTF8Decoding.scalar(in: bytes, at: at)
            guard length > 0 else { return }
            var now = value
            if let other = Self.replacement(value) {
                replaced.append((at..<at + length, other))
                if other | 1 != 0x111 { onlyStroke = false }
                now = other
            } else if value < 0x250 || value >= 0x1E00 && value < 0x1F00 {
                hasLatin = true
                // A capital abbreviation has no vowel and no small letter.
                if value >= 0x80 || VietnameseVowels.numbers[Int(value)] != 255 || value >= 0x61 { hasVowel = true }
            }
            unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 4) { room in
                guard let start = room.baseAddress else { return }
                unsafe result.append(contentsOf: room[..<UTF8Writing.write(now, to: start)])
            }
            at += length
        }
        guard let first = replaced.first else { return }
        let isSyllable = unsafe result.withUnsafeBufferPointer { unsafe analyzer.analyze($0) != nil }
        if onlyStroke {
            let isInitial = replaced.count == 1 && first.range.lowerBound == word.lowerBound
            guard isInitial || isSyllable || !hasVowel else { return }
        } else {
            guard hasLatin, isSyllable else { return }
        }
        for (range, value) in replaced {
            builder.keep(to: range.lowerBound)
            builder.replace(to: range.upperBound, with: value, kind: .lookalike)
        }
    }

    /// The Latin letter that a letter looks like, nil for all others.
    static func replacement(_ value: UInt32) -> UInt32? {
        switch value {
        case 0xD0, 0x189: 0x110
        case 0xF0, 0x256: 0x111
        case 0x370..<0x460: latin[Int(value - 0x370)]
        default: nil
        }
    }

    private static let latin: [UInt32?] = {
        let pairs = zip(
            "АВЕКМНОРСТУХаеорсухіІѕЅјЈһΑΒΕΗΙΚΜΝΟΡΤΥΧοινυ".unicodeScalars,
            "ABEKMHOPCTYXaeopcyxiIsSjJhABEHIKMNOPTYXoivu".unicodeScalars)
        var table = [UInt32?](repeating: nil, count: 0x460 - 0x370)
        for (from, to) in pairs where from.value < 0x460 { table[Int(from.value - 0x370)] = to.value }
        return table
    }()
}
