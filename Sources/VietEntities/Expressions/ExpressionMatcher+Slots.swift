import VietCore

/// Slots of numbers, units and places in an order.
extension ExpressionMatcher {
    /// Reads a slot into the captures; the position behind it, nil where it does not stand at `index`.
    mutating func read(_ slot: ExpressionSlot, at index: Int, isSecond: Bool) -> Int? {
        switch slot {
        case .close: return closes(index) ? index : nil
        case .clause:
            return unsafe index >= limit || tokens[index].kind == .punctuation
                || grammar.lexicon.clause.contains(keys[index]) ? index : nil
        case .scale: return scale(index, isAmount: false) == nil ? nil : index + 1
        case .dose:
            if index < limit, grammar.lexicon.dose.contains(keys[index]) {
                return isBorder(index + 1) ? index + 1 : nil
            }
            return scale(index, isAmount: false) == nil ? nil : index + 1
        case .unit:
            if case .scale = numberWord(index) { return index + 1 }
            return unit(at: index)?.end
        default: break
        }
        guard index < limit else { return nil }
        switch slot {
        case .digits:
            return unsafe tokens[index].kind == .number || [0x28, 0x2B].contains(byte(index)) ? index + 1 : nil
        case .clock, .clocks, .hour, .hourWord, .hours, .gluedHours, .minute, .minuteWord, .second, .part, .anyPart:
            return readTime(slot, at: index, isSecond: isSecond)
        case .amount, .shorthand, .thousands, .furtherThousands, .bareAmount:
            return readAmount(slot, at: index, isSecond: isSecond)
        case .money, .percent, .measure, .count: return readUnit(slot, at: index)
        case .length: return readLength(at: index)
        case .n: return small(index, 0...999, words: true) { $0.count = $1 }
        case .roman, .romanOverSeven:
            guard let value = whole(index, digits: 1...3) ?? roman(index), slot == .roman || value > 7 else {
                return nil
            }
            captures.count = value
            return index + 1
        case .numberWord:
            guard let amount = wordAmount(at: index), let value = amount.low.whole else { return nil }
            captures.count = value
            return amount.end
        case .currency:
            guard
                unsafe tokens[index].kind == .symbol || tokens[index].shape == .upper || tokens[index].shape == .mixed,
                let (unit, end) = unit(at: index), grammar.lexicon.units[unit].kind == .money,
                // Signs and codes, no words in capitals: `EURO 2024`.
                unsafe bytes[tokens[index].range].count <= 3
            else { return nil }
            captures.unit = unit
            return end
        case .metresAndCentimetres: return readMetres(at: index)
        case .email, .url, .plate, .document, .phone, .identifier, .longDigits, .shortDigits, .label:
            return readCode(slot, at: index)
        default: return readDate(slot, at: index)
        }
    }

    private mutating func readAmount(_ slot: ExpressionSlot, at index: Int, isSecond: Bool) -> Int? {
        guard var amount = amount(at: index) else { return nil }
        switch slot {
        case .shorthand: guard amount.isShort, amount.suffix == nil else { return nil }
        case .thousands, .furtherThousands:
            guard slot == .thousands || hasSum else { return nil }
            guard amount.power >= 3, amount.suffix == nil, amount.words == 0 || amount.words > 1 else { return nil }
        case .bareAmount: guard isBareNumber(amount, at: index) else { return nil }
        default: break
        }
        if isSecond {
            guard let first = captures.amount, first.high == nil, first.suffix == nil, first.words == 0,
                amount.words == 0, amount.high == nil, let both = Self.joined(first, amount)
            else { return nil }
            amount = both
        } else if let unit = captures.unit {
            // Behind a sign of currency stand digits and no other unit.
            guard amount.words == 0, amount.suffix == nil else { return nil }
            captures.unit = unit
            if amount.isCommaThousands { amount.low.scale = 0 }
        }
        captures.amount = amount
        return amount.end
    }

    /// Whether a number without a unit is worth a word: no single word, no year, no sign without decimals, no score.
    private mutating func isBareNumber(_ amount: Captures.Amount, at index: Int) -> Bool {
        if amount.suffix != nil || (amount.words > 0 && amount.high != nil) || amount.words == 1 { return false }
        if amount.isSigned { return amount.low.scale > 0 }
        if let high = amount.high, amount.words == 0, amount.power == 0, let value = high.whole, value < 32 {
            return false
        }
        guard amount.end == index + 1, let parts = parts(index), parts.isWhole, parts.lengths[0] == 4 else {
            return true
        }
        return !(1000...2999).contains(parts.values[0])
    }

