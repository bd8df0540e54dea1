import VietCore

extension ExpressionMatcher {
    /// Numbers with what they count: sums, shares, quantities, lengths of time, or nothing.
    func amount(at index: Int) -> Match? {
        if let prefixed = currencyFirst(at: index) { return prefixed }
        guard let number = range(at: index) else { return nil }
        return counted(number, from: index)
    }

    /// A number or a pair of numbers as text, and the position behind it.
    private struct Amount {
        var low: Numeral
        var high: Numeral?
        var end: Int
        /// The bytes of a unit glued to the digits.
        var suffix: Range<Int>?
        var isWord: Bool

        var text: String { high.map { low.text + "/" + $0.text } ?? low.text }
    }

    private func counted(_ number: Amount, from start: Int) -> Match? {
        if let suffix = number.suffix {
            let low = LetterFold.shared.withTable {
                LetterFold.fold(bytes, suffix.lowerBound, suffix.upperBound, table: $0)
            }
            guard let unit = lexicon.unit(low) else { return nil }
            return measured(number, unit, number.end)
        }
        let end = number.end
        if end < limit,
            let (unit, length) = lexicon.unit(UnsafeBufferPointer(start: low + end, count: min(4, limit - end)))
        {
            // `năm 2020` after a number is a date of its own, `tháng 7` likewise.
            let isDate =
                unit.kind == .duration && length == 1 && whole(end + 1, digits: 1...4) != nil
                && (word(end) == .year && whole(end + 1, digits: 4...4) != nil || word(end) == .month
                    || word(end) == .day)
            // `hai nước` says who, not how many.
            if number.isWord, end - start < 2, unit.kind == .quantity { return nil }
            if !isDate { return measured(number, unit, end + length) }
        }
        if number.isWord && end - start < 2 { return nil }
        if form[start] == .year, end == start + 1, number.high == nil {
            return nil
        }
        return Match(end: end, type: .number, value: number.text)
    }

    private func measured(_ number: Amount, _ unit: ExpressionLexicon.Unit, _ end: Int) -> Match {
        var end = end
        switch unit.kind {
        case .money: return Match(end: end, type: .money, value: number.text + " " + unit.name)
        case .percent: return Match(end: end, type: .percent, value: number.text + "%")
        case .quantity: return Match(end: end, type: .quantity, value: number.text + " " + unit.name)
        case .duration:
            var low = number.low
            var half = false
            if word(end) == .half {
                end += 1
                half = true
            }
            var name = unit.name
            if name.hasPrefix("100") {
                low = low.shifted(2)
                name = "Y"
            } else if name.hasPrefix("10") {
                low = low.shifted(1)
                name = "Y"
            }
            if half, let more = low.plus(Numeral(5, scale: 1)) { low = more }
            let mark = name.hasPrefix("T") || name == "S" ? "PT" : "P"
            let designator = name.hasPrefix("T") ? String(name.dropFirst()) : name
            var value = mark + low.text + designator
            if let high = number.high { value += "/" + mark + high.text + designator }
            // `2 giờ 30 phút`
            if name == "TH", number.high == nil, !half, let minutes = whole(end, digits: 1...2),
                word(end + 1) == .minute
            {
                value += String(minutes) + "M"
                end += 2
            }
            return Match(end: end, type: .duration, value: value)
        }
    }

    /// `$100`, `US$ 5 triệu`, `USD 100`.
    private func currencyFirst(at index: Int) -> Match? {
        guard index + 1 < limit,
            tokens[index].kind == .symbol || form[index] == .upper
                || form[index] == .mixed,
            let unit = lexicon.unit(low[index]), unit.kind == .money, let number = range(at: index + 1),
            number.suffix == nil,
            !number.isWord
        else { return nil }
        return Match(end: number.end, type: .money, value: number.text + " " + unit.name)
    }

    /// `5-7 triệu`, `10 - 15%`, `từ 5 đến 7 triệu`: two numbers that share what follows.
    private func range(at index: Int) -> Amount? {
        guard let first = number(at: index) else { return nil }
        if first.high != nil || first.suffix != nil || first.isWord { return first }
        let isDash = byte(first.end) == 0x2D || isEnDash(first.end)
        if isDash, first.end == index + 1, let second = number(at: first.end + 1), second.high == nil, !second.isWord {
            // Only numbers that something is counted in: `2 - 0` is a score.
            let scaled = second.end > first.end + 2 || second.suffix != nil
            let unitFollows =
                second.end < limit
                && lexicon.unit(UnsafeBufferPointer(start: low + second.end, count: min(4, limit - second.end))) != nil
            guard scaled || unitFollows else { return first }
            var low = first.low
            if scaled, let digits = parts(first.end + 1).flatMap({ Numeral.parse(bytes[$0.numeric]) }),
                digits.digits != 0
            {
                low = low.shifted(digits.scale - second.low.scale)
            }
            return Amount(low: low, high: second.low, end: second.end, suffix: second.suffix, isWord: false)
        }
        return first
    }

