/// A date, or a part of one, or a stretch between two; relative to an unknown day where the text says no more.
public struct DateValue: Hashable, Sendable, Codable {
    /// A calendar date as far as it is known.
    public struct Parts: Hashable, Sendable, Codable {
        public var year: Int?
        /// 1 to 12.
        public var month: Int?
        public var day: Int?
        /// 1 to 4.
        public var quarter: Int?
        /// The number of the ISO 8601 week, 1 to 53.
        public var week: Int?
        /// The first three digits of the year: 199 for the nineties.
        public var decade: Int?
        /// The first two digits of the year: 19 for the twentieth century.
        public var century: Int?

        public init() {}
    }

    /// The date, or the first of a stretch.
    public var start = Parts()
    /// The dates of a list that is no stretch, the first among them; empty for one date.
    public var list: [Parts] = []
    /// The last of a stretch; nil for one date.
    public var end: Parts?
    /// How far from the day of writing, where that day is not known: one unit, negative for the past.
    public var offset: DurationValue?

    init?(_ text: Substring) {
        if let duration = DurationValue(text) {
            offset = duration
            return
        }
        if text.contains(",") {
            let dates = text.split(separator: ",", omittingEmptySubsequences: false).map { Parts($0) }
            guard let first = dates[0], !dates.contains(nil) else { return nil }
            start = first
            list = dates.compactMap { $0 }
            return
        }
        let ends = text.split(separator: "/", omittingEmptySubsequences: false)
        guard ends.count <= 2, let first = Parts(ends[0]) else { return nil }
        start = first
        if ends.count == 2 {
            guard let last = Parts(ends[1]) else { return nil }
            end = last
        }
    }
}

extension DateValue: CustomStringConvertible {
    /// ISO 8601, as the value of the entity has it.
    public var description: String {
        if !list.isEmpty { return list.map(\.description).joined(separator: ",") }
        return offset?.description ?? start.description + (end.map { "/" + $0.description } ?? "")
    }
}

extension DateValue.Parts: CustomStringConvertible {
    /// Reads `2020-07-09`, `--07-09`, `---09`, `2020`, `2021-Q2`, `2024-W10`, `199`, `19`.
    init?(_ text: Substring) {
        var rest = text
        let head = rest.prefix { $0.isASCII && $0.isNumber }
        rest = rest.dropFirst(head.count)
        switch (head.count, Int(head)) {
        case (4, let year?): self.year = year
        case (3, let decade?) where rest.isEmpty: self.decade = decade
        case (2, let century?) where rest.isEmpty: self.century = century
        case (0, _) where rest.first == "-": rest = rest.dropFirst()
        default: return nil
        }
        if rest.isEmpty { return }
        guard rest.first == "-" else { return nil }
        rest = rest.dropFirst()
        switch rest.first {
        case "Q":
            guard let quarter = Int(rest.dropFirst()) else { return nil }
            self.quarter = quarter
        case "W":
            guard let week = Int(rest.dropFirst()) else { return nil }
            self.week = week
        case "-":
            guard year == nil, let day = Int(rest.dropFirst()) else { return nil }
            self.day = day
        default:
            let numbers = rest.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
            guard (1...2).contains(numbers.count), let month = numbers[0] else { return nil }
            self.month = month
            if numbers.count == 2 {
                guard let day = numbers[1] else { return nil }
                self.day = day
            }
        }
    }

    public var description: String {
        if let century { return padded(century) }
        if let decade { return String(decade) }
        let head = year.map { padded($0, 4) } ?? "-"
        if let quarter { return head + "-Q\(quarter)" }
        if let week { return head + "-W" + padded(week) }
        guard let month else { return day.map { "---" + padded($0) } ?? head }
        return head + "-" + padded(month) + (day.map { "-" + padded($0) } ?? "")
    }
}
