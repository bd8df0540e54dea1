/// A term for a search index: a word, or a part of one.
///
/// Positions count syllables, so that a phrase is found however it was segmented: `đại học Hà Nội` takes the positions 0
/// to 3 whether its words are found as `đại học` and `Hà Nội` or syllable by syllable. A punctuation mark or symbol
/// takes a position and makes no term; a hyphen between letters takes none.
public struct SearchTerm: Hashable, Sendable {
    /// The UTF-8 bytes of the source that the term covers.
    public var range: Range<Int>
    /// The positions of its tokens in ``Document/tokens``.
    public var tokens: Range<Int>
    /// The position of its first syllable in the text, counted from 0.
    public var position: Int
    /// How many positions the term covers.
    public var length: Int
    /// What the first token of the term is made of.
    public var kind: TokenKind

    package init(range: Range<Int>, tokens: Range<Int>, position: Int, length: Int, kind: TokenKind) {
        self.range = range
        self.tokens = tokens
        self.position = position
        self.length = length
        self.kind = kind
    }
}