    /// The longest unit at `index` that does not end inside a word.
    @inline(__always)
    func unit(at index: Int) -> (unit: Int, end: Int)? {
        guard index < limit else { return nil }
        return grammar.lexicon.unit(
            keys, index..<min(index + 5, limit), isEnd: { isBorder($0) },
            spells: { unsafe bytes[tokens[$0].range].elementsEqual($1) })
    }

    /// The unit whose one word the bytes are.
    @inline(__always)
    func unit(of word: Range<Int>, key: UInt32) -> Int? {
        grammar.lexicon.unit(ofWord: key) { unsafe bytes[word].elementsEqual($0) }
    }

    /// The unit of the captured amount: glued to it, or the words at `index`.
    mutating func unitOfAmount(_ amount: Captures.Amount, at index: Int) -> (unit: Int, end: Int)? {
        guard let suffix = amount.suffix else { return unit(at: index) }
        return unit(of: suffix, key: key(of: suffix)).map { ($0, index) }
    }

    private mutating func readUnit(_ slot: ExpressionSlot, at index: Int) -> Int? {
        // A unit may also stand for itself, in what must follow.
        guard let amount = captures.amount else {
            guard let (unit, end) = unit(at: index), grammar.lexicon.units[unit].kind == slot.unitKind else {
                return nil
            }
            return end
        }
        guard case (let unit, var end)? = unitOfAmount(amount, at: index),
            grammar.lexicon.units[unit].kind == slot.unitKind
        else { return nil }
        // `hai nước` says who, not how many.
        if amount.words == 1, slot == .count || slot == .measure && amount.low == Numeral(1) { return nil }
        if slot == .money, !isMoney(amount, at: index, end) { return nil }
        if amount.isCommaThousands, slot == .money || slot == .count { captures.amount?.low.scale = 0 }
        if slot == .measure, numberWord(end) == .half, amount.high == nil, isBorder(end + 1) {
            captures.amount?.low = amount.low.plus(Numeral(5, scale: 1)) ?? amount.low
            end += 1
        }
        captures.unit = unit
        return end
    }

    /// Whether the words of a currency at `index` mean money: not `4 bảng` of a cup, not a sign that belongs to the next
    /// number.
    private mutating func isMoney(_ amount: Captures.Amount, at index: Int, _ end: Int) -> Bool {
        if end == index { return true }
        if end == index + 1, unsafe tokens[index].kind == .symbol, unsafe tokens[index].hasSpaceBefore, end < limit,
            unsafe tokens[end].kind == .number, unsafe !tokens[end].hasSpaceBefore
        {
            return false
        }
        guard end == index + 1, grammar.lexicon.doubtfulUnits.contains(NameTable.extend(0, keys[index])) else {
            return true
        }
        if amount.power >= 3 || (grammar.lexicon.sets["PRICE"] ?? []).contains(key(index - 2)) { return true }
        // `5.000 yên`: no one has so many saddles.
        guard amount.words == 0, let value = amount.low.whole, let parts = parts(index - 1) else { return false }
        return value >= 1000 && (parts.count > 1 || value >= 3000)
    }

    // MARK: Lengths of time

