/// Writes dates in ISO 8601; what the text leaves open is taken from the reference, or written as hyphens.
struct DateWriter {
    var reference: ReferenceDate?

    func value(of captures: Captures, rule: ValueRule?) -> String? {
        switch rule {
        case .day(let days): return offset(days, "D")
        case .week(let weeks): return week(weeks, captures.weekday)
        case .month(let months): return offset(months, "M")
        case .quarter(let quarters): return quarter(quarters)
        case .year(let years): return offset(years, "Y")
        case .ago: return offset(-(captures.count ?? 0), captures.span > 0 ? captures.span : UInt8(ascii: "D"))
        case .ahead: return offset(captures.count ?? 0, captures.span)
        case .lastWeekday, .nextWeekday: return weekday(captures.weekday, isNext: rule == .nextWeekday)
        case .firstMonths: return months(captures, 1, captures.count ?? 0)
        case .firstQuarters: return months(captures, 1, 3 * (captures.count ?? 0))
        case .lastMonths: return months(captures, 13 - (captures.count ?? 0), 12)
        case .firstHalf, .lastHalf: return half(captures, isFirst: rule == .firstHalf)
        case .tet:
            // From the twentieth on it is a day before: `30 Tết`.
            let day = captures.first.day ?? 1
            return (day < 20 ? "--01-" : "--12-") + padded(day)
        case .fullMoon:
            return captures.first.month.map {
                (year(of: captures).map { padded($0, 4) } ?? "-") + "-" + padded($0) + "-15"
            }
                ?? "---15"
        case .beforeHour, .hours, .halfPast, nil: break
        }
        if let count = captures.count { return padded(count) }
        if !captures.days.isEmpty { return list(captures) }
        guard captures.isRange else { return written(captures.first, captures) }
        return written(captures.first, captures) + "/" + written(captures.second, captures)
    }

    /// The days of a list, those that follow each other as a stretch.
    private func list(_ captures: Captures) -> String {
        let days = captures.days + [captures.first.day ?? 0]
        let dates = days.map { day in
            var date = captures.first
            date.day = day
            return written(date, captures)
        }
        if days[days.count - 1] - days[0] == days.count - 1 { return dates[0] + "/" + dates[dates.count - 1] }
        return dates.joined(separator: ",")
    }

    // MARK: What the text gives

    private func written(_ date: Captures.DateParts, _ captures: Captures) -> String {
        var date = date
        if date.year == nil, let offset = captures.yearOffset, let reference { date.year = reference.year + offset }
        if date.month == nil, let offset = captures.monthOffset, let reference,
            let (year, month) = reference.adding(months: offset)
        {
            (date.year, date.month) = (year, month)
        }
        if let quarter = date.quarter {
            return ((date.year ?? reference?.year).map { padded($0, 4) } ?? "-") + "-Q\(quarter)"
        }
        guard let month = date.month else {
            guard let day = date.day else { return date.year.map { padded($0, 4) } ?? "-" }
            if let reference { return padded(reference.year, 4) + "-" + padded(reference.month) + "-" + padded(day) }
            return "---" + padded(day)
        }
        let year = date.year ?? (captures.isLunar ? nil : nearestYear(month, date.day))
        let head = (year.map { padded($0, 4) } ?? "-") + "-" + padded(month)
        return date.day.map { head + "-" + padded($0) } ?? head
    }

    /// The year in which a day without one lies nearest to the reference.
    private func nearestYear(_ month: Int, _ day: Int?) -> Int? {
        guard let reference else { return nil }
        let distance = (month - reference.month) * 31 + (day ?? reference.day) - reference.day
        return distance > 186 ? reference.year - 1 : distance < -186 ? reference.year + 1 : reference.year
    }

    private func year(of captures: Captures) -> Int? {
        captures.first.year ?? captures.yearOffset.flatMap { offset in reference.map { $0.year + offset } }
    }

    // MARK: Parts of a year or of a month

    private func months(_ captures: Captures, _ first: Int, _ last: Int) -> String? {
        guard first >= 1, first <= last, last <= 12 else { return nil }
        let head = ((year(of: captures) ?? reference?.year).map { padded($0, 4) } ?? "-") + "-"
        return head + padded(first) + "/" + head + padded(last)
    }

    private func half(_ captures: Captures, isFirst: Bool) -> String? {
        guard captures.first.month != nil || captures.monthOffset != nil else {
            return isFirst ? months(captures, 1, 6) : months(captures, 7, 12)
        }
        let month = written(captures.first, captures)
        let length =
            month.utf8.count == 7
            ? ReferenceDate.days(in: Int(month.suffix(2)) ?? 1, of: Int(month.prefix(4)) ?? 2000)
            : ReferenceDate.days(in: captures.first.month ?? 1, of: 2000)
        return isFirst ? "\(month)-01/\(month)-15" : "\(month)-16/\(month)-\(length)"
    }

    // MARK: Days counted from the reference

    /// So many units from the reference, as exact as the unit; a signed duration where there is no reference.
    private func offset(_ count: Int, _ unit: String) -> String? { offset(count, unit.utf8.first ?? 0) }

    private func offset(_ count: Int, _ unit: UInt8) -> String? {
        guard let reference else {
            return (count < 0 ? "-P" : "P") + String(count.magnitude) + String(decoding: [unit], as: UTF8.self)
        }
        switch unit {
        case UInt8(ascii: "D"): return reference.adding(days: count)?.iso
        case UInt8(ascii: "W"): return reference.adding(days: 7 * count)?.week
        case UInt8(ascii: "M"):
            return reference.adding(months: count).map { padded($0.year, 4) + "-" + padded($0.month) }
        default:
            let year = reference.year + count
            return (1...9999).contains(year) ? padded(year, 4) : nil
        }
    }

    private func quarter(_ quarters: Int) -> String? {
        guard let reference else { return offset(3 * quarters, "M") }
        return reference.adding(months: 3 * quarters).map { padded($0.year, 4) + "-Q\(($0.month + 2) / 3)" }
    }

    private func week(_ weeks: Int, _ weekday: Int?) -> String? {
        guard let weekday else { return offset(weeks, "W") }
        guard let reference else { return nil }
        return reference.adding(days: 7 * weeks + weekday - reference.weekday)?.iso
    }

    /// The last such day of the week up to the reference, or the next one behind it.
    private func weekday(_ weekday: Int?, isNext: Bool) -> String? {
        guard let weekday, let reference else { return nil }
        let distance = (weekday - reference.weekday + 7) % 7
        return reference.adding(days: isNext ? (distance == 0 ? 7 : distance) : distance == 0 ? 0 : distance - 7)?.iso
    }
}
