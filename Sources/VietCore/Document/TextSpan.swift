/// Any run of bytes of a document: an occurrence of a keyword, a search term, a match of a query.
public struct TextSpan: DocumentPart {
    /// The document that it is a part of.
    public let document: Document
    /// The UTF-8 bytes of the source that it covers.
    public let range: Range<Int>

    init(_ document: Document, _ range: Range<Int>) {
        self.document = document
        self.range = range
    }

    /// Whether both are the same bytes of the same document.
    public static func == (a: TextSpan, b: TextSpan) -> Bool {
        a.range == b.range && a.document.storage === b.document.storage
    }

    /// Hashes the document's identity and the range.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(ObjectIdentifier(document.storage))
        hasher.combine(range)
    }
}

extension Document {
    /// A run of bytes as a part that knows its text.
    ///
    /// - Precondition: the range lies within the source.
    public subscript(range: Range<Int>) -> TextSpan {
        precondition(range.lowerBound >= 0 && range.upperBound <= source.count, "no such bytes")
        return TextSpan(self, range)
    }

    /// The words that overlap a range of bytes.
    ///
    /// - Complexity: O(log n) for n words.
    public func words(in range: Range<Int>) -> DocumentParts<WordView> {
        words[Self.overlapping(range, storage.words.count) { self.storage.words[$0].range }]
    }

    /// The sentences that overlap a range of bytes.
    ///
    /// - Complexity: O(log n) for n sentences.
    public func sentences(in range: Range<Int>) -> DocumentParts<SentenceView> {
        sentences[Self.overlapping(range, storage.sentences.count) { self.storage.sentences[$0].range }]
    }

    /// The tokens that overlap a range of bytes.
    ///
    /// - Complexity: O(log n) for n tokens.
    public func tokens(in range: Range<Int>) -> DocumentParts<TokenView> {
        tokens[Self.overlapping(range, storage.tokens.count) { self.storage.tokens[$0].range }]
    }

    /// The positions of those of `count` parts, in order and without overlaps, that share a byte with `range`.
    private static func overlapping(_ range: Range<Int>, _ count: Int, _ part: (Int) -> Range<Int>) -> Range<Int> {
        let start = (0..<count).partitioningIndex { part($0).upperBound > range.lowerBound }
        return start..<max(start, (0..<count).partitioningIndex { part($0).lowerBound >= range.upperBound })
    }
}
