import VietCore

/// Finds where sentences start in a stream of tokens.
///
/// A sentence ends at `.`, `?`, `!` or `…` with the closing quotes, brackets and emoji behind it, also where the next
/// sentence is glued to it, and at a line end, unless the next line goes on in lower case. In a stretch that does without
/// capitals it ends there in lower case too. Full stops inside numbers, addresses and abbreviations never get here: the
/// scanner keeps them inside their tokens.
///
/// A decision looks back to the start of the sentence and ahead by ``lookAhead`` tokens, not further, so that a text gives
/// the same sentences however it is read.
struct SentenceSplitter {
    /// No sentence has more tokens, so that text without any sentence end is worked on in bounded memory.
    static let maximumTokenCount = 16_384
    /// How many tokens behind a place are looked at to decide it.
    static let lookAhead = 48

    private(set) var sentenceStart = 0
    /// The next token to look at.
    private var cursor = 1
    /// Whether a straight quote stands open in the current sentence.
    private var quoteIsOpen = false
    private var labels = LabelSeries()

    /// The first token of the sentence after the current one, or nil where it is not yet known.
    ///
    /// - Parameters:
    ///   - count: how many of `tokens` are certain whatever follows the text.
    ///   - isFinal: whether those are all tokens of the text.
    /// - Complexity: O(1) a token, with the look ahead as its bound.
    @inline(__always)
    mutating func nextBoundary(
        in tokens: borrowing GrowingBuffer<Token>, count: Int, bytes: UnsafeBufferPointer<UInt8>, isFinal: Bool
    ) -> Int? {
        while cursor < count {
            let token = tokens[cursor]
            let previous = tokens[cursor - 1]
            if previous.kind == .punctuation || previous.kind == .emoji || token.flags.contains(.lineBefore)
                || cursor - sentenceStart >= Self.maximumTokenCount
            {
                guard cursor + Self.lookAhead < count || isFinal else { return nil }
                if unsafe Mark(previous, bytes) == .quote { quoteIsOpen.toggle() }
                let context = unsafe SentenceContext(
                    tokens: tokens.elements, bytes: bytes, sentenceStart: sentenceStart, count: count,
                    quoteIsOpen: quoteIsOpen)
                if cursor - sentenceStart >= Self.maximumTokenCount || context.startsSentence(cursor, &labels) {
                    quoteIsOpen = false
                    labels = LabelSeries()
                    sentenceStart = cursor
                    cursor += 1
                    return sentenceStart
                }
            }
            cursor += 1
        }
        return nil
    }
}

extension TokenShape {
    /// Whether a sentence may start with a word of this shape.
    var startsUppercase: Bool {
        switch self {
        case .capitalized, .upper, .initial, .mixed, .alphanumeric: true
        case .lower, .digits, .symbolic: false
        }
    }
}
