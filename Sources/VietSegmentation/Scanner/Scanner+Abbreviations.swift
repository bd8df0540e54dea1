import VietCore

/// Abbreviations and initials, which keep their full stop: `TP.HCM`, `GS.TS.`, `N.T.B.`, `tr. 12`.
extension Scanner {
    /// The pieces of an abbreviation as far as they are read, `N.T` in `N.T.B.`
    private struct Pieces {
        /// Behind the last piece.
        var end: Int
        var count = 1
        /// Of the last piece.
        var isInitial: Bool
        var isKnown: Bool
        /// Whether the first piece is the beginning of a syllable: `Ng.`
        var isLong = false
    }

    /// The end of an abbreviation that starts with `run` and goes on with a full stop; nil where the stop is no part of
    /// it.
    ///
    /// - Parameter before: The token before, nil at the start of a line.
    func abbreviationEnd(of run: LetterRun, after before: Token?) -> Int? {
        // Behind a mark a sentence may start, and what stands before that must not count.
        let previous = before.flatMap(word)
        let isKnown = isAbbreviation(run)
        if !isKnown, abbreviatesLetter(run) || abbreviatesHead(run, after: before) || abbreviatesEra(run) {
            return run.end + 1
        }
        let isInitial = self.isInitial(run)
        guard
            isKnown || isInitial || isRoadLetter(run, after: before) || (run.letters == 1 && isDottedPair(run))
                || isReference(run, after: previous)
        else { return nil }

        var pieces = Pieces(end: run.end, isInitial: isInitial, isKnown: isKnown, isLong: run.letters == 2)
        // Each round stands on a full stop behind a piece: `GS.TS.`, `N.T.K.`, `TP.HCM`.
        while pieces.end + 1 < end, unsafe base[pieces.end] == UInt8(ascii: ".") {
            if isDigit(pieces.end + 1) {
                guard pieces.isKnown || isReference(run, after: previous) else { break }
                return digitsEnd(from: pieces.end + 1)
            }
            let next = letterRun(at: pieces.end + 1)
            guard next.letters > 0 else { break }
            let nextIsKnown = isAbbreviation(next)
            let nextIsInitial = next.letters == 1 && (next.uppercase == 1 || run.lowercase == 1)
            if pieces.isInitial || run.letters == 1, nextIsInitial {
                pieces = Pieces(end: next.end, count: pieces.count + 1, isInitial: true, isKnown: nextIsKnown)
                continue
            }
            if pieces.isKnown, next.lowercase == 0 || nextIsKnown {
                if !nextIsKnown && next.letters > 1 { return next.end }
                pieces = Pieces(
                    end: next.end, count: pieces.count + 1, isInitial: next.letters == 1, isKnown: nextIsKnown)
                continue
            }
            guard next.startsUppercase else { break }
            if pieces.isKnown && !isInitial { return pieces.end + 1 }
            // `J.Biden` is one name; `vitamin A.Chiều` is the end of a sentence.
            if isForeign(next) { return next.end }
            return previous?.shape == .lower ? nil : pieces.end + 1
        }
        let isLonger = pieces.count > 1
        guard pieces.end < end, unsafe base[pieces.end] == UInt8(ascii: ".") else { return isLonger ? pieces.end : nil }
        if takesFullStop(pieces, of: run, after: before) { return pieces.end + 1 }
        return isLonger ? pieces.end : nil
    }

