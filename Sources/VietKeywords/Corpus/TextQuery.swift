import VietCore
import VietNormalization

/// What a concordance or a list of collocates is about: words, names of a type, or a regular expression.
public struct TextQuery: Sendable {
    private enum Kind: Sendable {
        case words([TokenKey], WordIdentity)
        case entities(EntityType)
        case pattern(TextPattern)
        case tagged([TaggedQueryWord], WordIdentity)
    }

    private let kind: Kind

    /// A word or a phrase, matched from the start of a word to the end of one: `không` is not found in `không quân`.
    ///
    /// - Parameter match: what counts as the same word.
    /// - Throws: `VietTextError` of code `invalid-argument` where the text holds no word.
    public static func words(_ text: some StringProtocol, match: WordIdentity = .standard) throws -> TextQuery {
        let folder = WordFolder(match)
        let keys = match.form(of: text).split(separator: " ").map { folder.key(of: $0) }
        guard !keys.isEmpty else { throw VietTextError(.invalidArgument, "the query holds no word") }
        return TextQuery(kind: .words(keys, match))
    }

    /// Words with their parts of speech: `đá/VERB quả_bóng */ADJ`, where `*` is any word and a word without a slash may be
    /// of any class. Classes have the names of ``PartOfSpeech`` or ``VLSPTag``.
    ///
    /// Every word of the query is one of the text, with `_` between its syllables, and all stand in one sentence.
    ///
    /// - Throws: `VietTextError` of code `invalid-argument` where the text holds no word, or a class that there is not.
    package static func tagged(
        _ text: some StringProtocol, match: WordIdentity = .standard
    ) throws(VietTextError) -> TextQuery {
        var words: [TaggedQueryWord] = []
        for word in text.split(whereSeparator: \.isWhitespace) { words.append(try TaggedQueryWord(word, match)) }
        guard !words.isEmpty else { throw VietTextError(.invalidArgument, "the query holds no word") }
        return TextQuery(kind: .tagged(words, match))
    }

    /// Whether the texts must come with the parts of speech of their words.
    package var needsTags: Bool {
        if case .tagged = kind { true } else { false }
    }

    /// The names or expressions of a type.
    public static func entities(_ type: EntityType) -> TextQuery { TextQuery(kind: .entities(type)) }

    /// A regular expression, matched within each sentence in time linear in the text, whatever it is.
    ///
    /// The syntax is the usual one: `.`, `[…]`, `\d \w \s \b`, `\p{Lu}`, `* + ? {2,5}` and their lazy forms, `|`, groups, `^`, `$`,
    /// `(?i)`. What needs going back is refused: references to groups, looking ahead or behind. Text and expression are composed
    /// first, a character is a code point, and a match has at most 1000 of them.
    ///
    /// - Throws: `VietTextError` of code `invalid-argument` that says what is wrong and where.
    public static func expression(_ pattern: String) throws(VietTextError) -> TextQuery {
        TextQuery(kind: .pattern(try TextPattern(pattern)))
    }

    /// The type of the entities that are needed to answer the query, nil where none are.
    public var entityType: EntityType? {
        if case .entities(let type) = kind { type } else { nil }
    }

    func makeMatcher() -> TextMatcher {
        switch kind {
        case .words(let keys, let level): TextMatcher(keys: keys, at: level)
        case .entities(let type): TextMatcher(type: type)
        case .pattern(let pattern): TextMatcher(pattern: pattern)
        case .tagged(let words, let level): TextMatcher(words: words, at: level)
        }
    }
}

/// Finds a query in documents, on one thread.
struct TextMatcher {
    private var keys: [TokenKey] = []
    private var folder = WordFolder()
    private var type: EntityType?
    private var search: PatternSearch?
    private var tagged: [TaggedQueryWord] = []

    init(keys: [TokenKey], at level: WordIdentity) {
        self.keys = keys
        folder = WordFolder(level)
    }

    init(words: [TaggedQueryWord], at level: WordIdentity) {
        tagged = words
        folder = WordFolder(level)
    }

    init(type: EntityType) { self.type = type }
    init(pattern: TextPattern) { search = PatternSearch(pattern) }

