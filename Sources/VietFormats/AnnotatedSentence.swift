import VietCore

/// A sentence read from a file of annotated text: its words, and the names marked on them where the file marks any.
public struct AnnotatedSentence: Hashable, Sendable {
    /// A run of words with one type.
    public struct Span: Hashable, Sendable {
        /// Positions in ``AnnotatedSentence/words``.
        public var range: Range<Int>
        /// What kind of name the words are.
        public var type: EntityType

        /// A run of words.
        public init(range: Range<Int>, type: EntityType) {
            self.range = range
            self.type = type
        }
    }

    /// The words, their syllables separated by one space; from IOB2 of tokens, the tokens.
    public var words: [String]
    /// The names, in the order of the text.
    public var spans: [Span]
    /// The tags that each word may have, where the file gives any: nil for a word that it leaves open.
    package var tags: [TagSet?] = []
    /// The sentence as running text, where the file gives it.
    public var text: String?
    /// The name of the sentence, where the file gives one.
    public var id: String?
    /// The line of the file on which the sentence starts, counted from 1.
    public var line: Int

    /// A sentence of words, in which names may be marked.
    public init(words: [String], spans: [Span] = [], text: String? = nil, id: String? = nil, line: Int = 1) {
        self.words = words
        self.spans = spans
        self.text = text
        self.id = id
        self.line = line
    }

    /// Marks the last word with an IOB2 tag: `O`, `B-TYPE`, or `I-TYPE`, which begins a name where none of that type ends
    /// before it, as in IOB1. False for any other tag.
    mutating func mark(_ tag: some StringProtocol) -> Bool {
        if tag == "O" { return true }
        guard tag.utf8.count > 2, tag.hasPrefix("B-") || tag.hasPrefix("I-") else { return false }
        let type = EntityType(rawValue: String(tag.dropFirst(2)))
        if tag.hasPrefix("I-"), let last = spans.last, last.type == type, last.range.upperBound == words.count - 1 {
            spans[spans.count - 1].range = last.range.lowerBound..<words.count
        } else {
            spans.append(Span(range: (words.count - 1)..<words.count, type: type))
        }
        return true
    }
}
