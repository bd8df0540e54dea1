import VietCore
import VietNormalization

/// What a concordance or a list of collocates is about: words, names of a type, or a regular expression.
public struct TextQuery: Sendable {
    private enum Kind: Sendable {
        /// In one of several forms.
        case words([Words], WordIdentity)
        case entities(EntityType)
        case pattern(TextPattern)
        case tagged([TaggedQueryWord], WordIdentity)
    }

    /// A part of a query of words.
    enum Element: Sendable {
        /// The tokens of one word or several.
        case tokens([TokenKey])
        /// Between so many words, whatever they are.
        case anything(Range<Int>)
    }

    /// Words and gaps in one form.
    struct Words: Sendable {
        let elements: [Element]
        /// The token that every match begins with; nil where any may.
        let first: SoughtToken?
    }

    /// The most words that a gap takes.
    private static let longestGap = 5

    private let kind: Kind
    /// What every text holds in which the query is found; nil where nothing can be said.
    package private(set) var probe: QueryProbe?

    /// A word or a phrase, matched from the start of a word to the end of one: `không` is not found in `không quân`.
    ///
    /// A `_` between letters is a space (`thủ_tướng`), and itself where a text has it in a code (`user_name`).
    ///
    /// A `*` by itself is any one word (`sông *`), `…` or `...` a gap of up to five words (`đánh … giá`); what they stand for has no
    /// mark in it and does not leave the sentence.
    ///
    /// - Parameter match: what counts as the same word.
    /// - Throws: `VietTextError` of code `invalid-argument` where the text holds no word.
    public static func words(_ text: some StringProtocol, match: WordIdentity = .standard) throws -> TextQuery {
        let parts = text.split(whereSeparator: \.isWhitespace).map { (text: $0, word: QueryWord($0, match)) }
        let (words, forms, leading) = Self.words(parts.map { ($0.text, $0.word.forms) }, match)
        guard !forms.isEmpty else { throw VietTextError(.invalidArgument, "the query holds no word") }
        if parts.allSatisfy({ $0.word.code == nil }) {
            return TextQuery(kind: .words([words], match), probe: QueryProbe(forms, leading: leading, match))
        }
        let (codes, _, _) = Self.words(parts.map { ($0.text, $0.word.code.map { [$0] } ?? $0.word.forms) }, match)
        // What is sought in advance must stand in either form.
        let common = Self.words(parts.filter { $0.word.code == nil }.map { ($0.text, $0.word.forms) }, match).forms
        return TextQuery(kind: .words([words, codes], match), probe: QueryProbe(common, match))
    }

    /// Words and gaps, the forms of all tokens, and with how many of these the query begins.
    private static func words(
        _ parts: [(text: some StringProtocol, forms: [Substring])], _ match: WordIdentity
    ) -> (words: Words, forms: [Substring], leading: Int) {
        let folder = WordFolder(match)
        var elements: [Element] = []
        var forms: [Substring] = []
        for part in parts {
            switch part.text {
            case "*": elements.append(.anything(1..<2))
            case "…", "...": elements.append(.anything(0..<longestGap + 1))
            default:
                let keys = part.forms.map { folder.key(of: $0) }
                guard !keys.isEmpty else { continue }
                forms += part.forms
                if case .tokens(let before)? = elements.last {
                    elements[elements.count - 1] = .tokens(before + keys)
                } else {
                    elements.append(.tokens(keys))
                }
            }
        }
        var leading = 0
        if case .tokens(let keys)? = elements.first { leading = keys.count }
        let first = leading > 0 ? SoughtToken(forms[0], folder) : nil
        return (Words(elements: elements, first: first), forms, leading)
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
        let forms = words.filter { $0.code == nil }.flatMap(\.forms)
        return TextQuery(kind: .tagged(words, match), probe: QueryProbe(forms, match))
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
        case .words(let forms, let level): TextMatcher(forms, at: level)
        case .entities(let type): TextMatcher(type: type)
        case .pattern(let pattern): TextMatcher(pattern: pattern)
        case .tagged(let words, let level): TextMatcher(words: words, at: level)
        }
    }
}

