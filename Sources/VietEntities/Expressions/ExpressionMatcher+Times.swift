import VietCore

/// Slots of times of day.
extension ExpressionMatcher {
    private static let dawn = TokenKey.short(of: "rạng")
    private static let gram = TokenKey.short(of: "g")
    private static let before = ["kém", "thiếu"].map { TokenKey.short(of: $0) }
    private static let minutes = ["p", "ph"].map { TokenKey.short(of: $0) }

    /// Whether `h` is glued to digits, or `g` where a part of the day or minutes to the hour behind it make hours of grams: `9g sáng`,
    /// `9g kém 5`.
    private func namesHours(_ suffix: Range<Int>, at index: Int) -> Bool {
        guard !suffix.isEmpty else { return false }
        let key = key(of: suffix)
        if key == grammar.lexicon.hour { return true }
        let next = self.key(index + 1)
        return key == Self.gram && (grammar.lexicon.dayParts[next] != nil || Self.before.contains(next))
    }

    private func namesMinutes(_ suffix: Range<Int>) -> Bool {
        !suffix.isEmpty && Self.minutes.contains(key(of: suffix))
    }

    private static let ofDay = ["nay", "mai", "qua"].map { TokenKey.short(of: $0) }

    /// Slots of times; nil where the slot does not stand at `index`.
    mutating func readTime(_ slot: ExpressionSlot, at index: Int, isSecond: Bool) -> Int? {
        switch slot {
        case .clock:
            guard let parts = parts(index) else { return nil }
            let half = parts.suffix.isEmpty ? nil : grammar.lexicon.dayParts[key(of: parts.suffix)]
            guard
                let clock = parts.clock(
                    hasUnit: half != nil || namesHours(parts.suffix, at: index), hasMinutes: namesMinutes(parts.suffix))
            else { return nil }
            if let half { captures.dayPart = half }
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
                slot == .hours ? parts.suffix.isEmpty : namesHours(parts.suffix, at: index)
            else { return nil }
            captures.clock = .init(parts.values[0])
            captures.endClock = .init(parts.values[1])
            return index + 1
        case .minute, .minuteWord:
            return small(index, 0...59, words: slot == .minuteWord) {
                // `kém 5 phút 8 giờ`: the hour follows.
                if $0.clock == nil { $0.clock = .init(0, $1) } else { $0.clock?.minute = $1 }
            }
        case .second: return small(index, 0...59, words: false) { $0.clock?.second = $1 }
        case .part, .anyPart:
            // `rạng sáng`
            let index = key(index) == Self.dawn ? index + 1 : index
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
