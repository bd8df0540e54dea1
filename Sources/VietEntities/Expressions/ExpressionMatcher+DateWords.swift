import VietCore

/// Days, months and years in words, and what is said behind a day or month: `thứ Hai`, `tháng tư`, `năm ngoái`, `âm lịch`.
extension ExpressionMatcher {
    private static let words = (
        thứ: TokenKey.short(of: "thứ"), chủ: TokenKey.short(of: "chủ"), nhật: TokenKey.short(of: "nhật"),
        năm: TokenKey.short(of: "năm"), tháng: TokenKey.short(of: "tháng"), nay: TokenKey.short(of: "nay"),
        này: TokenKey.short(of: "này"), ngoái: TokenKey.short(of: "ngoái"), trước: TokenKey.short(of: "trước"),
        sau: TokenKey.short(of: "sau"), tới: TokenKey.short(of: "tới"), âm: TokenKey.short(of: "âm"),
        lịch: TokenKey.short(of: "lịch")
    )

    /// The day of two digits in words before its month, the word for tens left out: `ngày hai sáu tháng này`.
    func spokenDay(at index: Int) -> Int? {
        guard key(index + 2) == Self.words.tháng, case .digit(let tens) = numberWord(index), 2...3 ~= tens else {
            return nil
        }
        switch numberWord(index + 1) {
        case .digit(let digit) where 1...9 ~= digit && 10 * tens + digit < 32: return 10 * tens + digit
        case .five: return tens == 2 ? 25 : nil
        default: return nil
        }
    }

    /// `giêng`, `tư`, `mười hai`; `năm` where it cannot begin a year.
    mutating func month(at index: Int, mayBeFive: Bool) -> Int? {
        if let month = grammar.lexicon.monthNames[key(index)] {
            captures.date.month = month
            captures.isLunar = true
            return index + 1
        }
        if numberWord(index) == .five {
            guard mayBeFive, whole(index + 1) == nil, parts(index + 1) == nil else { return nil }
            captures.date.month = 5
            return index + 1
        }
        // `tháng tư năm 2024`: no four or five.
        if numberWord(index) == .digit(4), numberWord(index + 1) == .five {
            captures.date.month = 4
            return index + 1
        }
        return small(index, 1...12, words: true) { $0.date.month = $1 }
    }

    /// `thứ Hai`, `thứ 5`, `Chủ nhật`: 1 to 7.
    mutating func weekday(at index: Int) -> Int? {
        if key(index) == Self.words.chủ, key(index + 1) == Self.words.nhật {
            captures.weekday = 7
            return index + 2
        }
        guard key(index) == Self.words.thứ else { return nil }
        let value: Int?
        switch numberWord(index + 1) {
        case .digit(let digit): value = digit
        case .five: value = 5
        default: value = whole(index + 1, digits: 1...1)
        }
        guard let value, (2...7).contains(value) else { return nil }
        captures.weekday = value - 1
        return index + 2
    }

    /// How far from the reference `nay`, `ngoái`, `trước`, `sau` lie.
    private mutating func offset(_ index: Int, of year: Bool) -> Int? {
        switch key(index) {
        case Self.words.nay where year: return 0
        case Self.words.này where !year: return 0
        case Self.words.ngoái where year: return -1
        case Self.words.trước: return -1
        case Self.words.sau, Self.words.tới: return 1
        default: return nil
        }
    }

    /// A year in words: digit by digit (`hai không hai tư`), the last two as one number (`một chín chín mươi`), or as any number.
    mutating func yearInWords(at index: Int) -> Int? {
        func digit(_ index: Int) -> Int? {
            switch numberWord(index) {
            case .digit(let digit): digit
            case .five: 5
            default: nil
            }
        }
        guard let first = digit(index), first == 1 || first == 2 else { return nil }
        var value = 0
        var end = index
        if let second = digit(index + 1), second == 0 || second == 9 || second == 8 {
            value = first * 10 + second
            if let third = digit(index + 2), let fourth = digit(index + 3), !isCounted(index + 4) {
                value = value * 100 + third * 10 + fourth
                end = index + 4
            } else if let tens = wordAmount(at: index + 2), tens.high == nil, let rest = tens.low.whole,
                (10...99).contains(rest)
            {
                value = value * 100 + rest
                end = tens.end
            } else {
                return nil
            }
        } else if let amount = wordAmount(at: index), amount.words > 1, amount.high == nil, !amount.isShort,
            let whole = amount.low.whole
        {
            value = whole
            end = amount.end
        }
        guard isYear(value), end > index else { return nil }
        captures.date.year = value
        return end
    }

    /// Whether a number goes on at `index`.
    @inline(__always)
    private func isCounted(_ index: Int) -> Bool {
        switch numberWord(index) {
        case .tens, .hundred, .scale, .ten: true
        default: false
        }
    }

    /// `năm 2020`, `/2020`, `-2020`, `năm ngoái` behind a day, a month or a quarter.
    mutating func ofYear(at index: Int) -> Int? {
        if key(index) == Self.words.năm {
            if let year = whole(index + 1, digits: 4...4), isYear(year) {
                captures.date.year = year
                return index + 2
            }
            if let end = yearInWords(at: index + 1), unit(at: end) == nil { return end }
            guard let offset = offset(index + 1, of: true) else { return nil }
            captures.yearOffset = offset
            return index + 2
        }
        guard byte(index) == 0x2F || byte(index) == 0x2D, index + 1 < limit, unsafe !tokens[index + 1].hasSpaceBefore,
            let year = whole(index + 1, digits: 4...4), isYear(year)
        else { return nil }
        captures.date.year = year
        return index + 2
    }

    /// `âm lịch`, which says that a day is one of the lunar calendar.
    mutating func lunar(at index: Int) -> Int? {
        guard key(index) == Self.words.âm, key(index + 1) == Self.words.lịch else { return nil }
        captures.isLunar = true
        return index + 2
    }

    /// `tháng 7`, `tháng tư năm 2020`, `tháng 7/2020`, `tháng sau`, `âm lịch` behind it; or `/7/2020` with spaces.
    mutating func ofMonth(at index: Int) -> Int? {
        var end: Int
        if key(index) == Self.words.tháng {
            if let parts = parts(index + 1) {
                if parts.isWhole, (1...12).contains(parts.values[0]), parts.lengths[0] <= 2 {
                    captures.date.month = parts.values[0]
                } else if parts.count == 2, parts.suffix.isEmpty, parts.lengths[1] == 4, isYear(parts.values[1]),
                    (1...12).contains(parts.values[0])
                {
                    captures.date.month = parts.values[0]
                    captures.date.year = parts.values[1]
                } else {
                    return nil
                }
                end = index + 2
            } else if let offset = offset(index + 1, of: false) {
                captures.monthOffset = offset
                end = index + 2
            } else if let next = month(at: index + 1, mayBeFive: true) {
                end = next
            } else {
                return nil
            }
        } else {
            guard byte(index) == 0x2F, let month = whole(index + 1, digits: 1...2), (1...12).contains(month) else {
                return nil
            }
            captures.date.month = month
            end = index + 2
        }
        if let next = ofYear(at: end) { end = next }
        return lunar(at: end) ?? end
    }
}
