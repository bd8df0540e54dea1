import VietCore

/// Reads one number in words.
struct WordNumber {
    private let first: Int
    private var index: Int
    private var total: Int64 = 0
    /// Hundreds and tens that no scale has closed.
    private var group: Int64 = 0
    /// A digit that nothing has closed.
    private var unit: Int64?
    /// The other digit of `hai ba`.
    private var high: Int64?
    private var lastPower = 19
    /// The powers of ten of the word before a digit: 2 behind `trăm`, 6 behind `triệu`, 0 behind others.
    private var tailPower = 0
    /// Nothing goes on behind `rưỡi`.
    private var isDone = false

    init(at index: Int) {
        first = index
        self.index = index
    }

    /// The number; nil where none begins.
    mutating func read(with matcher: borrowing ExpressionMatcher) -> Captures.Amount? {
        if matcher.numberWord(first) == .halfOf { return halfOf(matcher) }
        while !isDone, let word = matcher.numberWord(index), take(word, matcher) { index += 1 }
        guard index > first else { return nil }
        var amount = Captures.Amount(low: Numeral(0), end: index)
        if let high {
            amount.low = Numeral(unit ?? 0)
            amount.high = Numeral(high)
            while let power = pairScale(matcher) {
                amount.low = amount.low.shifted(power)
                amount.high = amount.high?.shifted(power)
                index += 1
            }
        } else {
            var last = unit ?? 0
            if last > 0, tailPower > 0 {
                for _ in 0..<tailPower - 1 { last *= 10 }
                amount.isShort = tailPower >= 6
            }
            // `hai triệu ba trăm` is spoken short.
            if last == 0, group > 0, group % 100 == 0, lastPower >= 6, lastPower < 19, !isDone {
                for _ in 0..<lastPower - 3 { group *= 10 }
                amount.isShort = true
            }
            let (sum, overflow) = total.addingReportingOverflow(group + last)
            if overflow { return nil }
            amount.low = Numeral(sum)
            if isDone { amount.isShort = lastPower >= 6 && lastPower < 19 }
        }
        amount.power = lastPower < 19 ? lastPower : 0
        amount.words = index - first
        amount.end = index
        return amount
    }

    /// Takes the word at `index`; false where it does not go on with the number.
    private mutating func take(_ word: ExpressionLexicon.NumberWord, _ matcher: borrowing ExpressionMatcher) -> Bool {
        switch word {
        case .digit(let value): return take(digit: Int64(value), matcher)
        case .five: return isFive(matcher) && take(digit: 5, matcher)
        case .ten:
            guard unit == nil, group % 100 == 0 else { return false }
            group += 10
        case .tens, .scale(1):
            guard let digit = unit, digit >= 2 || word == .scale(1), high == nil, group % 100 == 0 else { return false }
            group += digit * 10
            unit = nil
        case .hundred:
            if index == first { return startsWithScale(100, matcher) }
            guard let digit = unit, high == nil, group == 0 else { return false }
            group += digit * 100
            unit = nil
        case .zero:
            guard group > 0 || total > 0, unit == nil else { return false }
            switch matcher.numberWord(index + 1) {
            case .digit, .five: break
            default: return false
            }
        case .scale(let power): return take(scale: power, matcher)
        case .half: return takeHalf(matcher)
        case .halfOf: return false
        }
        return true
    }

    private mutating func take(digit: Int64, _ matcher: borrowing ExpressionMatcher) -> Bool {
        if high != nil || beginsAnother(matcher) { return false }
        if let low = unit {
            // `hai lăm`, `ba mốt`, `bốn tư`: the word for tens is left out.
            // So it is behind hundreds: `hai nghìn không trăm hai mốt`.
            if low > 1, Self.behindTens.contains(matcher.key(index)),
                index == first + 1 || matcher.numberWord(index - 2) == .hundred
            {
                group += low * 10
                unit = digit
                tailPower = 0
                return true
            }
            // `hai ba hôm`: two or three.
            guard digit == low + 1, total == 0, group == 0, low > 0 else { return false }
            high = digit
            return true
        }
        tailPower = 0
        if index > first {
            switch matcher.numberWord(index - 1) {
            case .hundred: tailPower = 2
            case .scale(let power) where power > 1: tailPower = power
            default: break
            }
        }
        if tailPower > 0, !continues(matcher) {
            // `một triệu hai` is spoken short; `một triệu một tháng` and `hai triệu ba tháng` are not.
            let isTime =
                matcher.unit(at: index + 1).map { matcher.grammar.lexicon.units[$0.unit].kind == .duration } ?? false
            if digit == 1 && !matcher.closes(index + 1) || isTime || digit == 0 { return false }
        }
        unit = digit
        return true
    }

