import VietCore

/// A place in a stream of tokens with what is known of the sentence before it.
@safe struct SentenceContext {
    let tokens: UnsafeBufferPointer<Token>
    let bytes: UnsafeBufferPointer<UInt8>
    let sentenceStart: Int
    /// How many of the tokens may be looked at.
    let count: Int
    /// Whether a straight quote stands open before the place.
    var quoteIsOpen = false

    func mark(_ index: Int) -> Mark { unsafe Mark(tokens[index], bytes) }

    /// Whether the token at `index` starts a sentence.
    @inline(never)
    func startsSentence(_ index: Int, _ labels: inout LabelSeries) -> Bool {
        let token = unsafe tokens[index]
        if token.flags.contains(.blankLineBefore) { return true }
        if token.flags.contains(.lineBefore) { return lineEndEnds(index) || isLowerCase(at: index) }

        let (terminator, passesEmoji) = terminator(before: index)
        let ending = mark(terminator)
        guard ending.terminates else { return passesEmoji && emojiEnds(index) }
        guard terminator > sentenceStart, !isOnlyMarks(before: terminator) else { return false }
        if token.kind == .emoji { return isPointer(token) }

        let mark = mark(index)
        switch mark {
        case .fullStop, .ellipsis, .question, .closing: return false
        case .other where token.kind == .punctuation: return false
        case .quote:
            if isClosingQuote(index) { return false }
            if !token.hasSpaceBefore && (quoteIsOpen || !gluedQuoteOpens(index)) { return false }
        default: break
        }

        if mark == .dash, terminator < index - 1, tellsWhoSpoke(index) { return false }

        var next = token
        if mark != .other {
            guard index + 1 < count, unsafe !tokens[index + 1].flags.contains(.lineBefore) else { return false }
            next = unsafe tokens[index + 1]
        }
        switch ending {
        case .fullStop:
            if !passesEmoji, labels.take(self, terminator: terminator, isGlued: !token.hasSpaceBefore) { return false }
            return followsFullStop(next, opening: mark, at: index, terminator)
        case .ellipsis:
            return next.shape.startsUppercase || (mark == .other && lowerCaseStarts(next, index, terminator))
        default:
            if next.shape != .lower { return true }
            // `“Đi đâu?” ông nói.` goes on.
            return terminator == index - 1 && lowerCaseStarts(next, index, terminator)
        }
    }

    // MARK: Line ends

    /// Whether the line end before `index` ends a sentence whatever the letter case around it does.
    func lineEndEnds(_ index: Int) -> Bool {
        let token = unsafe tokens[index]
        if token.flags.contains(.blankLineBefore) || token.kind != .syllable || token.shape != .lower { return true }
        return endsWithMark(before: index) || isItemLetter(index)
    }

    /// Whether what stands before `index` is a mark that ends sentences, with what may close behind it.
    func endsWithMark(before index: Int) -> Bool { mark(terminator(before: index).index).terminates }

    /// `a)`, `đ)`, `b.` at the start of a line number an item.
    private func isItemLetter(_ index: Int) -> Bool {
        let range = unsafe tokens[index].range
        guard index + 1 < count, unsafe range.count == 1 || range.count == 2 && bytes[range.lowerBound] >= 0xC0 else {
            return false
        }
        let mark = unsafe tokens[index + 1]
        guard !mark.hasSpaceBefore, mark.kind == .punctuation, mark.range.count == 1 else { return false }
        return unsafe bytes[Int(mark.start)] == UInt8(ascii: ")") || bytes[Int(mark.start)] == UInt8(ascii: ".")
    }

    // MARK: What ends a sentence

    /// The mark that may have ended the sentence before `index`, behind which closing marks and emoji may stand.
    private func terminator(before index: Int) -> (index: Int, passesEmoji: Bool) {
        var place = index - 1
        var passesEmoji = false
        while place > sentenceStart, index - place < 6 {
            let token = unsafe tokens[place]
            if token.kind == .emoji {
                passesEmoji = true
            } else {
                let mark = mark(place)
                // Behind an even number of straight quotes the last one has closed.
                guard mark == .closing || mark == .quote, !token.hasSpaceBefore || (mark == .quote && !quoteIsOpen)
                else { break }
            }
            place -= 1
        }
        return (place, passesEmoji)
    }

    /// Whether nothing but marks stands between the start of the sentence and the mark at `index`.
    private func isOnlyMarks(before index: Int) -> Bool {
        var place = index - 1
        while place >= sentenceStart, index - place < 8 {
            if unsafe tokens[place].kind != .punctuation { return false }
            place -= 1
        }
        return place < sentenceStart
    }

