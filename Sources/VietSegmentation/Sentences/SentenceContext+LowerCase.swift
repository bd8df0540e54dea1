import VietCore

/// Text that does without capitals: chat, reviews, subtitles, lower-cased corpora.
extension SentenceContext {
    /// Whether a lower-case word behind the mark at `terminator` starts a sentence: words around the mark, no
    /// abbreviation, in a stretch that starts sentences so.
    func lowerCaseStarts(_ next: Token, _ index: Int, _ terminator: Int) -> Bool {
        guard next.kind == .syllable, isPlainEnd(index, terminator) else { return false }
        return isLowerCase(at: index)
    }

    /// Whether what stands before the mark at `terminator` may end a sentence before `index` by itself. A letter alone is
    /// an initial or a masked name; a mark without a space behind it needs a Vietnamese word or a number
    /// before it and a Vietnamese word behind.
    private func isPlainEnd(_ index: Int, _ terminator: Int) -> Bool {
        guard terminator > sentenceStart else { return false }
        let before = unsafe tokens[terminator - 1]
        if before.kind == .syllable, mark(terminator) == .fullStop {
            if unsafe before.range.count == 1 || bytes[Int(before.start)] == 0xC4 && before.range.count == 2 {
                return false
            }
            if unsafe tokens[terminator].hasSpaceBefore, let key = lowercaseKey(before),
                WordList.abbreviations.contains(key)
            {
                return false
            }
        }
        if unsafe tokens[index].hasSpaceBefore { return true }
        return unsafe (before.kind == .syllable || before.kind == .number) && !before.flags.contains(.foreign)
            && !tokens[index].flags.contains(.foreign)
    }

    /// Whether sentences start in lower case around `index`: more of them do than with a capital, from the sentence
    /// before it to the end of the look ahead, the line or the lines that go on in lower case.
    func isLowerCase(at index: Int) -> Bool {
        var balance = caseOfStart(before: index)
        var place = index
        let end = min(count, index + SentenceSplitter.lookAhead)
        while place < end {
            let token = unsafe tokens[place]
            if token.flags.contains(.lineBefore) {
                // Lines that end for certain have habits of their own.
                if place > index, lineEndEnds(place) { break }
            } else if place > sentenceStart + 1, token.kind == .syllable {
                let mark = mark(place - 1)
                if mark.terminates {
                    if token.shape.startsUppercase {
                        balance -= 1
                    } else if mark != .ellipsis, token.shape == .lower, isPlainEnd(place, place - 1) {
                        balance += 1
                    }
                }
            }
            place += 1
        }
        return balance > 0
    }

    /// 1 where the sentence starts with a lower-case word, -1 with a capital, 0 with a number or none of them.
    private func caseOfStart(before index: Int) -> Int {
        for place in sentenceStart..<min(sentenceStart + 4, index) {
            let token = unsafe tokens[place]
            if token.kind == .syllable {
                return token.shape == .lower ? 1 : token.shape.startsUppercase ? -1 : 0
            }
            guard token.kind == .punctuation || token.kind == .emoji else { return 0 }
        }
        return 0
    }
}
