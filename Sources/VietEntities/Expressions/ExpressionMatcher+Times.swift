import VietCore

/// Slots of times of day.
extension ExpressionMatcher {
    private static let ofDay = ["nay", "mai", "qua"].map { TokenKey.short(of: $0) }

    /// Slots of times; nil where the slot does not stand at `index`.
    mutating func readTime(_ slot: ExpressionSlot, at index: Int, isSecond: Bool) -> Int? {
        switch slot {
        case .clock:
            guard let parts = parts(index) else { return nil }
            let hasUnit = !parts.suffix.isEmpty && key(of: parts.suffix) == grammar.lexicon.hour
            guard let clock = parts.clock(hasUnit: hasUnit) else { return nil }
            // `24h` is a day, unless something happens at it.
            if clock.hour == 24, parts.count == 1, !grammar.lexicon.clocked.contains(key(index - 1)) { return nil }
            if isSecond { captures.endClock = clock } else { captures.clock = clock }
            return index + 1
        case .clocks:
            guard let parts = parts(index), let (start, end) = parts.clocks else { return nil }
            (captures.clock, captures.endClock) = (start, end)
            return index + 1
        case .hour, .hourWord:
            return small(index, 0...24, words: slot == .hourWord) {
                if $0.clock == nil { $0.clock = .init($1) } else { $0.endClock = .init($1) }
            }
        case .hours, .gluedHours:
            guard let parts = parts(index), parts.count == 2, parts.all(0x2D), parts.lengths[0] <= 2,
                parts.lengths[1] <= 2,
                parts.values[0] < parts.values[1], parts.values[1] <= 24,
                slot == .hours ? parts.suffix.isEmpty : key(of: parts.suffix) == grammar.lexicon.hour
            else { return nil }
            captures.clock = .init(parts.values[0])
            captures.endClock = .init(parts.values[1])
            return index + 1
        case .minute, .minuteWord:
            return small(index, 0...59, words: slot == .minuteWord) { $0.clock?.minute = $1 }
        case .second: return small(index, 0...59, words: false) { $0.clock?.second = $1 }
        case .part, .anyPart:
            // `8h tối mai`: the evening of a day has its own expression.
            guard let part = grammar.lexicon.dayParts[key(index)],
                slot == .anyPart || !Self.ofDay.contains(key(index + 1))
            else { return nil }
            captures.dayPart = part
            return index + 1
        default: return nil
        }
    }
}
