import VietCore

/// The tokens of one document, or of several that are read together, as columns of integers.
///
/// The columns are what the features are made of. They live as long as one call of the tagger; nothing in them points
/// at a string.
package final class TokenColumns {
    /// How a token is written, as the features see it.
    package enum Form {
        package static let lower: UInt8 = 0
        package static let capitalized: UInt8 = 1
        package static let upper: UInt8 = 2
        package static let initial: UInt8 = 3
        package static let mixed: UInt8 = 4
        package static let code: UInt8 = 5
        package static let number: UInt8 = 6
        package static let year: UInt8 = 7
        package static let smallNumber: UInt8 = 8
        package static let punctuation: UInt8 = 9
        package static let address: UInt8 = 10
        package static let other: UInt8 = 11
        /// Beyond either end of the sentence.
        package static let edge: UInt8 = 15
    }

    package let count: Int
    /// ``LetterFold`` of the token.
    package let low: UnsafeMutablePointer<UInt32>
    package let form: UnsafeMutablePointer<UInt8>
    /// 1 where the token holds a capital letter.
    package let capital: UnsafeMutablePointer<UInt8>
    /// 1 where nothing stands between the token and the one before it.
    package let glued: UnsafeMutablePointer<UInt8>
    /// The word that the token belongs to, and the token's place in it: 0 alone, 1 first, 2 inside, 3 last.
    package let word: UnsafeMutablePointer<UInt32>
    package let wordPlace: UnsafeMutablePointer<UInt8>
    /// First and second bytes of foreign spellings and their last three, lower-cased; 0 for Vietnamese syllables.
    package let affix: UnsafeMutablePointer<UInt32>
    /// 1 in sentences whose capitals tell nothing, once they have been recased.
    package let recased: UnsafeMutablePointer<UInt8>
    /// Sentences as ranges of positions, in order.
    package private(set) var sentences: [Range<Int>] = []
    /// For each document read, the position of its first token.
    package private(set) var documentStarts: [Int] = []

    /// The columns of `documents`, one after the other.
    package init(_ documents: [Document]) {
        count = documents.reduce(0) { $0 + $1.tokens.count }
        low = .allocate(capacity: max(count, 1))
        form = .allocate(capacity: max(count, 1))
        capital = .allocate(capacity: max(count, 1))
        glued = .allocate(capacity: max(count, 1))
        word = .allocate(capacity: max(count, 1))
        wordPlace = .allocate(capacity: max(count, 1))
        affix = .allocate(capacity: max(count, 1))
        recased = .allocate(capacity: max(count, 1))
        recased.initialize(repeating: 0, count: max(count, 1))
        var base = 0
        for document in documents {
            documentStarts.append(base)
            fill(document, at: base)
            base += document.tokens.count
        }
    }

    deinit {
        low.deallocate()
        form.deallocate()
        capital.deallocate()
        glued.deallocate()
        word.deallocate()
        wordPlace.deallocate()
        affix.deallocate()
        recased.deallocate()
    }

    private func fill(_ document: Document, at base: Int) {
        LetterFold.shared.withTable { table in
            document.source.bytes.withUnsafeBufferPointer { bytes in
                for (offset, token) in document.tokens.enumerated() {
                    let index = base + offset
                    let start = Int(token.start)
                    let end = Int(token.end)
                    low[index] = LetterFold.fold(bytes, start, end, table: table)
                    let (shape, isCapital) = Self.classify(token, bytes)
                    form[index] = shape
                    capital[index] = isCapital ? 1 : 0
                    glued[index] = token.flags.contains(.spaceBefore) ? 0 : 1
                    affix[index] =
                        token.flags.contains(.foreign) && end - start >= 4
                        ? Self.affix(bytes, start, end) : 0
                }
            }
        }
        for word in document.words {
            let range = word.tokens
            if range.count == 1 {
                let index = base + range.lowerBound
                self.word[index] = low[index]
                wordPlace[index] = 0
                continue
            }
            var hash: UInt32 = 0
            for token in range { hash = (hash &* 0x9E37_79B1) ^ low[base + token] }
            for token in range {
                self.word[base + token] = hash
                wordPlace[base + token] =
                    token == range.lowerBound ? 1 : token == range.upperBound - 1 ? 3 : 2
            }
        }
        for sentence in document.sentences where !sentence.tokens.isEmpty {
            sentences.append(base + sentence.tokens.lowerBound..<base + sentence.tokens.upperBound)
        }
    }

    private static func classify(
        _ token: Token, _ bytes: UnsafeBufferPointer<UInt8>
    ) -> (form: UInt8, capital: Bool) {
        switch token.kind {
        case .syllable:
            switch token.shape {
            case .lower: return (Form.lower, false)
            case .capitalized: return (Form.capitalized, true)
            case .upper: return (Form.upper, true)
            case .initial: return (Form.initial, true)
            case .mixed: return (Form.mixed, true)
            default: return (Form.other, false)
            }
        case .number:
            let length = Int(token.end - token.start)
            let digits = bytes[Int(token.start)..<Int(token.end)].allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
            if digits && length <= 2 { return (Form.smallNumber, false) }
            let first = bytes[Int(token.start)]
            if digits && length == 4 && (first == 0x31 || first == 0x32) { return (Form.year, false) }
            return (Form.number, false)
        case .code:
            let hasCapital = bytes[Int(token.start)..<Int(token.end)].contains { $0 >= 0x41 && $0 <= 0x5A }
            return (Form.code, hasCapital)
        // Sites are named by their addresses: `Money.co.uk`, `vnexpress.net`.
        case .url: return (Form.address, true)
        case .email, .hashtag, .handle: return (Form.address, false)
        case .punctuation: return (Form.punctuation, false)
        default: return (Form.other, false)
        }
    }

    /// Gives capitals back to text that tells little by them.
    ///
    /// In documents without capitals and sentences all in capitals, names that are written with a capital more often than
    /// not are taken for capitalized, everything else for lower-case. In other text a name that is hardly ever written
    /// without a capital counts as a capital run although it is none; its form stays lower-case.
    package func recase(by names: NameTable) {
        if names.isEmpty { return }
        var letters = 0
        var capitals = 0
        for index in 0..<count where form[index] <= Form.mixed {
            letters += 1
            if capital[index] != 0 { capitals += 1 }
        }
        let isSilent = letters > 0 && capitals * 200 < letters
        for sentence in sentences {
            var upper = 0
            var all = 0
            for index in sentence where form[index] <= Form.mixed {
                all += 1
                if form[index] == Form.upper { upper += 1 }
            }
            let isQuiet = isSilent || all >= 4 && upper * 4 >= all * 3
            if isQuiet {
                for index in sentence {
                    recased[index] = 1
                    if form[index] > Form.mixed { continue }
                    form[index] = Form.lower
                    capital[index] = 0
                }
            }
            var start = sentence.lowerBound
            while start < sentence.upperBound {
                if form[start] != Form.lower || capital[start] != 0 {
                    start += 1
                    continue
                }
                let end = lowerCaseName(at: start, before: sentence.upperBound, names, isQuiet: isQuiet)
                for index in start..<end where form[index] == Form.lower {
                    if isQuiet { form[index] = Form.capitalized }
                    capital[index] = 1
                }
                start = max(end, start + 1)
            }
        }
    }

    /// The end of the longest known name that is written without capitals at `start`; `start` for none.
    private func lowerCaseName(at start: Int, before limit: Int, _ names: NameTable, isQuiet: Bool) -> Int {
        var key: UInt32 = 0
        var end = start
        var position = start
        while position < limit, capital[position] == 0 {
            key = NameTable.extend(key, low[position])
            guard let payload = names[key] else { break }
            position += 1
            guard payload.isEntry, payload.none < 6, form[position - 1] <= Form.mixed else { continue }
            let least: UInt32 = isQuiet ? 1 : position - start > 1 ? 2 : 3
            let isCounted = payload.logCount >= 2 || payload.lists & 7 != 0
            if isCounted && payload.capitals >= least { end = position }
        }
        return end
    }

    private static func affix(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> UInt32 {
        func lower(_ byte: UInt8) -> UInt32 { UInt32(byte >= 0x41 && byte <= 0x5A ? byte + 32 : byte) }
        return lower(bytes[end - 3]) | lower(bytes[end - 2]) << 8 | lower(bytes[end - 1]) << 16 | lower(bytes[start])
            << 24
    }
}
