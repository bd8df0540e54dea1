import VietCore
import VietNormalization

/// What a concordance or a list of collocates is about: words, names of a type, or a regular expression.
public struct TextQuery: Sendable {
    private enum Kind: Sendable {
        case words([TokenKey], WordIdentity)
        case entities(EntityType)
        /// Compiled for every worker anew: a compiled expression cannot be shared between threads.
        case expression(String)
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

    /// The names or expressions of a type.
    public static func entities(_ type: EntityType) -> TextQuery { TextQuery(kind: .entities(type)) }

    /// A regular expression in the syntax of Swift's `Regex`, matched within each sentence.
    ///
    /// - Throws: `VietTextError` of code `invalid-argument` where the expression is not well formed.
    public static func expression(_ pattern: String) throws -> TextQuery {
        _ = try compile(pattern)
        return TextQuery(kind: .expression(pattern))
    }

    fileprivate static func compile(_ pattern: String) throws -> Regex<AnyRegexOutput> {
        do { return try Regex(pattern) } catch {
            throw VietTextError(.invalidArgument, "not a regular expression: \(pattern)")
        }
    }

    /// The type of the entities that are needed to answer the query, nil where none are.
    public var entityType: EntityType? {
        if case .entities(let type) = kind { type } else { nil }
    }

    func makeMatcher() throws -> TextMatcher {
        switch kind {
        case .words(let keys, let level): return TextMatcher(keys: keys, at: level)
        case .entities(let type): return TextMatcher(type: type)
        case .expression(let pattern): return TextMatcher(expression: try TextQuery.compile(pattern))
        }
    }
}

/// Finds a query in documents, on one thread.
struct TextMatcher {
    private var keys: [TokenKey] = []
    private var folder = WordFolder()
    private var type: EntityType?
    private var expression: Regex<AnyRegexOutput>?

    init(keys: [TokenKey], at level: WordIdentity) {
        self.keys = keys
        folder = WordFolder(level)
    }

    init(type: EntityType) { self.type = type }
    init(expression: Regex<AnyRegexOutput>) { self.expression = expression }

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
        if let expression { return expressionMatches(expression, in: document) }
        var spans: [Range<Int>] = []
        var word = 0
        while word < document.words.count {
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
        while index < document.words.count {
            for token in document.words[index].tokens {
                // One token may hold what the query writes with a space, and the reverse does not occur.
                guard place < keys.count, key(of: token, document) == keys[place] else { return nil }
                place += 1
            }
            index += 1
            if place == keys.count { return index }
        }
        return nil
    }

    private func key(of token: Int, _ document: DocumentView) -> TokenKey {
        if folder.level == .standard { return document.keys[token] }
        return folder.key(of: UnsafeBufferPointer(rebasing: document.bytes[document.tokens[token].range]))
    }

    private func expressionMatches(_ expression: Regex<AnyRegexOutput>, in document: DocumentView) -> [Range<Int>] {
        var spans: [Range<Int>] = []
        var word = 0
        for sentence in document.sentences {
            let start = sentence.range.lowerBound
            let text = String(decoding: TextMatcher.repaired(document.bytes[sentence.range]), as: UTF8.self)
            for match in text.matches(of: expression) where !match.range.isEmpty {
                let lower = text.utf8.distance(from: text.startIndex, to: match.range.lowerBound)
                let upper = text.utf8.distance(from: text.startIndex, to: match.range.upperBound)
                appendSpan(of: (start + lower)..<(start + upper), document, from: &word, to: &spans)
            }
        }
        return spans
    }

    /// The bytes with a question mark in the place of each that is not valid, which keeps every offset.
    private static func repaired(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8] {
        var copy = Array(bytes)
        var start = 0
        while let place = copy.withUnsafeBufferPointer({
            UTF8Decoding.firstInvalid(in: UnsafeBufferPointer(rebasing: $0[start...]))
        }) {
            copy[start + place] = UInt8(ascii: "?")
            start += place
        }
        return copy
    }

    private func appendSpan(
        of range: Range<Int>, _ document: DocumentView, from word: inout Int, to spans: inout [Range<Int>]
    ) {
        while word < document.words.count, Int(document.words[word].end) <= range.lowerBound { word += 1 }
        var end = word
        while end < document.words.count, Int(document.words[end].start) < range.upperBound { end += 1 }
        guard end > word else { return }
        spans.append(word..<end)
        word = end
    }
}
