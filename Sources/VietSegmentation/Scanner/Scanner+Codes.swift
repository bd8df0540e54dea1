import VietCore

/// Codes: letters and digits with hyphens, full stops and underscores inside that name one thing.
extension Scanner {
    /// The end of a run of letters and digits, with underscores inside, hyphens before digits (`A320-200`), full stops between
    /// digits (`iOS17.2`, `51A-123.45`), and the ends of versions (`v3.2.1-rc2`) and types (`T-62-B1`).
    func codeEnd(from start: Int) -> Int {
        var next = start
        while next < end {
            let (value, length) = scalar(at: next)
            guard length > 0 else { break }
            if value == 0x2E {
                guard next > position, isDigit(next - 1), isDigit(next + 1) else { break }
            } else if value == 0x2D, !isDigit(next + 1) {
                if let last = wordsEnd(from: next) {
                    next = last
                    continue
                }
                return (next > position ? versionEnd(of: position..<next) : nil) ?? typeEnd(from: next)
                    ?? gradeEnd(from: next) ?? variantEnd(from: next) ?? next
            } else if value == 0x2B {
                return startsWithCapital(next) && endsTerm(next + 1) ? next + 1 : next
            } else if value == 0x5F || value == 0x2D {
                guard next + 1 < end, unsafe isCodeByte(base[next + 1], afterHyphen: value == 0x2D) else { break }
            } else {
                let kind = ScalarClass(value)
                guard kind == .letter || kind == .digit || kind == .mark else { break }
            }
            next += length
        }
        return next
    }

    /// The end of words behind a hyphen in the code that starts here, up to the digits of a further part: `A17-Pro-X2`,
    /// `5G-VIP-199`; nil where none follow.
    private func wordsEnd(from hyphen: Int) -> Int? {
        var part = letterRun(at: hyphen + 1)
        for _ in 0..<3 {
            guard part.letters > 0, isCodeName(part), part.end < end, unsafe base[part.end] == UInt8(ascii: "-")
            else { return nil }
            if isDigit(part.end + 1) { return part.end + 1 }
            part = letterRun(at: part.end + 1)
            if part.letters > 0, part.lowercase == 0, isDigit(part.end) { return part.end }
        }
        return nil
    }

    /// The end of a grade behind the only hyphen of the code that starts here, one capital or a Roman number of several: `DC08V-K`,
    /// `A92-II`; nil where the hyphen parts two codes or words (`B52-TV`, `A1-B2`).
    private func gradeEnd(from hyphen: Int) -> Int? {
        let run = letterRun(at: hyphen + 1)
        guard run.lowercase == 0, run.isASCII, run.letters == 1 || 2...4 ~= run.letters && isRoman(run),
            (position..<hyphen).contains(where: { isDigit($0) }), endsTerm(run.end),
            unsafe run.end == end || base[run.end] != UInt8(ascii: "-")
        else { return nil }
        return run.end
    }

    /// The end of a variant behind the only hyphen of the code that starts here: a letter and its number where the code has three
    /// digits in a row (`EC155-B1`, `RM850x-v2`), an edition (`A17-Pro`), or foreign words in small letters, as the code has them
    /// (`python3.11-venv`); nil where the hyphen parts two codes or words.
    private func variantEnd(from hyphen: Int) -> Int? {
        let code = position..<hyphen
        guard hyphen > position, !code.contains(where: { unsafe base[$0] == UInt8(ascii: "-") }),
            code.contains(where: { isDigit($0) })
        else { return nil }
        var run = letterRun(at: hyphen + 1)
        guard run.letters > 0, run.isASCII else { return nil }
        if run.letters == 1 {
            var digits = run.end
            while isDigit(digits) { digits += 1 }
            let isLong = code.dropLast(2).contains { isDigit($0) && isDigit($0 + 1) && isDigit($0 + 2) }
            guard 1...2 ~= digits - run.end, isLong, !isLetter(run.start, like: position) else { return nil }
            return endsTerm(digits) ? digits : nil
        }
        if lowercaseKey(of: run).map(WordList.editions.contains) ?? false { return endsTerm(run.end) ? run.end : nil }
        let name = letterRun(at: position)
        guard name.uppercase == 0, name.isASCII, name.letters > 1, isForeign(name) else { return nil }
        for _ in 0..<4 where run.letters > 1 && run.uppercase == 0 && run.isASCII && isForeign(run) {
            if endsTerm(run.end), unsafe run.end == end || base[run.end] != UInt8(ascii: "-") { return run.end }
            guard unsafe run.end < end && base[run.end] == UInt8(ascii: "-") else { return nil }
            run = letterRun(at: run.end + 1)
        }
        return nil
    }

