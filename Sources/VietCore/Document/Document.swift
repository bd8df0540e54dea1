import Synchronization

/// A text with its tokens, words and sentences, all of them parts of the untouched source.
///
/// Tokens, words and sentences are strictly increasing and do not overlap; every token belongs to exactly one word and
/// every word to exactly one sentence. Tokens and the gaps between them (see ``Token``) give back the source byte for byte.
///
/// ```swift
/// for sentence in document.sentences {
///     for word in sentence.words { print(word.range, word.text) }
/// }
/// ```
///
/// A document is a reference to memory that nobody changes: copying it and its parts costs nothing.
public struct Document: Sendable {
    package let storage: Storage

    package init(source: SourceText, tokens: [Token], keys: [TokenKey] = [], words: [Word], sentences: [Sentence]) {
        storage = Storage(source: source, tokens: tokens, keys: keys, words: words, sentences: sentences)
    }

    /// The bytes as given.
    public var source: SourceText { storage.source }

    /// The tokens: syllables, numbers, marks.
    public var tokens: DocumentParts<TokenView> { DocumentParts(self, 0..<storage.tokens.count) }

    /// The words.
    public var words: DocumentParts<WordView> { DocumentParts(self, 0..<storage.words.count) }

    /// The sentences, headings and list items.
    public var sentences: DocumentParts<SentenceView> { DocumentParts(self, 0..<storage.sentences.count) }

    /// The text of a range of bytes; invalid bytes become U+FFFD in the copy.
    ///
    /// - Precondition: the range lies within the source.
    /// - Complexity: O(length of the range).
    public func text(in range: Range<Int>) -> String { source[range] }

    /// The offset in `unit` of a byte offset of the source. An offset inside a code point counts that code point as passed.
    ///
    /// - Complexity: O(1), after one pass over the source at the first call.
    public func offset(of byte: Int, in unit: OffsetUnit) -> Int {
        unit == .utf8 ? byte : storage.offsetTable.offset(of: byte, in: unit, source.bytes)
    }

    /// The arrays that a document and all of its parts share.
    package final class Storage: Sendable {
        package let source: SourceText
        package let tokens: [Token]
        /// One a token: what words are compared by.
        package let keys: [TokenKey]
        package let words: [Word]
        package let sentences: [Sentence]
        private let table = AtomicLazyReference<OffsetTable>()

        init(source: SourceText, tokens: [Token], keys: [TokenKey], words: [Word], sentences: [Sentence]) {
            self.source = source
            self.tokens = tokens
            self.keys = keys
            self.words = words
            self.sentences = sentences
        }

        /// Made by whoever asks first; most documents are never asked.
        var offsetTable: OffsetTable {
            table.load() ?? table.storeIfNil(OffsetTable(source.bytes))
        }
    }
}
