import VietCore

/// The tokens of one text, or of several that are read together, as columns of integers.
///
/// The columns are what the features are made of, and what expressions, groups and gazetteers compare; nothing in them
/// points at a string. Positions count through all documents. A value: nobody changes what another one reads. The model
/// of names reads ``RecasedColumns``, which are made from these.
package struct TokenColumns: Sendable {
    /// The token as a number that does not change with letter case, normalization form or the place of the tone mark.
    package private(set) var keys: [UInt32] = []
    package private(set) var forms: [TokenForm] = []
    package private(set) var marks: [TokenMarks] = []
    /// The word that the token belongs to, and the token's place in it.
    package private(set) var wordKeys: [UInt32] = []
    package private(set) var wordPlaces: [WordPlace] = []
    /// First byte of foreign spellings and their last three, lower-cased; 0 for Vietnamese syllables.
    package private(set) var affixes: [UInt32] = []
    /// Sentences as ranges of positions, in order; none is empty.
    package private(set) var sentences: [Range<Int>] = []
    /// For each document read, the position of its first token.
    package private(set) var documentStarts: [Int] = []

    package var count: Int { keys.count }

    /// The columns of `documents`, one after the other.
    ///
    /// - Complexity: O(n) for texts of n bytes together.
    package init(_ documents: [Document]) {
        let count = documents.reduce(0) { $0 + $1.storage.tokens.count }
        keys.reserveCapacity(count)
        forms.reserveCapacity(count)
        marks.reserveCapacity(count)
        wordKeys.reserveCapacity(count)
        wordPlaces.reserveCapacity(count)
        affixes.reserveCapacity(count)
        for document in documents { append(document) }
    }

    /// The columns of one document.
    package init(_ document: Document) { self.init([document]) }

    private mutating func append(_ document: Document) {
        let base = keys.count
        documentStarts.append(base)
        document.source.bytes.withUnsafeBufferPointer { bytes in
            LetterFold.shared.withTable { table in
                for token in document.storage.tokens {
                    keys.append(LetterFold.fold(bytes, Int(token.start), Int(token.end), table: table))
                }
            }
            for token in document.storage.tokens {
                let (form, isCapital) = Self.classify(token, bytes)
                forms.append(form)
                var own: TokenMarks = isCapital ? .capital : []
                if !token.flags.contains(.spaceBefore) { own.insert(.glued) }
                marks.append(own)
                affixes.append(
                    token.flags.contains(.foreign) && token.end - token.start >= 4
                        ? Self.affix(bytes, Int(token.start), Int(token.end)) : 0)
            }
        }
        for word in document.storage.words { append(word, at: base) }
        for sentence in document.storage.sentences where !sentence.tokens.isEmpty {
            sentences.append(base + sentence.tokens.lowerBound..<base + sentence.tokens.upperBound)
        }
    }

    private mutating func append(_ word: Word, at base: Int) {
        let range = word.tokens
        if range.count == 1 {
            wordKeys.append(keys[base + range.lowerBound])
            wordPlaces.append(.alone)
            return
        }
        var hash: UInt32 = 0
        for token in range { hash = (hash &* 0x9E37_79B1) ^ keys[base + token] }
        for token in range {
            wordKeys.append(hash)
            wordPlaces.append(token == range.lowerBound ? .first : token == range.upperBound - 1 ? .last : .inside)
        }
    }

    private static func classify(
        _ token: Token, _ bytes: UnsafeBufferPointer<UInt8>
    ) -> (form: TokenForm, isCapital: Bool) {
        switch token.kind {
        case .syllable:
            switch token.shape {
            case .lower: return (.lower, false)
            case .capitalized: return (.capitalized, true)
            case .upper: return (.upper, true)
            case .initial: return (.initial, true)
            case .mixed: return (.mixed, true)
            default: return (.other, false)
            }
        case .number:
            let length = Int(token.end - token.start)
            let digits = bytes[Int(token.start)..<Int(token.end)].allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
            if digits && length <= 2 { return (.smallNumber, false) }
            let first = bytes[Int(token.start)]
            if digits && length == 4 && (first == 0x31 || first == 0x32) { return (.year, false) }
            return (.number, false)
        case .code:
            return (.code, bytes[Int(token.start)..<Int(token.end)].contains { $0 >= 0x41 && $0 <= 0x5A })
        // Sites are named by their addresses: `Money.co.uk`, `vnexpress.net`.
        case .url: return (.address, true)
        case .email, .hashtag, .handle: return (.address, false)
        case .punctuation: return (.punctuation, false)
        default: return (.other, false)
        }
    }

    private static func affix(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> UInt32 {
        func lower(_ byte: UInt8) -> UInt32 { UInt32(byte >= 0x41 && byte <= 0x5A ? byte + 32 : byte) }
        return lower(bytes[end - 3]) | lower(bytes[end - 2]) << 8 | lower(bytes[end - 1]) << 16
            | lower(bytes[start]) << 24
    }
}
