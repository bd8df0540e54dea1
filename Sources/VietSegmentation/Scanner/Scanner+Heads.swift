import VietCore

/// Abbreviations whose full stop is theirs before some words alone: `BV. Chợ Rẫy`, `BV. K`, `NQ. 12`, `tr. CN`.
extension Scanner {
    /// Whether capitals without a vowel stand before a name of one letter: `BV. K`, `BV. E Hà Nội`, so that the full stop behind
    /// them is theirs.
    func abbreviatesLetter(_ run: LetterRun) -> Bool {
        guard run.lowercase == 0, 2...4 ~= run.letters, !hasVowel(run) else { return false }
        let name = letterRun(at: behindSpaces(run.end + 1))
        guard name.letters == 1, name.uppercase == 1, name.isASCII, name.start < end else { return false }
        guard name.end < end else { return true }
        switch unsafe base[name.end] {
        case UInt8(ascii: ")"), UInt8(ascii: ","): return true
        case 0x20:
            // A vowel is a word that may begin a sentence.
            return !hasVowel(name) || letterRun(at: behindSpaces(name.end)).startsUppercase
        case 0x0A, 0x0D, UInt8(ascii: "."), UInt8(ascii: ";"), UInt8(ascii: ":"): return !hasVowel(name)
        default: return false
        }
    }

    /// Whether `run` stands for what a name of two words or a number behind the full stop tells apart; but `nhập BV. Bệnh nhân`,
    /// `ký HĐ. 3 bên`. At the start of a line any word behind it goes on: `TM. UBND xã`, `KT. CHỦ TỊCH`.
    ///
    /// - Parameter before: The token before, nil at the start of a line.
    func abbreviatesHead(_ run: LetterRun, after before: Token?) -> Bool {
        guard run.startsUppercase, run.uppercase > 1 || run.letters == 3, run.letters <= 4,
            let key = lowercaseKey(of: run), WordList.headAbbreviations.contains(key)
        else { return false }
        let next = behindSpaces(run.end + 1)
        guard next < end else { return false }
        if isDigit(next) { return next > run.end + 1 && numbers(next) }
        let name = letterRun(at: next)
        if before == nil { return name.startsUppercase }
        guard name.startsUppercase, name.lowercase > 0, let first = lowercaseKey(of: name),
            // `đến BV. Chị Lan kể`, `ở KTX. Theo Lan`
            !WordList.personWords.contains(first), !WordList.placeWords.contains(first),
            !WordList.connectors.contains(first)
        else { return false }
        let second = letterRun(at: behindSpaces(name.end))
        return second.start > name.end && second.startsUppercase && second.lowercase > 0
    }

    /// Whether the digits at `start` are the number of what stands before them and count nothing behind them.
    private func numbers(_ start: Int) -> Bool {
        var next = start
        while isDigit(next) { next += 1 }
        // Of a telephone or a bill: `Fax. 024 3825 1234`.
        if unsafe next - start > 2 && base[start] == UInt8(ascii: "0") { return true }
        guard next - start <= 4 else { return false }
        guard next < end else { return true }
        switch unsafe base[next] {
        case UInt8(ascii: ","), UInt8(ascii: "."):
            if isDigit(next + 1) { return false }
            // `PT. 2. Ký tên`: a label.
            return unsafe next - start > 1 || base[next] == UInt8(ascii: ",")
                || letterRun(at: behindSpaces(next + 1)).letters == 0
        case 0x20:
            let word = letterRun(at: behindSpaces(next))
            if word.letters == 0 { return !isDigit(word.start) }
            return word.startsUppercase || spells(word, "ngày")
                || lowercaseKey(of: word).map(WordList.connectors.contains) ?? false
        default: return unsafe !(0x41...0x7A).contains(base[next]) && base[next] < 0x80
        }
    }

    /// Whether `run` parts the years before from those after the beginning of the era: `257 tr. CN`, `40 s. CN`.
    func abbreviatesEra(_ run: LetterRun) -> Bool {
        guard spells(run, "tr") || spells(run, "s") else { return false }
        let next = behindSpaces(run.end + 1)
        return matches("CN", at: next) && endsTerm(next + 2)
    }
}
