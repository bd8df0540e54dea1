import VietCore

/// A calendar day against which incomplete dates are resolved.
public struct ReferenceDate: Sendable, Hashable {
    /// From 1 to 9999.
    public let year: Int
    /// From 1 to 12.
    public let month: Int
    /// From 1 to the last day of the month.
    public let day: Int

    /// A day of the Gregorian calendar, nil where year, month or day are out of range.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= ReferenceDate.days(in: month, of: year)
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// A day written `2020-07-09`.
    public init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2] else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// The first whole date of a text, as fields of records hold them: `2020-07-09T08:00:00Z`, `Thứ Năm, 9/7/2020 08:00`.
    package init?(in document: Document) {
        if let day = ReferenceDate(String(decoding: document.source.bytes.prefix(10), as: UTF8.self)) {
            self = day
            return
        }
        for entity in expressions(in: document, reference: nil) where entity.type == .date {
            guard let day = entity.value.flatMap({ ReferenceDate($0) }) else { continue }
            self = day
            return
        }
        return nil
    }

    static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2: return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: return 30
        default: return 31
        }
    }

    // MARK: Counting days

    /// The days since 1 March of the year 0, as `days_from_civil` of H. Hinnant counts them (2013, "chrono-compatible
    /// low-level date algorithms").
    var dayNumber: Int {
        let year = month <= 2 ? self.year - 1 : self.year
        let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
        return 365 * year + year / 4 - year / 100 + year / 400 + dayOfYear
    }

    /// 1 on Mondays to 7 on Sundays.
    var weekday: Int { (dayNumber + 2) % 7 + 1 }

    /// The day so many days later; nil beyond the years 1 to 9999.
    func adding(days: Int) -> ReferenceDate? {
        let number = dayNumber + days
        guard number > 306, number < 3_652_500 else { return nil }
        let era = number / 146_097
        let inEra = number - era * 146_097
        let yearOfEra = (inEra - inEra / 1_460 + inEra / 36_524 - inEra / 146_096) / 365
        let dayOfYear = inEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        return ReferenceDate(
            year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
            day: dayOfYear - (153 * shifted + 2) / 5 + 1)
    }

    /// Year and month so many months later; nil beyond the years 1 to 9999.
    func adding(months: Int) -> (year: Int, month: Int)? {
        let number = year * 12 + month - 1 + months
        return number >= 12 && number < 120_000 ? (number / 12, number % 12 + 1) : nil
    }

    /// The ISO 8601 week that the day lies in: `2024-W09`.
    var week: String {
        guard let thursday = adding(days: 4 - weekday), let first = ReferenceDate(year: thursday.year, month: 1, day: 1)
        else { return iso }
        return padded(thursday.year, 4) + "-W" + padded((thursday.dayNumber - first.dayNumber) / 7 + 1)
    }

    /// The day in ISO 8601: `2020-07-09`.
    package var iso: String { padded(year, 4) + "-" + padded(month) + "-" + padded(day) }
}
