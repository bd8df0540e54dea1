import VietCore

/// Finds where sentences start in a stream of tokens.
///
/// A sentence ends at `.`, `?`, `!` or `…` with the closing quotes and brackets behind it, also where the next sentence
/// is glued to it, and at a line end, unless the next line goes on in lower case. Full stops inside numbers, addresses
/// and abbreviations never get here: the scanner keeps them inside their tokens.
struct SentenceSplitter {
    /// No sentence has more tokens, so that text without any sentence end is worked on in bounded memory.
    static let maximumTokenCount = 16_384

    private(set) var sentenceStart = 0
    /// The next token to look at.
    private var cursor = 1
    /// Whether a straight quote stands open in the current sentence.
    private var quoteIsOpen = false

    /// The first token of the sentence after the current one, or nil where it is not yet known.
    ///
    /// - Parameter isFinal: Whether `tokens` holds all tokens of the text.
    /// - Complexity: amortised O(1) a token.
    @inline(__always)
    mutating func nextBoundary(
        in tokens: borrowing GrowingBuffer<Token>, bytes: UnsafeBufferPointer<UInt8>, isFinal: Bool
    ) -> Int? {
        let count = tokens.count
        while cursor < count {
            let token = tokens[cursor]
            let previous = tokens[cursor - 1]
            if previous.kind == .punctuation || token.flags.contains(.lineBefore)
                || cursor - sentenceStart >= Self.maximumTokenCount
            {
                guard cursor + 1 < count || isFinal else { return nil }
                if Mark(previous, bytes) == .quote { quoteIsOpen.toggle() }
                if startsSentence(cursor, tokens, bytes) {
                    quoteIsOpen = false
                    sentenceStart = cursor
                    cursor += 1
                    return sentenceStart
                }
            }
            cursor += 1
        }
        return nil
    }

    @inline(never)
    private func startsSentence(
        _ index: Int, _ tokens: borrowing GrowingBuffer<Token>, _ bytes: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        if index - sentenceStart >= Self.maximumTokenCount { return true }
        let token = tokens[index]
        let mark = Mark(token, bytes)
        if token.flags.contains(.blankLineBefore) { return true }

        // Stands on the mark that may have ended the sentence, behind which closing marks may follow.
        var terminator = index - 1
        while terminator > sentenceStart, index - terminator < 4, Mark(tokens[terminator], bytes).closes,
            !tokens[terminator].hasSpaceBefore
        {
            terminator -= 1
        }
        let ending = Mark(tokens[terminator], bytes)

        if token.flags.contains(.lineBefore) {
            return ending.terminates || token.kind != .syllable || token.shape != .lower
                || isItemLetter(index, tokens, bytes)
        }
        guard ending.terminates, terminator > sentenceStart else { return false }
        if mark.terminates || mark == .other && token.kind == .punctuation { return false }
        if mark.closes && !token.hasSpaceBefore && (quoteIsOpen || !mark.opens || !gluedQuoteOpens(index, tokens)) {
            return false
        }

        var next = token
        if mark.opens || mark == .dash {
            guard index + 1 < tokens.count else { return false }
            next = tokens[index + 1]
        }
        switch ending {
        case .fullStop:
            return startsAfterFullStop(next, isGlued: !token.hasSpaceBefore, terminator: terminator, tokens)
        case .ellipsis:
            return next.shape.startsUppercase
        default:
            return next.shape != .lower
        }
    }

    private func startsAfterFullStop(
        _ next: Token, isGlued: Bool, terminator: Int, _ tokens: borrowing GrowingBuffer<Token>
    ) -> Bool {
        let before = tokens[terminator - 1]
        if !isGlued && isListNumber(before) {
            if terminator - 1 == sentenceStart { return false }
            // `; b. Hai`
            if before.shape == .lower && tokens[terminator - 2].kind == .punctuation { return false }
        }
        switch next.shape {
        case .lower: return false
        case .digits:
            // `phần.9 giờ` is a glued end, `5.9` never gets here, `mục II.9` is a number in a document.
            return !isGlued || (before.shape == .lower && before.range.count > 1)
        case .symbolic: return !isGlued
        default: return true
        }
    }

    /// `a)`, `đ)`, `b.` at the start of a line number an item.
    private func isItemLetter(
        _ index: Int, _ tokens: borrowing GrowingBuffer<Token>, _ bytes: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        let range = tokens[index].range
        guard index + 1 < tokens.count, range.count == 1 || range.count == 2 && bytes[range.lowerBound] >= 0xC0 else {
            return false
        }
        let mark = tokens[index + 1]
        guard !mark.hasSpaceBefore, mark.kind == .punctuation, mark.range.count == 1 else { return false }
        return bytes[Int(mark.start)] == UInt8(ascii: ")") || bytes[Int(mark.start)] == UInt8(ascii: ".")
    }

    /// `1.`, `a.`, `IV.` at the start of a sentence number what follows.
    private func isListNumber(_ token: Token) -> Bool {
        switch token.shape {
        case .digits: token.range.count <= 3
        case .initial: true
        case .lower: token.range.count == 1
        case .upper: token.flags.contains(.foreign) && token.range.count <= 4
        default: false
        }
    }

    /// A straight quote glued to the end of a sentence opens the next one where a word is glued to it in turn.
    private func gluedQuoteOpens(_ index: Int, _ tokens: borrowing GrowingBuffer<Token>) -> Bool {
        guard index + 1 < tokens.count else { return false }
        return !tokens[index + 1].hasSpaceBefore && tokens[index + 1].shape.startsUppercase
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