    /// Whether two ASCII letters are the same but for their case.
    private func isLetter(_ index: Int, like other: Int) -> Bool { unsafe base[index] | 0x20 == base[other] | 0x20 }

    /// Whether the code that ends before `index` begins with a capital: `S24+`, `SPF50+`, `Ca2+`.
    private func startsWithCapital(_ index: Int) -> Bool {
        unsafe index > position && base[position].isASCIICapital
    }

    /// The end of a second hyphen's part in the code that starts here: up to three capitals, with digits behind them or without,
    /// or a short foreign word, `AK-47-M`, `PD-1-IO`, `T-62-B1`, `GTX-1660-Ti`; nil where the hyphen parts two codes (`A1-A2`)
    /// or two words (`COVID-19-Việt Nam`).
    private func typeEnd(from hyphen: Int) -> Int? {
        let first = letterRun(at: position).end
        guard first < hyphen, unsafe base[first] == UInt8(ascii: "-") else { return nil }
        let run = letterRun(at: hyphen + 1)
        let isWord = run.startsUppercase && (run.letters == 2 || run.letters <= 5 && isCodeName(run))
        guard run.isASCII, run.lowercase == 0 ? 1...3 ~= run.letters : isWord else { return nil }
        var next = run.end
        while isDigit(next) { next += 1 }
        return unsafe next == end || (base[next] != UInt8(ascii: "-") && base[next] < 0xC3) ? next : nil
    }

    /// The end of a number of parts behind capitals: `BA.2.75`, `B.1.617.2`; nil where the full stop ends a sentence before a
    /// number (`TP.HCM.1.200 hộ`).
    func lineageEnd(of run: LetterRun) -> Int? {
        guard run.lowercase == 0, run.isASCII, run.letters <= 4, isDigit(run.end + 1) else { return nil }
        var next = run.end
        var groups = 0
        var areThousands = run.letters > 1
        while next < end, unsafe base[next] == UInt8(ascii: "."), isDigit(next + 1) {
            let group = next + 1
            next = group
            while isDigit(next) { next += 1 }
            if groups > 0, next - group != 3 { areThousands = false }
            groups += 1
        }
        guard groups > 1, !areThousands else { return nil }
        // `XBB.1.5-R2`
        let part = unsafe next < end && base[next] == UInt8(ascii: "-") ? letterRun(at: next + 1) : run
        return part.start > next && part.lowercase == 0 && part.isASCII && isDigit(part.end)
            ? codeEnd(from: part.end) : next
    }