    /// An emoji or emoticon ends a sentence where a capital begins the next: two words before it, and behind it no name.
    private func emojiEnds(_ index: Int) -> Bool {
        let token = unsafe tokens[index]
        guard token.kind == .syllable, token.shape.startsUppercase, token.hasSpaceBefore, index + 1 < count,
            unsafe tokens[index + 1].shape == .lower, unsafe !tokens[index + 1].flags.contains(.lineBefore)
        else { return false }
        // A face of marks stands for no word: `Haha =)) Vui ghê`, but `Tôi ❤️ Huế`.
        let mark = unsafe tokens[index - 1]
        let isFace = unsafe bytes[Int(mark.start)] < 0x80 && bytes[Int(mark.start)] != UInt8(ascii: "<")
        let words = unsafe tokens[max(sentenceStart, index - 8)..<index].count { $0.kind == .syllable }
        return words >= (isFace ? 1 : 2)
    }

    /// Emoji that begin what they point at: 👉, ✅, ➡, 📌, 📞 and the like.
    private func isPointer(_ token: Token) -> Bool {
        switch unsafe UTF8Decoding.scalar(in: bytes, at: Int(token.start)).value {
        case 0x260E, 0x2705, 0x2714, 0x25B6, 0x27A1, 0x1F446...0x1F449, 0x1F4CC, 0x1F4CD, 0x1F4DE, 0x1F4E2, 0x1F4E3,
            0x1F4F2, 0x1F536...0x1F539, 0x1F3E0, 0x1F3E1, 0x1F525:
            return true
        default: return false
        }
    }

    // MARK: Quotes

    /// Whether the straight quote at `index` closes: what follows it goes on with the sentence.
    private func isClosingQuote(_ index: Int) -> Bool {
        guard index + 1 < count else { return true }
        let next = unsafe tokens[index + 1]
        if next.flags.contains(.lineBefore) { return true }
        switch mark(index + 1) {
        case .fullStop, .question, .closing: return true
        case .dash: return quoteIsOpen && next.hasSpaceBefore
        case .other: return unsafe next.kind == .punctuation || (quoteIsOpen && !tokens[index].hasSpaceBefore)
        default: return false
        }
    }

    /// A straight quote glued to the end of a sentence opens the next one where a word is glued to it in turn.
    private func gluedQuoteOpens(_ index: Int) -> Bool {
        guard index + 1 < count else { return false }
        return unsafe !tokens[index + 1].hasSpaceBefore && tokens[index + 1].shape.startsUppercase
    }

    /// Whether the dash at `index` stands between a quotation that has closed and who said it: `“Mở cửa!” - Lan gọi.` Another
    /// quotation behind it is an answer.
    private func tellsWhoSpoke(_ index: Int) -> Bool {
        guard index + 1 < count, unsafe tokens[index].hasSpaceBefore && tokens[index + 1].hasSpaceBefore,
            unsafe !tokens[index + 1].flags.contains(.lineBefore), unsafe tokens[index + 1].kind == .syllable
        else { return false }
        let quote = unsafe tokens[index - 1]
        return unsafe mark(index - 1) == .quote || mark(index - 1) == .closing && bytes[Int(quote.start)] == 0xE2
    }

    // MARK: Full stops

    private func followsFullStop(_ next: Token, opening: Mark, at index: Int, _ terminator: Int) -> Bool {
        let before = unsafe tokens[terminator - 1]
        let isGlued = unsafe !tokens[index].hasSpaceBefore
        if unsafe tokens[terminator].hasSpaceBefore, isSpacedApart(before, next, index) { return false }
        switch next.shape {
        case .lower:
            switch opening {
            case .quote, .openingQuote: return !isGlued
            default: return lowerCaseStarts(next, index, terminator)
            }
        case .digits:
            // `phần.9 giờ` is a glued end, `5.9` never gets here, `mục II.9` is a number in a document.
            return !isGlued || (before.shape == .lower && before.range.count > 1)
        case .symbolic: return !isGlued
        default: return true
        }
    }

    /// Whether a full stop with a space before it stands inside what is written apart: `25 . 000`, `TP . HCM`, `V . H .`
    private func isSpacedApart(_ before: Token, _ next: Token, _ index: Int) -> Bool {
        if before.shape == .digits { return next.shape == .digits }
        guard before.kind == .syllable, next.kind == .syllable, before.range.count <= 4 else { return false }
        if before.shape == .initial, next.shape == .initial {
            return unsafe index + 1 < count && mark(index + 1) == .fullStop
                && !tokens[index + 1].flags.contains(.lineBefore)
        }
        guard let key = lowercaseKey(before), WordList.abbreviations.contains(key) else { return false }
        return next.shape == .upper || before.shape == .upper && next.shape == .lower
    }

    /// The spelling of an ASCII token in lower case, nil of any other.
    func lowercaseKey(_ token: Token) -> SyllableKey? {
        let spelling = unsafe UnsafeBufferPointer(rebasing: bytes[token.range])
        return unsafe spelling.allSatisfy { $0 < 0x80 } ? SyllableKey(small: spelling) : nil
    }
}