/// Finds a query in documents, on one thread.
struct TextMatcher {
    /// The forms of the words, of which the first that fits is taken.
    private var forms: [TextQuery.Words] = []
    /// The places that the elements so far reach, in order, and those that the next one reaches.
    private var reached: [Int] = []
    private var following: [Int] = []
    private var level = WordIdentity.standard
    private var memo = TokenKeyMemo(.standard)
    private var type: EntityType?
    private var search: PatternSearch?
    private var tagged: [TaggedQueryWord] = []

    init(_ forms: [TextQuery.Words], at level: WordIdentity) {
        self.forms = forms
        self.level = level
        memo = TokenKeyMemo(level)
    }

    init(words: [TaggedQueryWord], at level: WordIdentity) {
        tagged = words
        self.level = level
        memo = TokenKeyMemo(level)
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
        for sentence in unsafe document.sentences.indices {
            let limits = unsafe document.sentences[sentence].words
            word = max(word, limits.lowerBound)
            while word < limits.upperBound {
                var end: Int?
                for form in forms.indices where end == nil {
                    // Nearly all words are told by their first token.
                    if let first = forms[form].first,
                        unsafe !isToken(Int(document.words[word].firstToken), first, document)
                    {
                        continue
                    }
                    end = match(forms[form].elements, at: word, limits.upperBound, document)
                }
                // A gap at the start that takes nothing must not make a match of nothing.
                if let end, end > word {
                    spans.append(word..<end)
                    word = end
                } else {
                    word += 1
                }
            }
        }
        return spans
    }

    /// The first end of words that spell the elements from `word` on: that of the shortest gaps, as what can be reached from a later
    /// place can be reached from an earlier one too or lies behind all that can.
    ///
    /// - Complexity: O(e p) for e elements and the p places that gaps reach, at most five times as many as there are gaps.
    private mutating func match(
        _ elements: [TextQuery.Element], at word: Int, _ limit: Int, _ document: DocumentView
    ) -> Int? {
        if elements.count == 1, case .tokens(let keys) = elements[0] { return match(keys, at: word, document) }
        reached.removeAll(keepingCapacity: true)
        reached.append(word)
        for element in elements {
            following.removeAll(keepingCapacity: true)
            for place in reached {
                switch element {
                case .tokens(let keys):
                    if let end = match(keys, at: place, document), end > following.last ?? -1 { following.append(end) }
                case .anything(let counts):
                    var end = place
                    for count in 0..<counts.upperBound {
                        if count >= counts.lowerBound, end > following.last ?? -1 { following.append(end) }
                        guard end < limit,
                            unsafe document.tokens[Int(document.words[end].firstToken)].kind.isCounted
                        else { break }
                        end += 1
                    }
                }
            }
            swap(&reached, &following)
            if reached.isEmpty { return nil }
        }
        return reached.first
    }

    /// The end of the words that spell the tokens from `word` on.
    private func match(_ keys: [TokenKey], at word: Int, _ document: DocumentView) -> Int? {
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
        if let code = wanted.code, tokens.count == 1, key(of: tokens.lowerBound, document) == code { return true }
        return tokens.count == wanted.keys.count
            && zip(tokens, wanted.keys).allSatisfy { key(of: $0, document) == $1 }
    }

    @inline(__always)
    private func isToken(_ token: Int, _ sought: SoughtToken, _ document: DocumentView) -> Bool {
        if hasKeys(document) { return unsafe document.keys[token] == sought.key }
        let begins = unsafe sought.mayBegin(with: document.bytes[Int(document.tokens[token].start)])
        return begins && key(of: token, document) == sought.key
    }

    /// Texts out of an index come without keys, few of which are asked for.
    @inline(__always)
    private func hasKeys(_ document: DocumentView) -> Bool { unsafe level == .standard && !document.keys.isEmpty }

    private func key(of token: Int, _ document: DocumentView) -> TokenKey {
        if hasKeys(document) { return unsafe document.keys[token] }
        return unsafe memo.key(of: UnsafeBufferPointer(rebasing: document.bytes[document.tokens[token].range]))
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
