/// A text with its tokens, words and sentences, all of them ranges of the untouched source.
///
/// Tokens, words and sentences are strictly increasing and do not overlap; every token belongs to exactly one word and
/// every word to exactly one sentence. Tokens and the gaps between them (see ``Token``) give back the source byte for byte.
public struct Document: Sendable {
    public let source: SourceText
    public let tokens: [Token]
    /// One a token: what words are compared by.
    package let keys: [TokenKey]
    public let words: [Word]
    public let sentences: [Sentence]

    package init(source: SourceText, tokens: [Token], keys: [TokenKey] = [], words: [Word], sentences: [Sentence]) {
        self.source = source
        self.tokens = tokens
        self.keys = keys
        self.words = words
        self.sentences = sentences
    }

    /// The text of a token as it stands in the source.
    public func text(of token: Token) -> String { source[token.range] }

    /// The text of a word as it stands in the source, white space between its syllables included.
    public func text(of word: Word) -> String { source[word.range] }

    /// The text of a sentence as it stands in the source.
    public func text(of sentence: Sentence) -> String { source[sentence.range] }
}