    private func isEnDash(_ index: Int) -> Bool {
        guard index < limit, tokens[index].end - tokens[index].start == 3 else { return false }
        let start = Int(tokens[index].start)
        return bytes[start] == 0xE2 && bytes[start + 1] == 0x80 && bytes[start + 2] == 0x93
    }

    private func number(at index: Int) -> Amount? {
        if let parts = parts(index) {
            var low: Numeral?
            var high: Numeral?
            let text = bytes[parts.numeric]
            if let dash = text.firstIndex(of: 0x2D), parts.separators.filter({ $0 == 0x2D }).count == 1 {
                low = Numeral.parse(text[..<dash])
                high = Numeral.parse(text[(dash + 1)...])
                if high == nil { return nil }
            } else {
                low = Numeral.parse(text)
            }
            guard var low else { return nil }
            if !parts.suffix.isEmpty {
                return Amount(low: low, high: high, end: index + 1, suffix: parts.suffix, isWord: false)
            }
            var end = index + 1
            var power = 0
            // `nghìn tỷ` multiplies twice.
            while case .scale(let more) = word(end) {
                power += more
                end += 1
                if power > 12 { break }
            }
            low = low.shifted(power)
            high = high?.shifted(power)
            if power > 0, high == nil {
                if word(end) == .half {
                    low = low.plus(Numeral(5, scale: 1).shifted(power)) ?? low
                    end += 1
                } else if power >= 6, let rest = whole(end, digits: 1...3), case .scale(let less) = word(end + 1),
                    less < power
                {
                    // `20 tỷ 500 triệu`
                    low = low.plus(Numeral(Int64(rest)).shifted(less)) ?? low
                    end += 2
                }
            }
            return Amount(low: low, high: high, end: end, suffix: nil, isWord: false)
        }
        guard let (value, end) = words(at: index) else { return nil }
        return Amount(low: value, high: nil, end: end, suffix: nil, isWord: true)
    }

    /// A number in words: `hai mươi lăm nghìn`, `ba trăm linh năm`, `một triệu rưỡi`.
    func words(at index: Int) -> (Numeral, Int)? {
        var total: Int64 = 0
        var group: Int64 = 0
        var unit: Int64?
        var position = index
        var lastPower = 19
        var lastScale: Int64 = 1
        loop: while position < limit {
            switch word(position) {
            case .digit(let value):
                // `năm` and `tư` among them only join a number that has begun.
                if unit != nil { break loop }
                unit = Int64(value)
            case .year:
                guard position > index, unit == nil, isInsideNumber(position, index) else { break loop }
                unit = 5
            case .ten:
                if unit != nil { break loop }
                group += 10
                unit = nil
            case .tens:
                guard let digit = unit, digit >= 2 else { break loop }
                group += digit * 10
                unit = nil
            case .hundred:
                guard let digit = unit ?? (position == index ? nil : nil) else { break loop }
                group += digit * 100
                unit = nil
            case .zeroTens:
                guard group > 0 || total > 0, unit == nil, case .digit? = wordOrFive(position + 1) else { break loop }
            case .scale(let power):
                group += unit ?? 0
                unit = nil
                guard group > 0, power < lastPower else { break loop }
                var scale: Int64 = 1
                for _ in 0..<power { scale *= 10 }
                let (product, overflow) = group.multipliedReportingOverflow(by: scale)
                let (sum, overflow2) = total.addingReportingOverflow(product)
                if overflow || overflow2 { return nil }
                total = sum
                group = 0
                lastPower = power
                lastScale = scale
            case .half:
                guard position > index, lastScale > 1, group == 0, unit == nil else { break loop }
                total += lastScale / 2
                position += 1
                break loop
            default: break loop
            }
            position += 1
        }
        guard position > index else { return nil }
        return (Numeral(total + group + (unit ?? 0)), position)
    }

    private func wordOrFive(_ index: Int) -> ExpressionLexicon.Word? { word(index) == .year ? .digit(5) : word(index) }

    /// Whether `năm` at `position` is the digit: after tens, hundreds or a zero, and no unit of time.
    private func isInsideNumber(_ position: Int, _ start: Int) -> Bool {
        switch word(position - 1) {
        case .ten: return true
        case .zeroTens: return true
        case .hundred, .scale: return word(position + 1) == .tens || word(position + 1) == .hundred
        default: return false
        }
    }

    /// `lần thứ XIII`, `thứ 3`, `thứ nhất`, `hạng 5`.
    func ordinal(at index: Int) -> Match? {
        var place = index
        if word(place) == .times, word(place + 1) == .ordinal { place += 1 }
        guard word(place) == .ordinal else { return nil }
        let next = place + 1
        if word(next) == .first { return Match(end: next + 1, type: .ordinal, value: "1") }
        if let value = whole(next, digits: 1...3) ?? roman(next) {
            // A bare `thứ 2` to `thứ 7` is a day of the week.
            var counts = place > index
            switch word(index - 1) {
            case .rank, .times, .end: counts = true
            default: break
            }
            return counts || value > 7 ? Match(end: next + 1, type: .ordinal, value: String(value)) : nil
        }
        guard place > index, let (value, end) = words(at: next) else { return nil }
        return Match(end: end, type: .ordinal, value: value.text)
    }
}
