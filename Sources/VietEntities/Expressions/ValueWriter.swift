import VietCore

/// Writes the values of expressions: ISO 8601 for times, numbers with a unit for the rest.
@safe struct ValueWriter {
    let grammar = ExpressionGrammar.standard
    let bytes: UnsafeBufferPointer<UInt8>
    /// The day against which incomplete dates are resolved.
    var reference: ReferenceDate?
    /// Whether values are written, see ``EntityOptions/writesTexts``.
    var writesTexts = true

    /// What is told of a match.
    func expression(_ found: FoundExpression) -> Expression {
        let pattern = grammar.patterns[found.pattern]
        return Expression(
            tokens: found.tokens, outcome: pattern.outcome, confidence: pattern.confidence,
            value: writesTexts ? value(of: found) : hasValue(found) ? "" : nil, hold: hold(of: found, pattern.outcome))
    }

    /// Whether a match has a value.
    private func hasValue(_ found: FoundExpression) -> Bool {
        let pattern = grammar.patterns[found.pattern]
        guard case .entity(let type) = pattern.outcome else { return false }
        switch type {
        case .date: return pattern.rule == nil || value(of: found) != nil
        case .time: return found.captures.clock != nil
        case .duration: return pattern.rule == .hours ? found.captures.clock != nil : !found.captures.lengths.isEmpty
        case .ordinal: return true
        case .percent, .money, .quantity: return found.captures.amount != nil
        default: return found.captures.text != nil || found.captures.amount != nil
        }
    }

    private func hold(of found: FoundExpression, _ outcome: ExpressionPattern.Outcome) -> Expression.Hold {
        guard case .entity(let type) = outcome else { return .weak }
        switch type {
        case .money, .percent, .duration, .phone, .plate: return .measured
        case .quantity:
            guard let unit = found.captures.unit, let amount = found.captures.amount else { return .weak }
            // So many of anything no place has for its number: `Bệnh viện 500 giường`.
            let isLarge = Numeral(99).isLess(than: amount.low)
            return isLarge || grammar.lexicon.units[unit].kind == .measure ? .measured : .weak
        case .date, .time: return found.tokens.count > 1 ? .dated : .weak
        case .document: return .dated
        // Numbers of accounts and identities.
        case .number: return found.captures.text == nil ? .weak : .measured
        default: return .weak
        }
    }

    /// The value of a match, nil where nothing is known of it.
    func value(of found: FoundExpression) -> String? {
        let pattern = grammar.patterns[found.pattern]
        guard case .entity(let type) = pattern.outcome else { return nil }
        let captures = found.captures
        switch type {
        case .date: return DateWriter(reference: reference).value(of: captures, rule: pattern.rule)
        case .time: return time(captures, rule: pattern.rule)
        case .duration: return pattern.rule == .hours ? hours(captures) : duration(captures)
        case .ordinal: return String(captures.count ?? 1)
        case .percent: return number(captures).map { $0 + unitName(captures) }
        case .money, .quantity:
            return number(captures).map { $0 + " " + (captures.unit == nil ? "VND" : unitName(captures)) }
        default: return captures.text ?? number(captures)
        }
    }

    private func unitName(_ captures: Captures) -> String { captures.unit.map { grammar.lexicon.units[$0].name } ?? "" }

    private func number(_ captures: Captures) -> String? {
        guard let amount = captures.amount else { return nil }
        if let digits = amount.digits, captures.unit == nil {
            return unsafe String(decoding: bytes[digits], as: UTF8.self)
        }
        return amount.low.text + (amount.high.map { "/" + $0.text } ?? "")
    }

    private func duration(_ captures: Captures) -> String? {
        func written(_ number: (Captures.Length) -> Numeral) -> String {
            var dates = ""
            var times = ""
            for length in captures.lengths {
                let (factor, designator, isTime) = Self.designator(grammar.lexicon.units[length.unit].name)
                let text = number(length).times(factor).text
                if isTime {
                    times += text + designator
                } else {
                    dates += text + designator
                }
            }
            return "P" + dates + (times.isEmpty ? "" : "T" + times)
        }
        guard let first = captures.lengths.first else { return nil }
        let low = written { $0.low }
        return first.high == nil ? low : low + "/" + written { $0.high ?? $0.low }
    }

    /// The factor, the letter of ISO 8601 and whether it stands behind the T, of a unit of time.
    private static func designator(_ name: String) -> (factor: Int64, letter: String, isTime: Bool) {
        switch name {
        case "S": (1, "S", true)
        case "TM": (1, "M", true)
        case "TH": (1, "H", true)
        case "3M": (3, "M", false)
        case "10Y": (10, "Y", false)
        case "100Y": (100, "Y", false)
        default: (1, name, false)
        }
    }

    /// A clock that is a length of time: `2h15` behind `dài`.
    private func hours(_ captures: Captures) -> String? {
        captures.clock.map {
            "PT\($0.hour)H" + ($0.minute > 0 ? "\($0.minute)M" : "") + ($0.second > 0 ? "\($0.second)S" : "")
        }
    }

    private func time(_ captures: Captures, rule: ValueRule?) -> String? {
        guard let clock = captures.clock else { return nil }
        var (hour, minute) = (clock.hour, clock.minute)
        if rule == .halfPast { minute = 30 }
        if rule == .beforeHour, let next = captures.endClock { hour = next.hour }
        if rule == .beforeHour, minute > 0 { (hour, minute) = ((hour + 23) % 24, 60 - minute) }
        hour = self.hour(hour, captures.dayPart)
        if hour == 24, minute > 0 || clock.second > 0 { hour = 0 }
        if rule != .beforeHour, let end = captures.endClock {
            // `từ 8 đến 5 giờ chiều` begins in the morning.
            let first = clock.hour < end.hour ? self.hour(clock.hour, captures.dayPart) : clock.hour
            return "T" + padded(first) + ":" + padded(minute)
                + "/T" + padded(self.hour(end.hour, captures.dayPart)) + ":" + padded(end.minute)
        }
        return "T" + padded(hour) + ":" + padded(minute) + (clock.second > 0 ? ":" + padded(clock.second) : "")
    }

    /// The hour in the count of twenty-four that a part of the day makes of it.
    private func hour(_ hour: Int, _ part: Int?) -> Int {
        switch part {
        case 1 where hour < 4: hour + 12
        case 2 where hour < 12: hour + 12
        case 3 where hour >= 6 && hour < 12: hour + 12
        case 3 where hour == 12: 24
        case 4 where hour == 12: 0
        case 5 where hour < 12: hour + 12
        default: hour
        }
    }
}
