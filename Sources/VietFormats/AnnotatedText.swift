import VietCore

/// A text with the names marked in it, as training and evaluation files hold it.
public struct AnnotatedText: Sendable {
    /// The text.
    public var source: SourceText
    /// The names, in order and without overlaps.
    public var entities: [Entity]
    /// What the text belongs to; consecutive texts with the same are parts of one article.
    public var article: String
    /// The line of the file on which it starts, counted from 1.
    public var line: Int

    /// A text in which names may be marked.
    public init(source: SourceText, entities: [Entity], article: String = "", line: Int = 1) {
        self.source = source
        self.entities = entities
        self.article = article
        self.line = line
    }

    /// A sentence as running text: the words with single spaces between them.
    ///
    /// - Complexity: O(n) for n bytes.
    public init(_ sentence: AnnotatedSentence) {
        var bytes: [UInt8] = []
        var starts: [Int] = []
        for word in sentence.words {
            if !bytes.isEmpty { bytes.append(0x20) }
            starts.append(bytes.count)
            bytes += word.utf8
        }
        let entities = sentence.spans.map { span in
            let last = span.range.upperBound - 1
            return Entity(
                range: starts[span.range.lowerBound]..<(starts[last] + sentence.words[last].utf8.count), type: span.type
            )
        }
        self.init(source: SourceText(bytes: bytes), entities: entities, line: sentence.line)
    }
}
