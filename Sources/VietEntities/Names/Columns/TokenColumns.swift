import VietCore

/// The tokens of a text, or of several that are read together, as columns of integers.
///
/// The columns are what the features are made of, and what expressions, groups and gazetteers compare; nothing in them
/// points at a string. Positions count through all texts. A value: nobody changes what another one reads. The model of
/// names reads ``RecasedColumns``, which are made from these.
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

    package var count: Int { keys.count }

    package init() {}

    /// The columns of `documents`, one after the other.
    ///
    /// - Complexity: O(n) for texts of n bytes together.
    package init(_ documents: [Document]) {
        for document in documents { document.withView { $0.forEachBlock { append($0) } } }
    }

    /// The columns of one document.
    package init(_ document: Document) { self.init([document]) }

    /// Appends the columns of a block.
    mutating func append(_ block: TextBlock) {
        let text = block.text
        // What is added to positions in the text.
        let shift = keys.count - block.tokens.lowerBound
        keys.append(contentsOf: block.keys[block.tokens])
        for token in text.tokens[block.tokens] {
            let (form, own) = Self.classify(token, text.bytes)
            forms.append(form)
            marks.append(own)
            affixes.append(
                token.flags.contains(.foreign) && token.end - token.start >= 4
                    ? Self.affix(text.bytes, Int(token.start), Int(token.end)) : 0)
        }
        for word in text.words[block.words] { append(word: word.tokens.moved(by: shift)) }
        for sentence in text.sentences[block.sentences] where !sentence.tokens.isEmpty {
            sentences.append(sentence.tokens.moved(by: shift))
        }
    }

    private mutating func append(word range: Range<Int>) {
        if range.count == 1 {
            wordKeys.append(keys[range.lowerBound])
            wordPlaces.append(.alone)
            return
        }
        var hash: UInt32 = 0
        for token in range { hash = (hash &* 0x9E37_79B1) ^ keys[token] }
        for token in range {
            wordKeys.append(hash)
            wordPlaces.append(token == range.lowerBound ? .first : token == range.upperBound - 1 ? .last : .inside)
        }
    }

    /// Forgets the first tokens, whole sentences of them or more; what is left moves to their places.
    mutating func removeFirst(_ count: Int) {
        keys.removeFirst(count)
        forms.removeFirst(count)
        marks.removeFirst(count)
        wordKeys.removeFirst(count)
        wordPlaces.removeFirst(count)
        affixes.removeFirst(count)
        sentences.removeAll { $0.upperBound <= count }
        sentences = sentences.map { max(0, $0.lowerBound - count)..<$0.upperBound - count }
    }

    private static func classify(
        _ token: Token, _ bytes: UnsafeBufferPointer<UInt8>
    ) -> (form: TokenForm, marks: TokenMarks) {
        var marks: TokenMarks = token.flags.contains(.spaceBefore) ? [] : .glued
        let form: TokenForm
        switch token.kind {
        case .syllable:
            switch token.shape {
            case .lower: form = .lower
            case .capitalized: form = .capitalized
            case .upper: form = .upper
            case .initial: form = .initial
            case .mixed: form = .mixed
            default: form = .other
            }
            if form != .lower && form != .other { marks.insert(.capital) }
        case .number:
            form = number(bytes[Int(token.start)..<Int(token.end)])
        case .code:
            form = .code
            if bytes[Int(token.start)..<Int(token.end)].contains(where: { $0 >= 0x41 && $0 <= 0x5A }) {
                marks.insert(.capital)
            }
        case .url:
            // Sites are named by their addresses: `Money.co.uk`, `vnexpress.net`.
            form = .address
            marks.insert(.capital)
            if bytes[Int(token.start)..<Int(token.end)].contains(UInt8(ascii: "/")) { marks.insert(.address) }
        case .email:
            form = .address
            marks.insert(.address)
        case .hashtag, .handle: form = .address
        case .punctuation: form = .punctuation
        default: form = .other
        }
        return (form, marks)
    }

    private static func number(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> TokenForm {
        guard bytes.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return .number }
        if bytes.count <= 2 { return .smallNumber }
        return bytes.count == 4 && (bytes.first == 0x31 || bytes.first == 0x32) ? .year : .number
    }

    private static func affix(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> UInt32 {
        func lower(_ byte: UInt8) -> UInt32 { UInt32(byte >= 0x41 && byte <= 0x5A ? byte + 32 : byte) }
        return lower(bytes[end - 3]) | lower(bytes[end - 2]) << 8 | lower(bytes[end - 1]) << 16
            | lower(bytes[start]) << 24
    }
}