    /// Whether the digit at `index` is that of tens or hundreds which are there already: `hai mươi ba mươi` are two numbers.
    private func beginsAnother(_ matcher: borrowing ExpressionMatcher) -> Bool {
        switch matcher.numberWord(index + 1) {
        case .tens, .scale(1): group % 100 != 0
        case .hundred: group != 0
        default: false
        }
    }

    /// The forms that digits take behind tens only.
    private static let behindTens = TokenKey.shortKeys("mốt", "lăm", "nhăm", "tư")

    /// Whether the digit at `index` is part of what follows: `hai trăm`, `ba mươi`.
    private func continues(_ matcher: borrowing ExpressionMatcher) -> Bool {
        switch matcher.numberWord(index + 1) {
        case .tens, .hundred, .scale: true
        default: false
        }
    }

    private mutating func take(scale power: Int, _ matcher: borrowing ExpressionMatcher) -> Bool {
        guard high == nil else { return false }
        var scale: Int64 = 1
        for _ in 0..<power { scale *= 10 }
        if index == first { return startsWithScale(scale, matcher, power: power) }
        let own = group + (unit ?? 0)
        // `hai nghìn tỷ` multiplies.
        if own == 0, total > 0, unit == nil, power > lastPower {
            let (product, overflow) = total.multipliedReportingOverflow(by: scale)
            if overflow { return false }
            (total, lastPower) = (product, power)
            return true
        }
        guard own > 0, power < lastPower,
            matcher.isBorder(index + 1) || matcher.numberWord(index + 1) != nil || matcher.unit(at: index + 1) != nil
        else { return false }
        let (product, overflow) = own.multipliedReportingOverflow(by: scale)
        let (sum, overflow2) = total.addingReportingOverflow(product)
        if overflow || overflow2 { return false }
        (total, group, unit, lastPower) = (sum, 0, nil, power)
        return true
    }

    /// `tỷ rưỡi`, `trăm rưỡi`: no other number begins with a scale.
    private mutating func startsWithScale(
        _ scale: Int64, _ matcher: borrowing ExpressionMatcher, power: Int = 2
    ) -> Bool {
        guard matcher.numberWord(index + 1) == .half else { return false }
        if power > 2 { (total, lastPower) = (scale, power) } else { group = scale }
        return true
    }

    private mutating func takeHalf(_ matcher: borrowing ExpressionMatcher) -> Bool {
        guard index > first, unit == nil, high == nil else { return false }
        switch matcher.numberWord(index - 1) {
        case .hundred:
            group += 50
            // `ba trăm rưỡi nghìn`
            if case .scale(let power) = matcher.numberWord(index + 1), power > 2 { return true }
        case .scale(let power) where power > 1:
            var half: Int64 = 5
            for _ in 0..<power - 1 { half *= 10 }
            total += half
        default: return false
        }
        isDone = true
        return true
    }

    private static let night = TokenKey.short(of: "đêm")

    /// `nửa triệu`, `nửa tiếng`, `nửa cân`; but `nửa đêm` is a time of day, and things are not counted by halves.
    private func halfOf(_ matcher: borrowing ExpressionMatcher) -> Captures.Amount? {
        var amount = Captures.Amount(low: Numeral(5, scale: 1), end: first + 1)
        amount.words = 1
        if case .scale(let power) = matcher.numberWord(first + 1), power > 1 {
            guard matcher.isBorder(first + 2) || matcher.unit(at: first + 2) != nil else { return nil }
            amount.low = amount.low.shifted(power)
            (amount.power, amount.words, amount.end) = (power, 2, first + 2)
            return amount
        }
        guard matcher.key(first + 1) != Self.night, let (unit, _) = matcher.unit(at: first + 1) else { return nil }
        switch matcher.grammar.lexicon.units[unit].kind {
        case .duration, .measure: return amount
        default: return nil
        }
    }

    /// Whether `năm` at `index` is the digit and no year.
    private func isFive(_ matcher: borrowing ExpressionMatcher) -> Bool {
        let next = matcher.numberWord(index + 1)
        guard index > first else {
            switch next {
            case .tens, .hundred, .scale, .digit(6): return true
            default: return false
            }
        }
        switch matcher.numberWord(index - 1) {
        case .zero: return true
        case .hundred, .scale: return next == .tens || next == .hundred
        case .digit(4): return unit == 4 && total == 0 && group == 0
        default: return false
        }
    }

    private func pairScale(_ matcher: borrowing ExpressionMatcher) -> Int? {
        switch matcher.numberWord(index) {
        case .tens: 1
        case .hundred: 2
        case .scale(let power): power
        default: nil
        }
    }
}