    /// The unit of the captured amount and what goes on below it: `2 năm 3 tháng`, `1 giờ 20 phút 5 giây`, `hai tuần rưỡi`.
    private mutating func readLength(at index: Int) -> Int? {
        guard let amount = captures.amount, !amount.isSigned, var (unit, end) = unitOfAmount(amount, at: index),
            let rank = grammar.lexicon.units[unit].rank
        else { return nil }
        // `EURO 2024 năm nay`: the year is no number of years.
        if end == index + 2, amount.words == 0, let value = amount.low.whole, value >= 1000 { return nil }
        captures.lengths = [Captures.Length(low: amount.low, high: amount.high, unit: unit)]
        var last = rank
        if numberWord(amount.end - 1) == .halfOf, let half = half(of: unit) { captures.lengths = [half] }
        if numberWord(end) == .half {
            if amount.high == nil, let half = half(of: unit) {
                captures.lengths.append(half)
            } else if let more = amount.low.plus(Numeral(5, scale: 1)) {
                captures.lengths[0].low = more
            }
            return end + 1
        }
        while amount.high == nil, end < limit, let next = digitAmount(at: end) ?? wordAmount(at: end), next.high == nil,
            next.power == 0, let (below, after) = unitOfAmount(next, at: next.end),
            let lower = grammar.lexicon.units[below].rank,
            lower < last
        {
            captures.lengths.append(Captures.Length(low: next.low, unit: below))
            (unit, end, last) = (below, after, lower)
        }
        // Of races: `9 giây 58`.
        if grammar.lexicon.units[unit].name == "S", let hundredths = whole(end, digits: 2...2), closes(end + 1),
            let part = captures.lengths.last, part.high == nil,
            let low = part.low.plus(Numeral(Int64(hundredths), scale: 2))
        {
            captures.lengths[captures.lengths.count - 1].low = low
            return end + 1
        }
        return beginsDate(unit, at: end) ? nil : end
    }

    /// Half of a unit of time in the unit below it: 30 minutes, 6 months; nil where that is no whole number.
    private func half(of unit: Int) -> Captures.Length? {
        let (number, name): (Int64, String)
        switch grammar.lexicon.units[unit].name {
        case "Y": (number, name) = (6, "M")
        case "D": (number, name) = (12, "TH")
        case "TH": (number, name) = (30, "TM")
        case "TM": (number, name) = (30, "S")
        default: return nil
        }
        return grammar.lexicon.units.firstIndex { $0.kind == .duration && $0.name == name }
            .map { Captures.Length(low: Numeral(number), unit: $0) }
    }

    /// Whether `năm`, `tháng`, `ngày` or `thế kỷ` belongs to a number behind it: `năm 2020`, `tháng 7`, `thế kỷ XX`.
    private mutating func beginsDate(_ unit: Int, at end: Int) -> Bool {
        if grammar.lexicon.units[unit].name == "100Y" { return (whole(end, digits: 1...2) ?? roman(end)) != nil }
        guard let parts = parts(end), parts.suffix.isEmpty else { return false }
        switch grammar.lexicon.units[unit].name {
        case "Y": return parts.lengths[0] == 4
        case "M": return parts.lengths[0] <= 2 && (1...12).contains(parts.values[0])
        case "D":
            // `3 ngày 2 đêm` goes on with another length.
            if parts.isWhole, let (next, _) = self.unit(at: end + 1), grammar.lexicon.units[next].name != "M" {
                return false
            }
            return parts.lengths[0] <= 2 && (1...31).contains(parts.values[0])
        default: return false
        }
    }

    /// `1 mét 75`, `một mét bảy`, `một mét sáu lăm`; of fever `39 độ 5`.
    private mutating func readMetres(at index: Int) -> Int? {
        guard let next = small(index, 1...42, words: true, { $0.count = $1 }), let metres = captures.count,
            let (unit, end) = unit(at: next), self.unit(at: end + 1) == nil
        else { return nil }
        let isFever = grammar.lexicon.units[unit].name == "°" && metres >= 35
        guard isFever ? closes(end + 1) : grammar.lexicon.units[unit].name == "m" && metres <= 9 else { return nil }
        let tail: Numeral
        var last = end + 1
        if let parts = parts(end), parts.isWhole, parts.lengths[0] <= (isFever ? 1 : 2) {
            tail = Numeral(Int64(parts.values[0]), scale: Int(parts.lengths[0]))
        } else if case .digit(let digit) = numberWord(end), digit > 0, closes(end + 1) {
            tail = Numeral(Int64(digit), scale: 1)
        } else if case .digit(let tens) = numberWord(end), case .digit(let digit) = numberWord(end + 1), tens > 0,
            closes(end + 2)
        {
            tail = Numeral(Int64(tens * 10 + digit), scale: 2)
            last = end + 2
        } else if let words = wordAmount(at: end), words.high == nil, let centimetres = words.low.whole,
            (10...99).contains(centimetres), closes(words.end)
        {
            tail = Numeral(Int64(centimetres), scale: 2)
            last = words.end
        } else {
            return nil
        }
        guard let low = Numeral(Int64(metres)).plus(tail) else { return nil }
        captures.amount = Captures.Amount(low: low, end: last)
        captures.unit = unit
        return last
    }
}
