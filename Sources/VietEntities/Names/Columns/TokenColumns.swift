import VietCore

/// The tokens of a text, or of several that are read together, as columns of integers.
///
/// The columns are what the features are made of, and what expressions, groups and gazetteers compare; nothing in them
/// points at a string. Positions count through all texts. A value: nobody changes what another one reads. The model of
/// names reads ``RecasedColumns``, which are made from these.
package struct TokenColumns: Sendable {
    /// See ``TokenKey/short``.
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

    /// Whether tokens, of which there are two or more, are one word.
    func areOneWord(_ tokens: Range<Int>) -> Bool {
        tokens.count > 1 && wordPlaces[tokens.lowerBound] == .first && wordPlaces[tokens.upperBound - 1] == .last
            && tokens.dropFirst().dropLast().allSatisfy { wordPlaces[$0] == .inside }
    }

    /// Appends the columns of a block.
    mutating func append(_ block: TextBlock) {
        let text = block.text
        let tokens = unsafe UnsafeBufferPointer(rebasing: text.tokens[block.tokens])
        let start = keys.count
        let short = ShortKeys(text)
        keys.append(contentsOf: block.tokens.lazy.map { short[$0] })
        forms.append(contentsOf: repeatElement(.other, count: tokens.count))
        marks.append(contentsOf: repeatElement([], count: tokens.count))
        affixes.append(contentsOf: repeatElement(0, count: tokens.count))
        unsafe forms.withUnsafeMutableBufferPointer { forms in
            unsafe marks.withUnsafeMutableBufferPointer { marks in
                unsafe affixes.withUnsafeMutableBufferPointer { affixes in
                    for index in tokens.indices {
                        unsafe forms[start + index] = unsafe Self.form(of: tokens[index], text.bytes)
                        unsafe marks[start + index] = unsafe Self.marks(of: tokens[index], text.bytes)
                        unsafe affixes[start + index] = unsafe Self.affix(of: tokens[index], text.bytes)
                    }
                }
            }
        }
        wordPlaces.append(contentsOf: repeatElement(.alone, count: tokens.count))
        wordKeys.append(contentsOf: keys[start...])
        // What is added to positions in the text.
        let shift = start - block.tokens.lowerBound
        for index in block.words where unsafe text.words[index].isCompound {
            let word = unsafe text.words[index]
            set(word: word.tokens.moved(by: shift))
        }
        for index in block.sentences where unsafe !text.sentences[index].tokens.isEmpty {
            let sentence = unsafe text.sentences[index]
            sentences.append(sentence.tokens.moved(by: shift))
        }
    }

    private mutating func set(word range: Range<Int>) {
        var hash: UInt32 = 0
        for token in range { hash = (hash &* 0x9E37_79B1) ^ keys[token] }
        for token in range {
            wordKeys[token] = hash
            wordPlaces[token] = .inside
        }
        wordPlaces[range.lowerBound] = .first
        wordPlaces[range.upperBound - 1] = .last
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

    @inline(__always)
    private static func form(of token: Token, _ bytes: UnsafeBufferPointer<UInt8>) -> TokenForm {
        switch token.kind {
        case .syllable:
            switch token.shape {
            case .lower: return .lower
            case .capitalized: return .capitalized
            case .upper: return .upper
            case .initial: return .initial
            case .mixed: return .mixed
            default: return .other
            }
        case .number: return unsafe number(bytes[Int(token.start)..<Int(token.end)])
        case .code: return .code
        case .url, .email, .hashtag, .handle: return .address
        case .punctuation: return .punctuation
        default: return .other
        }
    }

    @inline(__always)
    private static func marks(of token: Token, _ bytes: UnsafeBufferPointer<UInt8>) -> TokenMarks {
        var marks: TokenMarks = token.flags.contains(.spaceBefore) ? [] : .glued
        switch token.kind {
        case .syllable:
            switch token.shape {
            case .capitalized, .upper, .initial, .mixed: marks.insert(.capital)
            default: break
            }
        case .code:
            if unsafe bytes[Int(token.start)..<Int(token.end)].contains(where: { $0 >= 0x41 && $0 <= 0x5A }) {
                marks.insert(.capital)
            }
        case .url:
            // Sites are named by their addresses: `Money.co.uk`, `vnexpress.net`.
            marks.insert(.capital)
            if unsafe bytes[Int(token.start)..<Int(token.end)].contains(UInt8(ascii: "/")) { marks.insert(.address) }
        case .email: marks.insert(.address)
        default: break
        }
        return marks
    }

    private static func number(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> TokenForm {
        guard unsafe bytes.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return .number }
        if unsafe bytes.count <= 2 { return .smallNumber }
        return unsafe bytes.count == 4 && (bytes.first == 0x31 || bytes.first == 0x32) ? .year : .number
    }

    @inline(__always)
    private static func affix(of token: Token, _ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
        let (start, end) = (Int(token.start), Int(token.end))
        guard token.flags.contains(.foreign), end - start >= 4 else { return 0 }
        func lower(_ byte: UInt8) -> UInt32 { UInt32(byte >= 0x41 && byte <= 0x5A ? byte + 32 : byte) }
        return unsafe lower(bytes[end - 3]) | lower(bytes[end - 2]) << 8 | lower(bytes[end - 1]) << 16
            | lower(bytes[start]) << 24
    }
}
