/// A word: one token, or several syllables that make one word (`đại học`, `Nguyễn Phú Trọng`). 16 bytes.
@frozen
public struct Word: Hashable, Sendable, BitwiseCopyable {
    @usableFromInline package var start: UInt32
    @usableFromInline package var end: UInt32
    @usableFromInline package var firstToken: UInt32
    @usableFromInline package var tokenCount: UInt32

    @inlinable
    package init(start: UInt32, end: UInt32, firstToken: UInt32, tokenCount: UInt32) {
        self.start = start
        self.end = end
        self.firstToken = firstToken
        self.tokenCount = tokenCount
    }

    /// The UTF-8 bytes of the source that the word covers, white space between its syllables included.
    @inlinable
    public var range: Range<Int> { Int(start)..<Int(end) }

    /// The positions of the word's tokens in ``Document/tokens``.
    @inlinable
    public var tokens: Range<Int> { Int(firstToken)..<Int(firstToken + tokenCount) }

    /// Whether the word has more than one syllable.
    @inlinable
    public var isCompound: Bool { tokenCount > 1 }
}

/// A sentence, a heading or a list item. 24 bytes.
@frozen
public struct Sentence: Hashable, Sendable, BitwiseCopyable {
    @usableFromInline package var start: UInt32
    @usableFromInline package var end: UInt32
    @usableFromInline package var firstToken: UInt32
    @usableFromInline package var endToken: UInt32
    @usableFromInline package var firstWord: UInt32
    @usableFromInline package var endWord: UInt32

    @inlinable
    package init(
        start: UInt32, end: UInt32, firstToken: UInt32, endToken: UInt32, firstWord: UInt32, endWord: UInt32
    ) {
        self.start = start
        self.end = end
        self.firstToken = firstToken
        self.endToken = endToken
        self.firstWord = firstWord
        self.endWord = endWord
    }

    /// The UTF-8 bytes of the source from the first token of the sentence to the end of its last.
    @inlinable
    public var range: Range<Int> { Int(start)..<Int(end) }

    /// The positions of the sentence's tokens in ``Document/tokens``.
    @inlinable
    public var tokens: Range<Int> { Int(firstToken)..<Int(endToken) }

    /// The positions of the sentence's words in ``Document/words``.
    @inlinable
    public var words: Range<Int> { Int(firstWord)..<Int(endWord) }
}
