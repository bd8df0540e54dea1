import VietCore

/// Slots of dates and times.
extension ExpressionMatcher {
    /// A token of digits in one of the shapes of dates.
    mutating func read(_ shapes: [DateShape], at index: Int) -> Int? {
        guard let parts = parts(index), parts.suffix.isEmpty, parts.count > 1 else { return nil }
        for shape in shapes where fits(shape, parts) {
            var dates = captures
            for (place, field) in shape.fields.enumerated() {
                if field.isSecond { dates.isRange = true }
                var date = field.isSecond ? dates.second : dates.first
                let value = parts.values[place]
                switch field.field {
                case .day: date.day = value
                case .month: date.month = value
                case .quarter: date.quarter = value
                case .year, .fullYear:
                    date.year = parts.lengths[place] == 2 ? value + (value < 50 ? 2000 : 1900) : value
                }
                if field.isSecond { dates.second = date } else { dates.first = date }
            }
            // `12-15/3`: what both have in common is said once, at the end.
            if dates.isRange, shape.fields.contains(where: \.isSecond), shape.fields.contains(where: { !$0.isSecond }) {
                if dates.second.month == nil { (dates.second.month, dates.first.month) = (dates.first.month, nil) }
                if dates.second.year == nil { (dates.second.year, dates.first.year) = (dates.first.year, nil) }
            }
            var complete = dates
            guard complete.completeDates() else { continue }
            captures = dates
            return index + 1
        }
        return nil
    }

    private mutating func fits(_ shape: DateShape, _ parts: NumberParts) -> Bool {
        guard shape.fields.count == parts.count else { return false }
        for (place, separator) in shape.separators.enumerated() where parts.separators[place] != separator {
            return false
        }
        for (place, field) in shape.fields.enumerated() {
            let (value, length) = (parts.values[place], parts.lengths[place])
            let isField =
                switch field.field {
                case .day: length <= 2 && (1...31).contains(value)
                case .month: length <= 2 && (1...12).contains(value)
                case .quarter: length <= 2 && (1...4).contains(value)
                case .fullYear: length == 4 && isYear(value)
                case .year: length == 4 && isYear(value) || length == 2 && place > 1
                }
            guard isField else { return false }
        }
        return true
    }

    func isYear(_ value: Int) -> Bool { (1000...2999).contains(value) }

    /// Slots of dates; nil where the slot does not stand at `index`.
    mutating func readDate(_ slot: ExpressionSlot, at index: Int) -> Int? {
        switch slot {
        case .dayWord where spokenDay(at: index) != nil:
            captures.date.day = spokenDay(at: index)
            return index + 2
        case .day, .dayWord: return small(index, 1...31, words: slot == .dayWord) { $0.date.day = $1 }
        case .dayBefore: return small(index, 20...30, words: true) { $0.date.day = $1 }
        case .month: return small(index, 1...12, words: false) { $0.date.month = $1 }
        case .monthWord, .capitalMonth:
            guard whole(index) == nil, slot == .monthWord || isCapitalized(index) else { return nil }
            return month(at: index, mayBeFive: slot == .capitalMonth)
        case .lunarMonth:
            return grammar.lexicon.monthNames[key(index)] == nil ? nil : month(at: index, mayBeFive: false)
        case .yearWord: return yearInWords(at: index)
        case .days:
            var end = index
            while let day = whole(end, digits: 1...2), (1...31).contains(day), day > captures.days.last ?? 0 {
                captures.days.append(day)
                guard byte(end + 1) == 0x2C, let next = whole(end + 2, digits: 1...2), next > day else {
                    return captures.days.count > 1 ? end + 1 : nil
                }
                end += 2
            }
            return nil
        case .year:
            guard let value = whole(index, digits: 4...4), isYear(value) else { return nil }
            captures.date.year = value
            return index + 1
        case .quarter:
            guard let value = whole(index, digits: 1...1) ?? roman(index), (1...4).contains(value) else { return nil }
            captures.date.quarter = value
            return index + 1
        case .century:
            guard let value = whole(index, digits: 1...2) ?? roman(index), (1...30).contains(value) else { return nil }
            captures.count = value - 1
            return index + 1
        case .decade:
            guard let value = whole(index, digits: 2...4), value % 10 == 0, value < 100 || isYear(value) else {
                return nil
            }
            captures.count = value < 100 ? 190 + value / 10 : value / 10
            return index + 1
        case .weekday, .capitalWeekday:
            return slot == .weekday || isCapitalized(index) || isCapitalized(index + 1) ? weekday(at: index) : nil
        case .ofYear: return ofYear(at: index)
        case .ofMonth: return ofMonth(at: index)
        case .lunar: return lunar(at: index)
        case .unlikeShare, .share:
            guard let parts = parts(index), parts.count == 2, parts.all(0x2F), parts.suffix.isEmpty else { return nil }
            let (first, second) = (parts.values[0], parts.values[1])
            if slot == .share { return first < second && second <= 12 ? index + 1 : nil }
            // `2/3 số phiếu` is a share unless a word of time stands before it; `02/03` is written so for a day.
            let isPadded = parts.lengths[0] == 2 && parts.lengths[1] == 2
            if first < second, second <= 10, first < 10, !isPadded { return nil }
            return DateShape("d/m", isSecond: captures.isRange).flatMap { read([$0], at: index) }
        case .roundTheClock:
            guard let parts = parts(index), parts.count == 2, parts.all(0x2F), parts.values[0] == 24 else { return nil }
            return parts.values[1] == 7 || parts.values[1] == 24 ? index + 1 : nil
        case .span:
            guard let (unit, end) = unit(at: index), grammar.lexicon.units[unit].kind == .duration else { return nil }
            let name = grammar.lexicon.units[unit].name
            guard name.utf8.count == 1, name != "S", let designator = name.utf8.first else { return nil }
            captures.span = designator
            return end
        default: return nil
        }
    }

    /// A small number in digits or, where `words` may stand, in words.
    mutating func small(
        _ index: Int, _ range: ClosedRange<Int>, words: Bool, _ keep: (inout Captures, Int) -> Void
    ) -> Int? {
        if let value = whole(index, digits: range.upperBound > 99 ? 1...3 : 1...2) {
            guard range.contains(value) else { return nil }
            keep(&captures, value)
            return index + 1
        }
        guard words else { return nil }
        guard let amount = wordAmount(at: index) else {
            guard numberWord(index) == .five, range.contains(5) else { return nil }
            keep(&captures, 5)
            return index + 1
        }
        guard amount.high == nil, !amount.isShort, let value = amount.low.whole, range.contains(value) else {
            return nil
        }
        keep(&captures, value)
        return amount.end
    }

    @inline(__always)
    func isCapitalized(_ index: Int) -> Bool { unsafe index < limit && tokens[index].shape == .capitalized }
}
