import VietCore

extension ExpressionMatcher {
    /// Dates and parts of dates; nil where none starts at `index`.
    func date(at index: Int) -> Match? {
        switch word(index) {
        case .day: return dayDate(index)
        case .month: return monthDate(index, prefix: index)
        case .year: return yearDate(index)
        case .quarter: return quarterDate(index)
        case .century: return centuryDate(index)
        case .beginning, .middle, .end:
            let next = index + 1
            guard
                let match = word(next) == .month
                    ? monthDate(next, prefix: index)
                    : word(next) == .year ? yearDate(next) : word(next) == .century ? centuryDate(next) : nil
            else { return nil }
            return match
        case .these: return word(index + 1) == .year ? decadeDate(index) : nil
        case .ordinal: return weekdayDate(index)
        default: return bareDate(index)
        }
    }

    private func iso(year: Int?, month: Int, day: Int?) -> String {
        let year = year ?? resolvedYear(month: month, day: day)
        let head = year.map { padded($0, 4) }
        guard let day else { return (head ?? "-") + "-" + padded(month) }
        return (head ?? "-") + "-" + padded(month) + "-" + padded(day)
    }

    /// The year in which a day without one lies nearest to the reference.
    private func resolvedYear(month: Int, day: Int?) -> Int? {
        guard let reference else { return nil }
        let distance = (month - reference.month) * 31 + (day ?? reference.day) - reference.day
        return distance > 186 ? reference.year - 1 : distance < -186 ? reference.year + 1 : reference.year
    }

    private func isYear(_ value: Int) -> Bool { (1000...2999).contains(value) }

    /// `năm 2020`, `/2020`, `-2020`, `, 2020` after a month; the position behind it.
    private func yearAfter(_ index: Int) -> (year: Int, end: Int)? {
        if word(index) == .year, let year = whole(index + 1, digits: 4...4), isYear(year) { return (year, index + 2) }
        if byte(index) == 0x2F || byte(index) == 0x2D, index + 1 < limit, !tokens[index + 1].hasSpaceBefore,
            let year = whole(index + 1, digits: 4...4), isYear(year)
        {
            return (year, index + 2)
        }
        return nil
    }

    private func dayDate(_ index: Int) -> Match? {
        var next = index + 1
        // `ngày mồng 5`, `ngày mùng 5` and the like have one word between.
        if whole(next) == nil, parts(next) == nil { next += 1 }
        guard next <= index + 2, let parts = parts(next), parts.suffix.isEmpty else { return nil }
        if next == index + 2, parts.values.count == 1, word(next + 1) != .month { return nil }
        if let (day, month, year) = parts.fullDate {
            return Match(end: next + 1, type: .date, value: iso(year: year, month: month, day: day))
        }
        if parts.values.count == 2, parts.all(0x2F) || parts.all(0x2D) || parts.all(0x2E),
            (1...31).contains(parts.values[0])
        {
            let (first, second) = (parts.values[0], parts.values[1])
            if parts.all(0x2D), word(next + 1) == .month || byte(next + 1) == 0x2F, (1...31).contains(second) {
                return dayRange(first, second, next + 1)
            }
            guard (1...12).contains(second) else { return nil }
            let year = yearAfter(next + 1)
            return Match(
                end: year?.end ?? next + 1, type: .date, value: iso(year: year?.year, month: second, day: first))
        }
        guard let day = whole(next, digits: 1...2), (1...31).contains(day) else { return nil }
        if word(next + 1) == .month, let month = whole(next + 2, digits: 1...2), (1...12).contains(month) {
            let year = yearAfter(next + 3)
            return Match(end: year?.end ?? next + 3, type: .date, value: iso(year: year?.year, month: month, day: day))
        }
        if word(next + 1) == .month, let parts = self.parts(next + 2), parts.values.count == 2, parts.suffix.isEmpty,
            (1...12).contains(parts.values[0]), isYear(parts.values[1])
        {
            return Match(
                end: next + 3, type: .date, value: iso(year: parts.values[1], month: parts.values[0], day: day))
        }
        if let reference {
            return Match(
                end: next + 1, type: .date, value: iso(year: reference.year, month: reference.month, day: day))
        }
        return Match(end: next + 1, type: .date, value: "---" + padded(day))
    }

    private func dayRange(_ first: Int, _ second: Int, _ index: Int) -> Match? {
        guard let month = whole(index + 1, digits: 1...2), (1...12).contains(month) else { return nil }
        let year = yearAfter(index + 2)
        let value =
            iso(year: year?.year, month: month, day: first) + "/" + iso(year: year?.year, month: month, day: second)
        return Match(end: year?.end ?? index + 2, type: .date, value: value)
    }

