import VietCore

/// Names of techniques that a mark belongs to: `C++`, `C#`, `TCP/IP`, `HTTP/1.1`, `.NET`, `--help`, `Ctrl+C`, `Yahoo!`.
extension Scanner {
    /// The end of a language with its two plus signs, or of keys that are pressed together, from the sign behind `run`: `C++17`,
    /// `Ctrl+Shift+T`; nil where the sign stands between two words.
    func plusEnd(of run: LetterRun) -> Int? {
        if let keys = keysEnd(of: run) { return keys }
        if isPlusName(run) { return run.end + 1 }
        var next = run.end + 1
        guard next < end, unsafe base[next] == UInt8(ascii: "+"), run.letters <= 2 || isForeign(run) else { return nil }
        next += 1
        while isDigit(next) { next += 1 }
        return endsTerm(next) ? next : nil
    }

    /// Whether the one sign behind `run` ends a name or a mark of a school: `Disney+`, `K+`, `A+`; but `Mỹ+`, `a+b`.
    private func isPlusName(_ run: LetterRun) -> Bool {
        run.startsUppercase && run.isASCII && (run.letters == 1 || isForeign(run)) && endsTerm(run.end + 1)
    }

    /// `Ctrl+C`, `Alt+F4`, `Ctrl+Shift+T`
    private func keysEnd(of run: LetterRun) -> Int? {
        guard run.letters <= 8, let key = lowercaseKey(of: run), WordList.modifierKeys.contains(key) else { return nil }
        // No hand presses more, and so the whole stays linear.
        let next = partsEnd(from: run.end, behind: UInt8(ascii: "+"), atMost: 4)
        return next > run.end && endsTerm(next) ? next : nil
    }

    /// The end of further parts of letters and digits, each behind a sign; `start` where there are none.
    private func partsEnd(from start: Int, behind sign: UInt8, atMost most: Int = .max) -> Int {
        var next = start
        var rest = most
        while rest > 0, next + 1 < end, unsafe base[next] == sign, unsafe base[next + 1].isASCIIAlphanumeric {
            next += 1
            while next < end, unsafe base[next].isASCIIAlphanumeric { next += 1 }
            rest -= 1
        }
        return next
    }

    /// The end of `C#`, `F#`, from the sign behind `run`; nil where a hashtag is glued to a word.
    func sharpEnd(of run: LetterRun) -> Int? {
        guard run.isASCII, run.letters == 1 || run.letters == 2 && run.lowercase == 0 else { return nil }
        return endsTerm(run.end + 1) ? run.end + 1 : nil
    }

    /// The end of a term of two parts from the stroke behind `run`: `TCP/IP`, `I/O`, `F/A-18`, or of a name with its version:
    /// `HTTP/1.1`, `OS/2`; nil where the stroke stands between two things (`AFP/TTXVN`, `USD/VND`).
    ///
    /// - Parameter before: The token before, nil at the start of a line.
    func strokeEnd(of run: LetterRun, after before: Token?) -> Int? {
        if isDigit(run.end + 1) { return before?.kind == .number ? nil : versionedEnd(of: run) }
        let second = letterRun(at: run.end + 1)
        guard run.lowercase == 0, run.isASCII, run.letters <= 3, second.lowercase == 0, second.isASCII,
            1...2 ~= second.letters, unsafe run.start == 0 || base[run.start - 1] != UInt8(ascii: "/"),
            run.letters == 1 || second.letters == 1 || isForeign(run) || isForeign(second)
        else { return nil }
        guard second.end < end else { return second.end }
        switch unsafe base[second.end] {
        case UInt8(ascii: "/"), UInt8(ascii: "_"): return nil
        case UInt8(ascii: "-"): return isDigit(second.end + 1) ? codeEnd(from: second.end) : second.end
        default: return isDigit(second.end) ? codeEnd(from: second.end) : second.end
        }
    }

    private func versionedEnd(of run: LetterRun) -> Int? {
        guard run.isASCII, run.letters >= 2, isCodeName(run), !isUnit(run.start..<run.end) else { return nil }
        var next = run.end + 1
        var group = next
        var dots = 0
        while isDigit(next) {
            next += 1
            if next < end, unsafe base[next] == UInt8(ascii: "."), isDigit(next + 1) {
                dots += 1
                group = next + 1
                next = group
            }
        }
        // `USD/1.000`
        guard endsTerm(next), next - group <= (dots == 1 ? 2 : 4) else { return nil }
        if dots > 0 { return next }
        // `OS/2`; but `quý IV/2016`, `XP/Vista`
        return next - group <= 3 && run.lowercase == 0 && !isRoman(run) ? next : nil
    }

    func isRoman(_ run: LetterRun) -> Bool {
        (run.start..<run.end).allSatisfy { index in
            switch unsafe base[index] {
            case UInt8(ascii: "I"), UInt8(ascii: "V"), UInt8(ascii: "X"), UInt8(ascii: "L"), UInt8(ascii: "C"): true
            default: false
            }
        }
    }

    /// The end of a name that its owner writes with an exclamation mark; nil where the mark ends a sentence, before a capital
    /// that no foreign name begins.
    func exclaimedEnd(of run: LetterRun) -> Int? {
        let mark = run.end + 1
        guard run.startsUppercase, run.isASCII, let key = lowercaseKey(of: run), WordList.exclaimedNames.contains(key)
        else { return nil }
        guard mark < end else { return mark }
        if unsafe base[mark] == UInt8(ascii: "!") || base[mark] == UInt8(ascii: "?") { return nil }
        let next = behindSpaces(mark)
        let following = letterRun(at: next)
        if following.letters > 0 { return !following.startsUppercase || isForeign(following) ? mark : nil }
        // A quotation or a bracket may open another sentence.
        guard next > mark, next < end, let inside = apposition(at: next), inside == next + 1 || inside == next + 3
        else {
            return mark
        }
        return letterRun(at: inside).startsUppercase ? nil : mark
    }

