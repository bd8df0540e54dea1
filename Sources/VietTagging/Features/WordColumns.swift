import VietCore

/// The words of a sentence as columns of integers: what the features are made of.
///
/// Two places on either side of the sentence stand for what is beyond it.
struct WordColumns: ~Copyable {
    /// What stands for a word.
    struct Entry: BitwiseCopyable {
        /// The key of the word; numbers have one by their length.
        var key: UInt64
        /// The keys of its first and of its last syllable.
        var first: UInt64
        var last: UInt64
        /// How it is written, of how many tokens.
        var shape: UInt64
        /// Which tags it mostly has, see ``WordClasses``; for a word that is not known how it is written.
        var wordClass: UInt64
    }

    private(set) var entries = GrowingBuffer<Entry>(capacity: 256)
    /// The tags that each word may have.
    private(set) var sets = GrowingBuffer<TagSet>(capacity: 256)

    static let margin = 2

    /// The number of words.
    var count: Int { entries.count - 2 * Self.margin }

    /// Reads the words of a sentence or of a part of one.
    ///
    /// - Parameter view: a text with the keys of its tokens.
    mutating func read(
        _ words: Range<Int>, of view: DocumentView, classes: WordClasses, dictionary: TagDictionary? = nil
    ) {
        entries.truncate(to: 0)
        sets.truncate(to: 0)
        for place in 0..<UInt64(Self.margin) { entries.append(Self.outside(place)) }
        for index in words {
            unsafe append(
                view.bytes, UnsafeBufferPointer(rebasing: view.tokens[view.words[index].tokens]),
                UnsafeBufferPointer(rebasing: view.keys[view.words[index].tokens]), classes, dictionary)
        }
        for place in 0..<UInt64(Self.margin) { entries.append(Self.outside(place + 4)) }
    }

    private static func outside(_ place: UInt64) -> Entry {
        Entry(key: 1 + place, first: 1 + place, last: 1 + place, shape: 1 << 32 | place, wordClass: 1 << 31 | place)
    }

    @inline(__always)
    private mutating func append(
        _ bytes: UnsafeBufferPointer<UInt8>, _ tokens: UnsafeBufferPointer<Token>,
        _ keys: UnsafeBufferPointer<TokenKey>, _ classes: WordClasses,
        _ dictionary: TagDictionary?
    ) {
        let first = unsafe tokens[0]
        var key = unsafe keys[0]
        var capitals = first.shape.isCapital ? 1 : 0
        var foreign = first.flags.contains(.foreign)
        for index in 1..<max(tokens.count, 1) {
            key = unsafe key.followed(by: keys[index])
            unsafe capitals += tokens[index].shape.isCapital ? 1 : 0
            foreign = unsafe foreign || tokens[index].flags.contains(.foreign)
        }
        var shape = UInt64(first.kind.rawValue) << 8 | UInt64(first.shape.rawValue) << 4
        shape |= UInt64(min(tokens.count, 4)) << 16 | (foreign ? 1 << 24 : 0)
        shape |= capitals == tokens.count ? 1 : capitals > 0 ? 2 : 0
        var entry = unsafe Entry(
            key: key.value, first: keys[0].value, last: keys[tokens.count - 1].value, shape: shape,
            wordClass: 1 << 30 | shape)
        if first.kind == .number {
            entry.key = 16 + UInt64(min(first.range.count, 5))
            (entry.first, entry.last) = (entry.key, entry.key)
        } else if let known = classes[entry.key] {
            entry.wordClass = UInt64(known)
        }
        entries.append(entry)
        var set = TagSet.allowed(for: first.kind)
        if first.kind == .symbol, unsafe !Self.isUnit(bytes[Int(first.start)..<Int(first.end)]) { set = TagSet.signs }
        if let dictionary, let own = dictionary[key] { set = own }
        sets.append(set)
    }
}

extension WordColumns {
    /// Whether a sign is one of a unit: a share, a degree, a currency.
    fileprivate static func isUnit(_ sign: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        switch unsafe sign.first {
        case UInt8(ascii: "%"), UInt8(ascii: "$"): true
        // ¢ £ ¤ ¥ °
        case 0xC2: unsafe sign.dropFirst().first.map { (0xA2...0xA5).contains($0) || $0 == 0xB0 } ?? false
        // ‰, and the block of currencies
        case 0xE2: unsafe sign.dropFirst().starts(with: [0x80, 0xB0]) || sign.dropFirst().starts(with: [0x82])
        default: false
        }
    }
}

extension TokenShape {
    @inline(__always)
    fileprivate var isCapital: Bool { self == .capitalized || self == .upper || self == .initial || self == .mixed }
}

extension TagSet {
    private static let marks = TagSet { $0.partOfSpeech == .punctuation }
    fileprivate static let signs = TagSet { $0.partOfSpeech == .symbol }
    private static let numerals = TagSet { $0.partOfSpeech == .numeral }
    private static let others = TagSet { $0.partOfSpeech == .other }
    private static let units = TagSet { $0.vlsp == .unit || $0.vlsp == .abbreviatedNoun }
    /// The tags that are learned of words of a kind: treebanks and other taggers call signs marks.
    static func learned(for kind: TokenKind) -> TagSet {
        kind == .symbol ? allowed(for: kind).union(marks) : allowed(for: kind)
    }

    private static let words = TagSet.all.subtracting(marks).subtracting(signs)

    /// The tags of words whose first token is of a kind: what is no word of the language is told by its kind alone.
    package static func allowed(for kind: TokenKind) -> TagSet {
        switch kind {
        case .punctuation: marks
        // `%` and `€` are units.
        case .symbol: signs.union(units)
        case .emoji: signs
        case .number: numerals
        case .url, .email, .hashtag, .handle, .other: others
        case .syllable, .code: words
        }
    }
}