    /// Whether the full stop behind `pieces`, which no letter follows, belongs to them and not to the sentence.
    private func takesFullStop(_ pieces: Pieces, of run: LetterRun, after before: Token?) -> Bool {
        let previous = before.flatMap(word)
        var next = pieces.end + 1
        guard next < end else { return false }
        if unsafe base[next] == UInt8(ascii: ",") { return true }
        // `Lê Văn B.(SN 1990)`
        let isGluedBracket = unsafe base[next] == UInt8(ascii: "(") || base[next] == UInt8(ascii: "[")
        guard unsafe isGluedBracket || base[next] == 0x20 else { return false }
        next = behindSpaces(next)
        guard next < end else { return false }
        if isDigit(next) {
            return pieces.isKnown || isReference(run, after: previous)
                || pieces.isInitial && previous != nil && tellsOfPerson(next)
        }
        if let inside = apposition(at: next) {
            return unsafe pieces.isInitial && goesOn(inside, of: base[next], pieces, after: previous)
        }
        let following = letterRun(at: next)
        guard following.letters > 0 else { return false }
        if pieces.count == 1, isRoadLetter(run, after: before) { return true }
        guard pieces.isKnown || pieces.isInitial || pieces.count > 1 else { return false }
        if !following.startsUppercase { return true }
        // `v.v.` is no name that goes on.
        if pieces.count > 1, run.letters == 1, run.uppercase == 0 { return false }
        if pieces.count == 1, pieces.isInitial, let letter = lowercaseKey(of: run) {
            if startsPlace(following, letter: letter, isKnown: pieces.isKnown, after: before) { return true }
        } else if pieces.isKnown, pieces.count == 1 || !pieces.isInitial {
            return pieces.count == 1 || following.letters > 1
        }
        // `J. K. Rowling`: a capital that another initial or a foreign name follows.
        if following.letters == 1, following.end < end, unsafe base[following.end] == UInt8(ascii: ".") { return true }
        return isForeign(following) || startsSurname(following, pieces, after: previous)
    }

    private func lowercaseKey(of token: Token) -> SyllableKey? {
        lowercaseKey(of: LetterRun(start: token.range.lowerBound, end: token.range.upperBound))
    }

    private func word(_ token: Token) -> Token? { token.kind == .syllable || token.kind == .number ? token : nil }

    /// Whether one letter stands for a road or a unit of administration whose name begins with the capitalised run
    /// `following`: `H. Cái Bè, T. Tiền Giang`; but `của anh H. Sau đó`, `Lê Văn T. Công an`.
    ///
    /// - Parameter isKnown: Whether the letter seldom stands for anything else.
    private func startsPlace(
        _ following: LetterRun, letter: SyllableKey, isKnown: Bool, after before: Token?
    ) -> Bool {
        guard isKnown || WordList.placeLetters.contains(letter) else { return false }
        // Behind a mark, a number or `UBND` it can be no one's name.
        guard let before, before.kind == .syllable, before.shape == .lower || before.shape == .capitalized else {
            return true
        }
        let key = lowercaseKey(of: before)
        if before.shape == .lower, let key, WordList.personWords.contains(key) { return false }
        let next = behindSpaces(following.end)
        guard next > following.end, next < end, letterRun(at: next).startsUppercase else { return false }
        return isKnown || before.shape == .lower && key.map(WordList.placeWords.contains) ?? false
    }

    /// Whether `đ` stands for a road behind a comma of an address or a word of place, before the road's name: `Số 8, đ. Láng`,
    /// `ở đ. Láng`; but `90.000 đ. Bán hết`.
    private func isRoadLetter(_ run: LetterRun, after before: Token?) -> Bool {
        guard run.letters == 1, run.end == run.start + 2, unsafe base[run.start] == 0xC4,
            unsafe base[run.start + 1] == 0x91,
            let before,
            before.kind == .punctuation
                ? unsafe base[Int(before.start)] == UInt8(ascii: ",")
                : before.shape == .lower && lowercaseKey(of: before).map(WordList.placeWords.contains) ?? false
        else { return false }
        return letterRun(at: behindSpaces(run.end + 1)).startsUppercase
    }