    /// The end of a term that begins with the marks up to `index`, behind which a letter stands; nil where they are marks.
    ///
    /// - Parameter before: The token before, nil at the start of a line.
    func termEnd(behind index: Int, _ before: Token?) -> Int? {
        switch unsafe (base[position], index - position) {
        case (UInt8(ascii: "."), 1): dottedNameEnd(after: before)
        case (UInt8(ascii: "-"), 1...2): optionEnd(behind: index, after: before)
        default: nil
        }
    }

    /// The end of an ending or a name that begins with the full stop that stands here: `.NET`, `.vn`, `.tar.gz`; nil where the
    /// stop is misplaced (`về .Tôi`).
    private func dottedNameEnd(after before: Token?) -> Int? {
        let isBracketed = before.map(opens) ?? false
        guard isBracketed || pending.contains(.spaceBefore) else { return nil }
        var last: Int?
        var start = position + 1
        for _ in 0..<3 {
            var next = start
            while next < end, unsafe base[next].isASCIIAlphanumeric, next - start < 15 { next += 1 }
            guard next > start, endsTerm(next), isEnding(start..<next) || (isBracketed && isLowercaseName(start..<next))
            else { break }
            last = next
            guard next < end, unsafe base[next] == UInt8(ascii: ".") else { break }
            start = next + 1
        }
        return last
    }

    /// The end of a name in capitals before an ending in capitals: `VB.NET`, `BAOMOI.COM.VN`; nil where the full stop ends a
    /// sentence.
    func platformEnd(of run: LetterRun) -> Int? {
        guard run.lowercase == 0, run.isASCII, run.letters > 1 else { return nil }
        var last: Int?
        var next = run.end
        for _ in 0..<3 where unsafe next < end && base[next] == UInt8(ascii: ".") {
            let label = letterRun(at: next + 1)
            guard label.letters == 3 || last != nil && label.letters == 2, label.lowercase == 0, label.isASCII,
                endsTerm(label.end), let key = lowercaseKey(of: label), WordList.domains.contains(key)
            else { break }
            next = label.end
            last = next
        }
        return last
    }

    /// Whether the bytes are the ending of files, or of domains but for those that are words of chat (`.shop`).
    private func isEnding(_ range: Range<Int>) -> Bool {
        if isFileEnding(range) { return true }
        guard 2...3 ~= range.count else { return false }
        let label = unsafe UnsafeBufferPointer(start: base + range.lowerBound, count: range.count)
        if unsafe WordList.domains.contains(label) { return unsafe label[0] >= 0x61 }
        return unsafe range.count == 3 && label.allSatisfy(\.isASCIICapital)
            && WordList.domains.contains(inAnyCase: label)
    }

    private func isLowercaseName(_ range: Range<Int>) -> Bool {
        range.count >= 2 && range.allSatisfy { unsafe base[$0].isASCIISmall || isDigit($0) }
    }

    /// Whether a token is a mark that opens: a bracket, a quotation mark or one of those that mark program text.
    private func opens(_ token: Token) -> Bool {
        guard pending.isEmpty, token.kind == .punctuation || token.kind == .symbol else { return false }
        switch unsafe base[Int(token.start)] {
        case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"): return true
        case 0xE2 where unsafe base[Int(token.start) + 1] == 0x80:
            return unsafe base[Int(token.start) + 2] == 0x98 || base[Int(token.start) + 2] == 0x9C
        default: return false
        }
    }

    /// The end of an option of a command that begins with the hyphens that stand here: `--dry-run`, `-v`, `-rf`; nil where they
    /// are a dash (`--thật ra`).
    private func optionEnd(behind hyphens: Int, after before: Token?) -> Int? {
        let isQuoted = before.map(opens) ?? false
        guard isQuoted || pending.contains(.spaceBefore) else { return nil }
        let run = letterRun(at: hyphens)
        guard run.letters > 0, run.isASCII else { return nil }
        guard hyphens - position > 1 else {
            // A line or a sentence that begins so is somebody's turn to speak.
            guard isQuoted || before?.kind == .syllable || before?.kind == .code, endsTerm(run.end),
                unsafe run.end == end || base[run.end] != UInt8(ascii: "-")
            else { return nil }
            let isLetter = run.letters == 1 && (run.uppercase == 0 || isQuoted || isSpace(run.end))
            let isCluster = 2...4 ~= run.letters && run.uppercase == 0 && isForeign(run) && !hasVowel(run)
            return isLetter || isCluster ? run.end : nil
        }
        guard run.uppercase == 0, run.letters > 1 else { return nil }
        let next = partsEnd(from: run.end, behind: UInt8(ascii: "-"))
        return endsTerm(next) && (next > run.end || isForeign(run)) ? next : nil
    }

    private func isSpace(_ index: Int) -> Bool { unsafe index == end || base[index] <= 0x20 }

    func hasVowel(_ run: LetterRun) -> Bool {
        (run.start..<run.end).contains { index in
            switch unsafe base[index].asciiSmall {
            case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"),
                UInt8(ascii: "y"):
                true
            default: false
            }
        }
    }

    /// Whether a name may end before `index`: no letter, digit or sign that names are made of goes on there.
    func endsTerm(_ index: Int) -> Bool {
        guard index < end else { return true }
        switch unsafe base[index] {
        case UInt8(ascii: "+"), UInt8(ascii: "#"), UInt8(ascii: "_"), UInt8(ascii: "@"), 0xC3...0xC6, 0xE1: return false
        default: return unsafe !base[index].isASCIIAlphanumeric
        }
    }
}
