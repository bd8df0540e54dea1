import VietCore

extension ExpressionMatcher {
    private func unitLow(_ range: Range<Int>) -> UInt32 {
        LetterFold.shared.withTable { LetterFold.fold(bytes, range.lowerBound, range.upperBound, table: $0) }
    }

    private static let h = LetterFold.shared("h")
    private static let kém = LetterFold.shared("kém")

    /// A time of day.
    func time(at index: Int) -> Match? {
        guard let parts = parts(index) else { return nil }
        let hourSuffix = !parts.suffix.isEmpty && unitLow(parts.suffix) == Self.h
        if let clock = parts.clock(unitHour: hourSuffix), parts.values.count > 1 || hourSuffix {
            return finish(clock, index + 1)
        }
        guard let hour = whole(index, digits: 1...2), hour <= 24 else { return nil }
        let hourWord = word(index + 1) == .hour || (index + 1 < limit && low[index + 1] == Self.h)
        guard hourWord else { return nil }
        var end = index + 2
        var minutes = 0
        var sure = false
        if let value = whole(end, digits: 1...2), value < 60 {
            if word(end + 1) == .minute {
                minutes = value
                end += 2
                sure = true
            } else if !isUnit(end + 1) {
                minutes = value
                end += 1
                sure = true
            }
        } else if word(end) == .half {
            minutes = 30
            end += 1
            sure = true
        } else if end < limit, low[end] == Self.kém, let value = whole(end + 1, digits: 1...2), value < 60 {
            let total = (hour + 23) % 24 * 60 + 60 - value
            return finish((total / 60, total % 60, 0), end + 2)
        }
        switch word(end) {
        case .morning, .noon, .afternoon, .evening, .night, .day: sure = true
        default: break
        }
        if case .at = word(index - 1) { sure = true }
        // `8 giờ` alone is a length of time.
        return sure ? finish((hour, minutes, 0), end) : nil
    }

    private func isUnit(_ index: Int) -> Bool {
        guard index < limit else { return false }
        if case .scale = word(index) { return true }
        return lexicon.unit(UnsafeBufferPointer(start: low + index, count: min(3, limit - index))) != nil
    }

    private func finish(_ clock: (Int, Int, Int), _ end: Int) -> Match {
        var (hour, minute, second) = clock
        var end = end
        switch word(end) {
        case .morning: end += 1
        case .noon:
            if hour < 4 { hour += 12 }
            end += 1
        case .afternoon, .evening:
            if hour < 12 { hour += 12 }
            end += 1
        case .night:
            if hour >= 6 && hour < 12 { hour += 12 }
            if hour == 12 { hour = 24 }
            end += 1
        default: break
        }
        if hour == 24, minute > 0 || second > 0 {
            hour = 0
            minute = min(minute, 59)
            second = min(second, 59)
        }
        let value = "T" + padded(hour) + ":" + padded(minute) + (second > 0 ? ":" + padded(second) : "")
        return Match(end: end, type: .time, value: value)
    }
}
