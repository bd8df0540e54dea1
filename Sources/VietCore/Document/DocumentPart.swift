/// Something that has a place in a document and knows its text: a token, a word, a sentence, an entity.
public protocol DocumentPart: Sendable, Hashable, CustomStringConvertible {
    /// The document that it is a part of.
    var document: Document { get }
    /// The UTF-8 bytes of the source that it covers.
    var range: Range<Int> { get }
}

extension DocumentPart {
    /// The text as it stands in the source, white space inside it included; invalid bytes become U+FFFD.
    ///
    /// - Complexity: O(length of the range).
    public var text: String { document.source[range] }

    /// The text as it stands in the source.
    public var description: String { text }

    /// The range in another unit, counted from the start of the source.
    ///
    /// - Complexity: O(1), after one pass over the source at the first call for any part of the document.
    public func range(in unit: OffsetUnit) -> Range<Int> {
        document.offset(of: range.lowerBound, in: unit)..<document.offset(of: range.upperBound, in: unit)
    }

    /// The range in the text that the document was made from: `text[word.range(in: text)!]` is the word. Nil where the text has
    /// not as many UTF-8 bytes as the source.
    ///
    /// - Complexity: O(1) for a native Swift string.
    public func range<Text: StringProtocol>(in text: Text) -> Range<Text.Index>? {
        let bytes = text.utf8
        guard bytes.count == document.source.count else { return nil }
        let lower = bytes.index(bytes.startIndex, offsetBy: range.lowerBound)
        return lower..<bytes.index(lower, offsetBy: range.count)
    }
}

/// A part that has a number among those of its kind in the document.
public protocol NumberedDocumentPart: DocumentPart {
    /// The position among the parts of its kind, counted from 0.
    var index: Int { get }
    /// The part at a position of a document.
    init(_ document: Document, at index: Int)
}

extension NumberedDocumentPart {
    /// Whether both are the same place of the same document; copies of a document are the same.
    public static func == (a: Self, b: Self) -> Bool {
        a.index == b.index && a.document.storage === b.document.storage
    }

    /// Hashes the document's identity and the position.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(ObjectIdentifier(document.storage))
        hasher.combine(index)
    }
}

/// The parts of one kind of a document, or a run of them, in the order of the text.
///
/// A slice has the indices of the whole, as with arrays: `document.words[word.index]` is `word`.
public struct DocumentParts<Part: NumberedDocumentPart>: RandomAccessCollection, Sendable {
    private let document: Document
    /// The position of the first part.
    public let startIndex: Int
    /// The position behind the last part.
    public let endIndex: Int

    init(_ document: Document, _ range: Range<Int>) {
        self.document = document
        startIndex = range.lowerBound
        endIndex = range.upperBound
    }

    /// The part at a position.
    ///
    /// - Complexity: O(1).
    public subscript(position: Int) -> Part {
        precondition(position >= startIndex && position < endIndex, "no such part")
        return Part(document, at: position)
    }

    /// A run of the parts.
    ///
    /// - Complexity: O(1).
    public subscript(bounds: Range<Int>) -> DocumentParts {
        precondition(bounds.lowerBound >= startIndex && bounds.upperBound <= endIndex, "no such parts")
        return DocumentParts(document, bounds)
    }
}
