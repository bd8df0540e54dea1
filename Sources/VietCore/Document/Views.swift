/// A token of a document.
public struct TokenView: NumberedDocumentPart {
    /// The document that it is a part of.
    public let document: Document
    /// The position among the tokens of the document.
    public let index: Int

    /// The token at a position of a document.
    public init(_ document: Document, at index: Int) {
        self.document = document
        self.index = index
    }

    /// The row of the token.
    package var row: Token { document.storage.tokens[index] }

    /// The UTF-8 bytes of the source that it covers.
    public var range: Range<Int> { row.range }
    /// What the token is made of.
    public var kind: TokenKind { row.kind }
    /// How the token is written.
    public var shape: TokenShape { row.shape }
    /// Whether the token continues the word of the token before it.
    public var continuesWord: Bool { row.continuesWord }
    /// Whether white space, a line end or the start of the input stands before the token.
    public var hasSpaceBefore: Bool { row.hasSpaceBefore }
}

/// A word of a document: one token, or several syllables that make one word (`đại học`, `Nguyễn Phú Trọng`).
public struct WordView: NumberedDocumentPart {
    /// The document that it is a part of.
    public let document: Document
    /// The position among the words of the document.
    public let index: Int

    /// The word at a position of a document.
    public init(_ document: Document, at index: Int) {
        self.document = document
        self.index = index
    }

    /// The row of the word.
    package var row: Word { document.storage.words[index] }

    /// The UTF-8 bytes of the source that it covers.
    public var range: Range<Int> { row.range }
    /// The tokens of the word.
    public var tokens: DocumentParts<TokenView> { DocumentParts(document, row.tokens) }
    /// What the first token is made of.
    public var kind: TokenKind { document.storage.tokens[row.tokens.lowerBound].kind }
    /// Whether the word has more than one token.
    public var isCompound: Bool { row.isCompound }
}

/// A sentence, a heading or a list item of a document.
public struct SentenceView: NumberedDocumentPart {
    /// The document that it is a part of.
    public let document: Document
    /// The position among the sentences of the document.
    public let index: Int

    /// The sentence at a position of a document.
    public init(_ document: Document, at index: Int) {
        self.document = document
        self.index = index
    }

    /// The row of the sentence.
    package var row: Sentence { document.storage.sentences[index] }

    /// The UTF-8 bytes of the source from the first token of the sentence to the end of its last.
    public var range: Range<Int> { row.range }
    /// The tokens of the sentence.
    public var tokens: DocumentParts<TokenView> { DocumentParts(document, row.tokens) }
    /// The words of the sentence.
    public var words: DocumentParts<WordView> { DocumentParts(document, row.words) }
}