    /// The end of a number of one or two digits behind capitals, which `run` is, and a full stop, `JN.1`, `QL.14`, behind one letter
    /// where it is a label of a line, `I.2.`, or a class of age, `U.21`; nil where more is glued to it.
    func numberedEnd(of run: LetterRun, isFirst: Bool) -> Int? {
        guard run.isASCII, run.letters <= 4, isDigit(run.end + 1) else { return nil }
        let next = isDigit(run.end + 2) ? run.end + 3 : run.end + 2
        if run.letters == 1 {
            let isAge = unsafe base[run.start] == UInt8(ascii: "U") && next - run.end == 3
            guard unsafe isAge || isFirst && next < end && base[next] == UInt8(ascii: ".") else { return nil }
        }
        guard next < end else { return next }
        if isDigit(next) || letterRun(at: next).letters > 0 { return nil }
        switch unsafe base[next] {
        // `D.3,375 mol`, `ABC.5%`, `I.5/2017`
        case UInt8(ascii: "%"): return nil
        case UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: "-"):
            return isDigit(next + 1) ? nil : next
        default: return next
        }
    }

    private func isCodeByte(_ byte: UInt8, afterHyphen: Bool) -> Bool {
        afterHyphen ? byte.isASCIIDigit : byte.isASCIIAlphanumeric
    }

    /// The end of a code whose letters and digits hyphens join: `COVID-19`, `MERS-CoV-2`, `GD-ĐT`; nil where the hyphen
    /// stands between two words.
    func hyphenCodeEnd(of run: LetterRun) -> Int? {
        let next = run.end + 1
        guard next < end else { return nil }
        if isDigit(next) {
            let isShort = run.uppercase > 0 && run.isASCII && run.letters <= 3
            return isShort || isCodeName(run) ? codeEnd(from: next) : nil
        }
        var part = letterRun(at: next)
        if run.lowercase == 0, part.lowercase == 0, 2...3 ~= run.letters, 2...3 ~= part.letters,
            !isDigit(part.end), !isHyphenBeforeDigit(part.end)
        {
            return part.end
        }
        guard isCodeName(run) else { return nil }
        // Up to a digit: a code of letters alone is two words.
        for _ in 0..<4 {
            guard part.letters > 0, isCodeName(part), part.end < end else { return nil }
            // `BMW-X5`, `VN-A321-04`, `K-Tape5`
            if part.isASCII, part.lowercase > 0 || part.letters <= 3, isDigit(part.end) {
                return codeEnd(from: part.end)
            }
            guard unsafe base[part.end] == UInt8(ascii: "-") else { return nil }
            if isDigit(part.end + 1) { return codeEnd(from: part.end + 1) }
            part = letterRun(at: part.end + 1)
        }
        return nil
    }

    private func isHyphenBeforeDigit(_ index: Int) -> Bool {
        unsafe index < end && base[index] == UInt8(ascii: "-") && isDigit(index + 1)
    }

    /// Whether a run may be a part of a code: capitals, or a capitalised foreign word.
    func isCodeName(_ run: LetterRun) -> Bool {
        run.uppercase > 0 && (run.lowercase == 0 || (run.letters <= 12 && isForeign(run)))
    }

    /// The end of `AT&T`, `a&b`, `Johnson&Johnson` from the ampersand behind `run`; nil where it parts two words.
    func ampersandEnd(of run: LetterRun) -> Int? {
        let second = letterRun(at: run.end + 1)
        guard second.letters > 0, unsafe second.end == end || base[second.end] != UInt8(ascii: ";") else { return nil }
        let isUpper = run.lowercase == 0 && second.lowercase == 0 && run.letters + second.letters <= 6
        let isShort = run.letters <= 2 && second.letters <= 2
        let isFirm = run.startsUppercase && second.startsUppercase && isForeign(run) && isForeign(second)
        return isUpper || isShort || isFirm ? second.end : nil
    }

    /// Emits the syllables of a word that is typed with underscores between them (`Bệnh_viện`), joined. False where it
    /// is not such a word but a code (`huong_99`, `user_name`).
    mutating func scanJoinedWord(_ run: LetterRun, into tokens: inout GrowingBuffer<Token>) -> Bool {
        var part = run
        // No further is looked, so that the whole stays linear where the last part fails.
        while isWordPart(part), part.end < run.start + 256 {
            guard part.end < end, unsafe base[part.end] == UInt8(ascii: "_") else { break }
            part = letterRun(at: part.end + 1)
        }
        guard isWordPart(part), unsafe part.end == end || (base[part.end] != UInt8(ascii: "_") && !isDigit(part.end))
        else {
            return false
        }
        let last = part.end
        part = run
        while true {
            emitWord(part, into: &tokens)
            if part.end == last { return true }
            position = part.end + 1
            pending = [.spaceBefore, .joined, .hyphen]
            part = letterRun(at: position)
        }
    }

    private func isWordPart(_ run: LetterRun) -> Bool { run.letters > 0 && (run.startsUppercase || !isForeign(run)) }
}