    private func monthDate(_ index: Int, prefix: Int) -> Match? {
        guard let parts = parts(index + 1), parts.suffix.isEmpty, parts.lengths[0] <= 2,
            (1...12).contains(parts.values[0])
        else {
            return nil
        }
        let month = parts.values[0]
        switch parts.values.count {
        case 1:
            let year = yearAfter(index + 2)
            return Match(end: year?.end ?? index + 2, type: .date, value: iso(year: year?.year, month: month, day: nil))
        case 2:
            let second = parts.values[1]
            if isYear(second), parts.lengths[1] == 4 {
                return Match(end: index + 2, type: .date, value: iso(year: second, month: month, day: nil))
            }
            guard parts.all(0x2D), (1...12).contains(second) else { return nil }
            let year = yearAfter(index + 2)
            let value =
                iso(year: year?.year, month: month, day: nil) + "/" + iso(year: year?.year, month: second, day: nil)
            return Match(end: year?.end ?? index + 2, type: .date, value: value)
        default: return nil
        }
    }

    private func yearDate(_ index: Int) -> Match? {
        guard let parts = parts(index + 1), parts.suffix.isEmpty, parts.lengths[0] == 4, isYear(parts.values[0]) else {
            return nil
        }
        if parts.values.count == 1 {
            // `năm 2020 - 2021`
            if byte(index + 2) == 0x2D, let last = whole(index + 3, digits: 4...4), isYear(last), last > parts.values[0]
            {
                return Match(end: index + 4, type: .date, value: "\(parts.values[0])/\(last)")
            }
            return Match(end: index + 2, type: .date, value: String(parts.values[0]))
        }
        guard parts.values.count == 2, let value = yearRange(parts) else { return nil }
        return Match(end: index + 2, type: .date, value: value)
    }

    private func yearRange(_ parts: NumberParts) -> String? {
        guard parts.values.count == 2, parts.all(0x2D) || parts.all(0x2F), parts.lengths == [4, 4],
            parts.suffix.isEmpty,
            isYear(parts.values[0]), isYear(parts.values[1]), parts.values[0] < parts.values[1]
        else { return nil }
        return "\(parts.values[0])/\(parts.values[1])"
    }

    private func quarterDate(_ index: Int) -> Match? {
        if let parts = parts(index + 1), parts.values.count == 2, parts.all(0x2F), (1...4).contains(parts.values[0]),
            isYear(parts.values[1])
        {
            return Match(end: index + 2, type: .date, value: "\(parts.values[1])-Q\(parts.values[0])")
        }
        guard let quarter = whole(index + 1, digits: 1...1) ?? roman(index + 1), (1...4).contains(quarter) else {
            return nil
        }
        let year = yearAfter(index + 2)
        let head = year.map { String($0.year) } ?? reference.map { String($0.year) } ?? "-"
        return Match(end: year?.end ?? index + 2, type: .date, value: "\(head)-Q\(quarter)")
    }

    private static let kỷ = LetterFold.shared("kỷ")
    private static let kỉ = LetterFold.shared("kỉ")

    private func centuryDate(_ index: Int) -> Match? {
        guard index + 2 < limit, low[index + 1] == Self.kỷ || low[index + 1] == Self.kỉ else { return nil }
        let place = word(index + 2) == .ordinal ? index + 3 : index + 2
        guard place < limit, let century = whole(place, digits: 1...2) ?? roman(place), (1...30).contains(century)
        else { return nil }
        return Match(end: place + 1, type: .date, value: padded(century - 1))
    }

    private func decadeDate(_ index: Int) -> Match? {
        guard let year = whole(index + 2, digits: 2...4), year % 10 == 0 else { return nil }
        let decade = year < 100 ? 190 + year / 10 : year / 10
        return year < 100 || isYear(year) ? Match(end: index + 3, type: .date, value: String(decade)) : nil
    }

    /// `thứ Năm, ngày 9/7`: the weekday belongs to the date behind it.
    private func weekdayDate(_ index: Int) -> Match? {
        guard index + 1 < limit else { return nil }
        var next = index + 2
        if byte(next) == 0x2C || byte(next) == 0x28 { next += 1 }
        guard word(next) == .day || parts(next)?.separators.isEmpty == false,
            let match = word(next) == .day ? dayDate(next) : bareDate(next)
        else { return nil }
        return byte(next - 1) == 0x28 ? nil : match
    }

    private func bareDate(_ index: Int) -> Match? {
        guard let parts = parts(index), parts.suffix.isEmpty else { return nil }
        if let (day, month, year) = parts.fullDate {
            return Match(end: index + 1, type: .date, value: iso(year: year, month: month, day: day))
        }
        if let range = yearRange(parts) { return Match(end: index + 1, type: .date, value: range) }
        guard parts.values.count == 2, parts.all(0x2F), parts.lengths[0] <= 2 else { return nil }
        let (first, second) = (parts.values[0], parts.values[1])
        if parts.lengths[1] == 4, isYear(second), (1...12).contains(first) {
            return Match(end: index + 1, type: .date, value: iso(year: second, month: first, day: nil))
        }
        guard parts.lengths[1] <= 2, (1...31).contains(first), (1...12).contains(second) else { return nil }
        // `2/3 số phiếu` is a fraction unless a word of time stands before it.
        if first < second, second <= 10, first < 10, !isTimeWord(index - 1) { return nil }
        return Match(end: index + 1, type: .date, value: iso(year: nil, month: second, day: first))
    }

    private func isTimeWord(_ index: Int) -> Bool {
        switch word(index) {
        case .day, .morning, .noon, .afternoon, .evening, .night, .at, .weekday: return true
        default: return byte(index) == 0x28
        }
    }
}