    /// The words of every match, in order and without overlap. A match inside a word counts as that word.
    mutating func matches(in document: DocumentView, names: [Entity]) -> [Range<Int>] {
        if let type {
            var spans: [Range<Int>] = []
            var word = 0
            for name in names where name.type == type {
                appendSpan(of: name.range, document, from: &word, to: &spans)
            }
            return spans
        }
        if search != nil { return patternMatches(in: document) }
        if !tagged.isEmpty { return taggedMatches(in: document) }
        var spans: [Range<Int>] = []
        var word = 0
        while unsafe word < document.words.count {
            if let end = match(at: word, document) {
                spans.append(word..<end)
                word = end
            } else {
                word += 1
            }
        }
        return spans
    }

    /// The end of the words that spell the query from `word` on.
    private mutating func match(at word: Int, _ document: DocumentView) -> Int? {
        var place = 0
        var index = word
        while unsafe index < document.words.count {
            for token in unsafe document.words[index].tokens {
                // One token may hold what the query writes with a space, and the reverse does not occur.
                guard place < keys.count, key(of: token, document) == keys[place] else { return nil }
                place += 1
            }
            index += 1
            if place == keys.count { return index }
        }
        return nil
    }

    private func taggedMatches(in document: DocumentView) -> [Range<Int>] {
        var spans: [Range<Int>] = []
        for number in unsafe document.sentences.indices {
            let words = unsafe document.sentences[number].words
            var word = words.lowerBound
            while word + tagged.count <= words.upperBound {
                let isMatch = tagged.indices.allSatisfy { matches(tagged[$0], word + $0, document) }
                if isMatch { spans.append(word..<word + tagged.count) }
                word += isMatch ? tagged.count : 1
            }
        }
        return spans
    }

    private func matches(_ wanted: TaggedQueryWord, _ word: Int, _ document: DocumentView) -> Bool {
        guard let tags = unsafe document.tags, unsafe wanted.tags.contains(tags[word]) else { return false }
        if wanted.keys.isEmpty { return true }
        let tokens = unsafe document.words[word].tokens
        return tokens.count == wanted.keys.count
            && zip(tokens, wanted.keys).allSatisfy { key(of: $0, document) == $1 }
    }

    private func key(of token: Int, _ document: DocumentView) -> TokenKey {
        if folder.level == .standard { return unsafe document.keys[token] }
        return unsafe folder.key(of: UnsafeBufferPointer(rebasing: document.bytes[document.tokens[token].range]))
    }

    private mutating func patternMatches(in document: DocumentView) -> [Range<Int>] {
        var spans: [Range<Int>] = []
        var word = 0
        for sentence in unsafe document.sentences.indices {
            let range = unsafe document.sentences[sentence].range
            let composed = unsafe nfc(of: UnsafeBufferPointer(rebasing: document.bytes[range]))
            var places: [Int] = []
            let text = Self.scalars(of: composed.bytes, at: &places)
            guard let found = search?.matches(in: text) else { break }
            var cursor = composed.makeCursor()
            for match in found {
                let source = cursor.sourceRange(of: places[match.lowerBound]..<places[match.upperBound])
                let lower = range.lowerBound + source.lowerBound
                appendSpan(of: lower..<lower + source.count, document, from: &word, to: &spans)
            }
        }
        return spans
    }

    /// The code points of UTF-8, U+FFFD for what is none, and where each begins and the last ends.
    private static func scalars(of bytes: [UInt8], at places: inout [Int]) -> [UInt32] {
        var text: [UInt32] = []
        unsafe bytes.withUnsafeBufferPointer { bytes in
            var at = 0
            while at < bytes.count {
                let (value, length) = unsafe UTF8Decoding.scalar(in: bytes, at: at)
                text.append(value)
                places.append(at)
                at += Int(length.magnitude)
            }
        }
        places.append(bytes.count)
        return text
    }

    private func appendSpan(
        of range: Range<Int>, _ document: DocumentView, from word: inout Int, to spans: inout [Range<Int>]
    ) {
        while unsafe word < document.words.count, unsafe Int(document.words[word].end) <= range.lowerBound { word += 1 }
        var end = word
        while unsafe end < document.words.count, unsafe Int(document.words[end].start) < range.upperBound { end += 1 }
        guard end > word else { return }
        spans.append(word..<end)
        word = end
    }
}