    /// Whether a name goes on with the capitalised run `following` behind initials: `C. Mác`, `V. I. Lê-nin`,
    /// `TS. N.V. Minh`, `Van H. Vu`.
    private func startsSurname(_ following: LetterRun, _ pieces: Pieces, after previous: Token?) -> Bool {
        if following.end + 1 < end, unsafe base[following.end] == UInt8(ascii: "-") {
            let second = letterRun(at: following.end + 1)
            if second.letters > 0, second.uppercase == 0 { return true }
        }
        if pieces.count == 2, let key = lowercaseKey(of: following), WordList.givenNames.contains(key) { return true }
        if isMiddleName(following) { return true }
        // `ông Tr. Ngọc Ánh`
        if pieces.isLong, pieces.count == 1, let key = lowercaseKey(of: following), WordList.givenNames.contains(key),
            letterRun(at: behindSpaces(following.end)).startsUppercase
        {
            return true
        }
        // No sentence is made of initials alone.
        guard let previous else { return pieces.count > 1 || pieces.isLong }
        // `Câu trả lời là D. Lý do là`: an answer to choose.
        if pieces.count == 1, isAnswer(before: pieces.end), isLinking(previous) { return false }
        if previous.shape == .capitalized, isASCII(previous), let key = lowercaseKey(of: following),
            WordList.bareSurnames.contains(key)
        {
            return true
        }
        if previous.flags.contains(.abbreviation) { return true }
        guard let word = lowercaseKey(of: previous) else { return false }
        // `Lê V. Hùng`
        if pieces.count == 1, previous.shape == .capitalized, WordList.familyNames.contains(word),
            lowercaseKey(of: following).map(WordList.givenNames.contains) ?? false
        {
            return true
        }
        // `gồm H., Q. và V. Cả ba`: those whose names are held back.
        return WordList.connectors.contains(word)
            && !(pieces.count == 1 && lowercaseKey(of: following).map(WordList.openers.contains) ?? false)
    }

    /// Whether a run is the first word behind the family name in most names: `Ng. Thị Hoa`, `ông Tr. Văn Tư`.
    private func isMiddleName(_ run: LetterRun) -> Bool {
        guard run.letters == 3, spells(run, "Thị") || spells(run, "Văn") else { return false }
        return letterRun(at: behindSpaces(run.end)).startsUppercase
    }

    private func isAnswer(before stop: Int) -> Bool {
        unsafe (UInt8(ascii: "A")...UInt8(ascii: "E")).contains(base[stop - 1])
    }

    private func isLinking(_ token: Token) -> Bool {
        spells(LetterRun(start: token.range.lowerBound, end: token.range.upperBound), "là")
    }

    /// Whether the number at `digits` is the age or the sentence of the one for whom the initials stand: `Lê Văn B. 40 tuổi`,
    /// `Lê Văn B. 2 năm 6 tháng tù`.
    private func tellsOfPerson(_ digits: Int) -> Bool {
        var next = digits
        for _ in 0..<2 {
            let first = next
            while isDigit(next) { next += 1 }
            guard 1...3 ~= next - first else { return false }
            let unit = letterRun(at: behindSpaces(next))
            if spells(unit, "tuổi") { return true }
            guard spells(unit, "năm") || spells(unit, "tháng") else { return false }
            next = behindSpaces(unit.end)
            if spells(letterRun(at: next), "tù") { return true }
        }
        return false
    }

    func spells(_ run: LetterRun, _ word: StaticString) -> Bool {
        run.end - run.start == word.utf8CodeUnitCount && matches(word, at: run.start)
    }

    private func isASCII(_ token: Token) -> Bool {
        letterRun(at: token.range.lowerBound).isASCII
    }

