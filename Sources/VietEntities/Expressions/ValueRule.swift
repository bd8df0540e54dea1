/// How the value of a match comes about where it is not read off its parts: the names behind `=>`.
enum ValueRule: Sendable, Equatable {
    /// So many days, weeks, months, quarters, years from the reference.
    case day(Int), week(Int), month(Int), quarter(Int), year(Int)
    /// The captured number of units before or after the reference.
    case ago, ahead
    /// The captured day of the week before or after the reference.
    case lastWeekday, nextWeekday
    /// The captured number of months, or the half, at the beginning or the end of a year or a month.
    case firstMonths, lastMonths, firstQuarters, firstHalf, lastHalf
    /// Days of the lunar calendar.
    case tet, fullMoon
    /// Minutes before the captured hour; a clock that is a length of time.
    case beforeHour, hours
    /// Half past the captured hour.
    case halfPast

    init?(_ words: ArraySlice<Substring>) {
        let offset = words.dropFirst().first.flatMap { Int($0) }
        switch (words.first, offset) {
        case ("day", let offset?): self = .day(offset)
        case ("week", let offset?): self = .week(offset)
        case ("month", let offset?): self = .month(offset)
        case ("quarter", let offset?): self = .quarter(offset)
        case ("year", let offset?): self = .year(offset)
        case ("ago", nil): self = .ago
        case ("ahead", nil): self = .ahead
        case ("last-weekday", nil): self = .lastWeekday
        case ("next-weekday", nil): self = .nextWeekday
        case ("first-months", nil): self = .firstMonths
        case ("last-months", nil): self = .lastMonths
        case ("first-quarters", nil): self = .firstQuarters
        case ("first-half", nil): self = .firstHalf
        case ("last-half", nil): self = .lastHalf
        case ("tet", nil): self = .tet
        case ("full-moon", nil): self = .fullMoon
        case ("before-hour", nil): self = .beforeHour
        case ("half-past", nil): self = .halfPast
        case ("hours", nil): self = .hours
        default: return nil
        }
    }
}
