/// A segmented text where it lies in memory, not copied: what workers leave, and what writers and counters read.
///
/// A view for the length of the call that it is given to: keep no part of it. It may be a part of a longer document.
///
/// Its buffers lie where the worker or the document has them, and what reads them relies on the length of that call.
@safe public struct DocumentView {
    /// The bytes as given; all ranges count them.
    public let bytes: UnsafeBufferPointer<UInt8>
    /// The tokens.
    public let tokens: UnsafeBufferPointer<Token>
    /// One a token, at the standard level of ``WordIdentity``; empty where the worker was not asked for them.
    package let keys: UnsafeBufferPointer<TokenKey>
    /// The words.
    public let words: UnsafeBufferPointer<Word>
    /// The sentences.
    public let sentences: UnsafeBufferPointer<Sentence>
    /// Names and expressions in the order of the text, without overlaps.
    package var entities: [Entity] = []
    /// The unit that offsets are written in.
    package var unit: OffsetUnit
    /// What the text was taken out of, where offsets are to count that.
    package var source: SourceView?
    /// The text with its marks, where marks were restored before it was read.
    package var restored: RestoredForms?
    /// The offset of the first byte of `bytes` in the document, in `unit`.
    package var start: Int
    /// The score of the gap before every token, where the probabilities of the gaps are to be written.
    package var scores: UnsafeBufferPointer<Int32>?
    /// The tag of every word, where they are to be written or looked at.
    package var tags: UnsafeBufferPointer<WordTag>?
    /// How sure the tags are, in thousandths, where that is to be written.
    package var tagConfidences: UnsafeBufferPointer<UInt16>?
    /// Which set of tags is written where one is.
    package var usesVLSPTags = false
    /// The terms for a search index, where they are to be written in place of the words.
    package var terms: [SearchTerm]?
    /// What the texts of the terms are written as; nil for as they stand.
    package var termForm: (([UInt8]) -> [UInt8])?
    /// What is to be added to the positions of the terms.
    package var firstPosition = 0
    /// The position of the last term of the document before this part, -1 where there is none.
    package var lastPosition = -1

    package init(
        bytes: UnsafeBufferPointer<UInt8>,
        tokens: UnsafeBufferPointer<Token> = unsafe UnsafeBufferPointer(start: nil, count: 0),
        keys: UnsafeBufferPointer<TokenKey> = unsafe UnsafeBufferPointer(start: nil, count: 0),
        words: UnsafeBufferPointer<Word> = unsafe UnsafeBufferPointer(start: nil, count: 0),
        sentences: UnsafeBufferPointer<Sentence> = unsafe UnsafeBufferPointer(start: nil, count: 0),
        unit: OffsetUnit = .codepoint, start: Int = 0
    ) {
        unsafe self.bytes = unsafe bytes
        unsafe self.tokens = unsafe tokens
        unsafe self.keys = unsafe keys
        unsafe self.words = unsafe words
        unsafe self.sentences = unsafe sentences
        self.unit = unit
        self.start = start
    }

    /// The text of a range of bytes; invalid sequences become U+FFFD in the copy.
    ///
    /// - Precondition: the range lies within `bytes`.
    public func text(of range: Range<Int>) -> String { unsafe String(decoding: bytes[range], as: UTF8.self) }

    /// A converter from offsets into `bytes` to `unit`, `start` not counted.
    package func makeOffsetConverter() -> OffsetConverter { unsafe OffsetConverter(bytes, unit: unit, in: source) }

    /// The ranges of the entities in `unit`, counted from the start of the document.
    ///
    /// - Complexity: O(n) for n bytes.
    package var entityRanges: [Range<Int>] {
        var convert = makeOffsetConverter()
        // By number: an entity that is handed on is copied with all its texts.
        return entities.indices.map { index in
            let lower = convert(entities[index].range.lowerBound)
            return (start + lower)..<(start + convert.end(entities[index].range.upperBound))
        }
    }

    /// Whether white space stands between the end of a word and the next of `words`, or none of them comes after.
    package func isFollowedBySpace(word index: Int, among words: Range<Int>) -> Bool {
        unsafe index + 1 >= words.upperBound || self.words[index + 1].start > self.words[index].end
    }
}

extension Document {
    /// Calls `body` with a view of the document and of `entities`, which lives as long as the call.
    package func withView<R>(
        entities: [Entity] = [], unit: OffsetUnit = .codepoint, _ body: (DocumentView) throws -> R
    ) rethrows -> R {
        try unsafe storage.source.bytes.withUnsafeBufferPointer { bytes in
            try unsafe storage.tokens.withUnsafeBufferPointer { tokens in
                try unsafe storage.keys.withUnsafeBufferPointer { keys in
                    try unsafe storage.words.withUnsafeBufferPointer { words in
                        try unsafe storage.sentences.withUnsafeBufferPointer { sentences in
                            var view = unsafe DocumentView(
                                bytes: bytes, tokens: tokens, keys: keys, words: words, sentences: sentences, unit: unit
                            )
                            view.entities = entities
                            return try body(view)
                        }
                    }
                }
            }
        }
    }
}