    /// Where the words begin behind a mark at `mark` that may open an apposition or join another name: a bracket, a quotation
    /// mark, a dash or a stroke with a space behind it; nil behind any other mark.
    func apposition(at mark: Int) -> Int? {
        switch unsafe base[mark] {
        case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "\""), UInt8(ascii: "'"): return mark + 1
        case UInt8(ascii: "-"), UInt8(ascii: "/"):
            return unsafe mark + 1 < end && base[mark + 1] == 0x20 ? behindSpaces(mark + 1) : nil
        case 0xE2 where unsafe mark + 3 < end && base[mark + 1] == 0x80:
            switch unsafe base[mark + 2] {
            case 0x98, 0x9C: return mark + 3
            case 0x93, 0x94: return unsafe base[mark + 3] == 0x20 ? behindSpaces(mark + 3) : nil
            default: return nil
            }
        default: return nil
        }
    }

    /// Whether the words at `inside`, behind `mark`, go on about the one for whom the initials stand: `Lê Văn B. (SN 1990)`,
    /// `Lê Văn B. – thợ hồ`.
    private func goesOn(_ inside: Int, of mark: UInt8, _ pieces: Pieces, after previous: Token?) -> Bool {
        let isBracket = mark == UInt8(ascii: "(") || mark == UInt8(ascii: "[")
        if isBracket, pieces.count > 1 { return true }
        switch previous?.shape {
        case .capitalized, .upper, .initial:
            if isBracket { return true }
        default:
            // `vitamin A. – thứ quý`
            if !isBracket, pieces.count == 1 { return false }
        }
        guard inside < end else { return false }
        let run = letterRun(at: inside)
        // `(30 tuổi)`, `(trú tại …)`, `(SN 1990)`; but `vitamin A. (Theo báo)`
        if isBracket, isDigit(inside) || (run.letters > 0 && run.lowercase == 0) { return true }
        if run.letters == 0 || run.uppercase == 0 { return run.letters > 0 }
        // `L.V.D. - N.T.H.`, `Lê Văn Q. / Vũ Văn T.`
        return unsafe mark == UInt8(ascii: "/")
            || run.letters == 1 && run.end < end && base[run.end] == UInt8(ascii: ".")
    }

    /// A capital alone, or the capitalised beginning of a syllable: `V.`, `Ph.`
    private func isInitial(_ run: LetterRun) -> Bool {
        if run.letters == 1 { return run.uppercase == 1 }
        guard run.letters == 2, run.end == run.start + 2, run.startsUppercase, run.lowercase == 1 else { return false }
        switch unsafe (base[run.start], base[run.start + 1]) {
        case (UInt8(ascii: "C"), UInt8(ascii: "h")), (UInt8(ascii: "K"), UInt8(ascii: "h")),
            (UInt8(ascii: "N"), UInt8(ascii: "h")), (UInt8(ascii: "P"), UInt8(ascii: "h")),
            (UInt8(ascii: "T"), UInt8(ascii: "h")), (UInt8(ascii: "N"), UInt8(ascii: "g")),
            (UInt8(ascii: "T"), UInt8(ascii: "r")):
            return true
        default: return false
        }
    }

    /// Whether a run may stand for a word before a number: up to three consonants, `tr. 12`, that are no unit of a number
    /// before them.
    private func isReference(_ run: LetterRun, after previous: Token?) -> Bool {
        guard run.uppercase == 0, run.letters <= 3, previous?.kind != .number || !isUnit(run.start..<run.end) else {
            return false
        }
        var next = run.start
        while next < run.end {
            switch unsafe base[next] {
            case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"),
                UInt8(ascii: "y"):
                return false
            case 0x61...0x7A: next += 1
            case 0xC4 where unsafe base[next + 1] == 0x91: next += 2  // đ
            default: return false
            }
        }
        return isDigit(behindSpaces(run.end + 1))
    }

    private func isAbbreviation(_ run: LetterRun) -> Bool {
        // Most words before a full stop end a sentence, so that the cheap question goes first.
        guard run.letters <= 8, unsafe run.hasIgnorables || WordList.abbreviations.mayEnd(with: base[run.end - 1])
        else {
            return false
        }
        return lowercaseKey(of: run).map(WordList.abbreviations.contains) ?? false
    }

    /// The place behind the spaces at `index`; no more than a line of them is looked over.
    func behindSpaces(_ index: Int) -> Int {
        var next = index
        while next < min(end, index + 80), unsafe base[next] == 0x20 { next += 1 }
        return next
    }

    private func isDottedPair(_ run: LetterRun) -> Bool {
        let next = letterRun(at: run.end + 1)
        return next.letters == 1 && next.uppercase == 0
    }

    private func digitsEnd(from start: Int) -> Int {
        var next = start
        while isDigit(next) { next += 1 }
        return next
    }
}
