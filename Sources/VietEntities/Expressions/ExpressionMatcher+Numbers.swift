import VietCore

/// Reading numbers, in digits and in words.
extension ExpressionMatcher {
    /// A number or a pair of numbers with its scale: `5-7 triệu`, `10 - 15`, `hai mươi lăm nghìn`, `-2,4`.
    mutating func amount(at index: Int) -> Captures.Amount? {
        if amountCache.index != index { amountCache = (index, readAmount(at: index)) }
        return amountCache.amount
    }

    private mutating func readAmount(at index: Int) -> Captures.Amount? {
        if let signed = signedAmount(at: index) { return signed }
        guard let first = digitAmount(at: index) else { return wordAmount(at: index) }
        guard first.high == nil, first.suffix == nil, first.end == index + 1, isDash(first.end),
            let second = digitAmount(at: first.end + 1), second.high == nil,
            second.suffix != nil || second.power > 0 || unit(at: second.end) != nil,
            let both = Self.joined(first, second)
        else { return first }
        return both
    }

    /// Two numbers that share the scale and the unit of the second; nil where the first is not the smaller one.
    static func joined(_ first: Captures.Amount, _ second: Captures.Amount) -> Captures.Amount? {
        var both = second
        both.high = second.low
        both.low = first.low
        if first.power == 0, second.power > 0, first.low.shifted(second.power).isLess(than: second.low) {
            both.low = first.low.shifted(second.power)
        }
        return both.low.isLess(than: second.low) ? both : nil
    }

    @inline(__always)
    private func isDash(_ index: Int) -> Bool {
        guard index < limit else { return false }
        if byte(index) == 0x2D { return true }
        let start = unsafe Int(tokens[index].start)
        return unsafe tokens[index].end - tokens[index].start == 3 && bytes[start] == 0xE2 && bytes[start + 1] == 0x80
            && bytes[start + 2] == 0x93
    }

    /// A minus that belongs to the number behind it: glued to it, not to what stands before, and no dash of a range or of
    /// a list.
    private mutating func signedAmount(at index: Int) -> Captures.Amount? {
        if key(index) == Self.negative { return negativeAmount(at: index) }
        let isMinus = byte(index) == 0x2D || key(index) == MarkKeys.minus
        guard isMinus, index + 1 < limit, unsafe tokens[index + 1].kind == .number,
            unsafe !tokens[index + 1].hasSpaceBefore,
            unsafe tokens[index].hasSpaceBefore || byte(index - 1) == 0x28,
            unsafe index == start || tokens[index - 1].kind != .number,
            var amount = digitAmount(at: index + 1), amount.high == nil
        else { return nil }
        if unsafe tokens[index].flags.contains(.lineBefore) {
            guard let suffix = amount.suffix, unsafe bytes[suffix.lowerBound] == 0x25 else { return nil }
        }
        amount.low = amount.low.negated
        amount.isSigned = true
        return amount
    }

    private static let negative = TokenKey.short(of: "âm")

    /// A minus in words, before digits with a unit: `âm 20 triệu đồng`, `âm 2,5%`.
    private mutating func negativeAmount(at index: Int) -> Captures.Amount? {
        guard isBorder(index), isBorder(index + 1), index + 1 < limit, unsafe tokens[index + 1].kind == .number,
            var amount = digitAmount(at: index + 1), amount.high == nil, amount.low.whole != 0,
            amount.suffix != nil || unit(at: amount.end) != nil
        else { return nil }
        amount.low = amount.low.negated
        amount.isSigned = true
        return amount
    }

    /// A number that begins with digits.
    mutating func digitAmount(at index: Int) -> Captures.Amount? {
        guard let parts = parts(index) else { return nil }
        if let fraction = fraction(parts, at: index) { return fraction }
        var amount: Captures.Amount
        if let dash = (0..<parts.count - 1).first(where: { parts.separators[$0] == 0x2D }) {
            // A second dash is no decimal sign: one of the two numerals is none then.
            guard let low = Numeral(parts, 0..<dash + 1),
                let high = Numeral(parts, dash + 1..<parts.count), low.isLess(than: high)
            else { return nil }
            amount = Captures.Amount(low: low, high: high, end: index + 1)
        } else {
            guard let low = Numeral(parts, 0..<parts.count) else { return nil }
            amount = Captures.Amount(low: low, end: index + 1)
            amount.isCommaThousands =
                parts.count == 2 && parts.separators[0] == 0x2C && parts.lengths[1] == 3 && parts.lengths[0] <= 3
                && parts.values[0] > 0
        }
        if parts.isWhole, parts.lengths[0] > 2, unsafe bytes[Int(tokens[index].start)] == 0x30 {
            amount.digits = unsafe tokens[index].range
        }
        if let spaced = spacedThousands(parts, at: index) {
            amount = spaced
        } else if !parts.suffix.isEmpty {
            guard unsafe readSuffix(parts.suffix, isCode: tokens[index].kind == .code, into: &amount) else {
                return nil
            }
            if amount.suffix != nil || amount.power == 0 { return amount }
        } else if unsafe tokens[index].kind == .code {
            return nil
        }
        readScales(into: &amount)
        return amount
    }

    /// `1/2 kg`, `3/4 lít`: a part of a unit of measure. Not of time: `1/5 năm nay` is a day.
    private func fraction(_ parts: NumberParts, at index: Int) -> Captures.Amount? {
        guard parts.count == 2, parts.separators[0] == 0x2F, parts.suffix.isEmpty, parts.lengths[0] == 1,
            parts.lengths[1] == 1, parts.values[0] > 0, parts.values[0] < parts.values[1],
            [2, 4, 5, 8].contains(parts.values[1]), let (unit, _) = unit(at: index + 1),
            grammar.lexicon.units[unit].kind == .measure
        else { return nil }
        return Captures.Amount(
            low: Numeral(Int64(parts.values[0] * 1000 / parts.values[1]), scale: 3), end: index + 1)
    }

    /// `20 000 đồng`: groups of three digits over single spaces, where a unit follows.
    private mutating func spacedThousands(_ parts: NumberParts, at index: Int) -> Captures.Amount? {
        guard parts.isWhole, parts.lengths[0] <= 3, parts.values[0] > 0 else { return nil }
        var value = Int64(parts.values[0])
        var end = index + 1
        while end < index + 4, end < limit, unsafe tokens[end].start == tokens[end - 1].end + 1,
            let group = whole(end, digits: 3...3)
        {
            value = value * 1000 + Int64(group)
            end += 1
        }
        guard end > index + 1, let unit = unit(at: end), grammar.lexicon.units[unit.unit].kind != .count else {
            return nil
        }
        return Captures.Amount(low: Numeral(value), end: end)
    }

    /// What is glued to digits: a scale (`15tr`), a scale or a unit with more digits (`1tr2`, `1m75`), a unit, perhaps with
    /// what it is for (`đ/kg`).
    private mutating func readSuffix(_ suffix: Range<Int>, isCode: Bool, into amount: inout Captures.Amount) -> Bool {
        let slash = unsafe bytes[suffix].firstIndex(of: 0x2F) ?? suffix.upperBound
        let whole = key(of: suffix)
        if !isCode, unit(of: suffix, key: whole) != nil {
            amount.suffix = suffix
            return true
        }
        let letters = suffix.lowerBound..<slash
        let letterKey = slash == suffix.upperBound ? whole : key(of: letters)
        if let power = grammar.lexicon.gluedScales[letterKey] {
            let isThousand = letters.count == 1
            // `4K` is a screen.
            if isThousand, unsafe bytes[letters.lowerBound] == 0x4B, let value = amount.low.whole, value < 10 {
                return false
            }
            amount.low = amount.low.shifted(power)
            amount.high = amount.high?.shifted(power)
            amount.power = power
            amount.isShort = letters.count <= 2
            return true
        }
        if let digit = letters.first(where: { unsafe bytes[$0] >= 0x30 && bytes[$0] <= 0x39 }),
            digit > letters.lowerBound,
            amount.high == nil, let more = unsafe NumberParts(bytes, digit..<slash), more.count == 1,
            more.lengths[0] <= 3,
            let tail = Numeral(more, 0..<1)
        {
            let head = letters.lowerBound..<digit
            let headKey = key(of: head)
            if !more.suffix.isEmpty {
                // `2tr950k`
                guard let power = grammar.lexicon.gluedScales[headKey],
                    let less = grammar.lexicon.gluedScales[key(of: more.suffix)], less < power,
                    let sum = amount.low.shifted(power).plus(tail.shifted(less))
                else { return false }
                amount.low = sum
                amount.power = power
                amount.isShort = true
                return true
            }
            let low = amount.low.plus(Numeral(tail.digits, scale: Int(more.lengths[0])))
            if let power = grammar.lexicon.gluedScales[headKey], power > 3 || head.count > 1, let low {
                amount.low = low.shifted(power)
                amount.power = power
                amount.isShort = true
                return true
            }
            if let unit = unit(of: head, key: headKey), grammar.lexicon.units[unit].kind == .measure, let low,
                unsafe bytes[head].allSatisfy({ $0 >= 0x61 && $0 <= 0x7A })
            {
                amount.low = low
                amount.suffix = head
                return true
            }
        }
        guard !isCode else { return false }
        amount.suffix = letters
        return unit(of: letters, key: letterKey) != nil
    }

    /// `nghìn tỷ` (multiplied), `triệu rưỡi`, `20 tỷ 500 triệu`, `2 tỷ 3`.
    private mutating func readScales(into amount: inout Captures.Amount) {
        var power = 0
        while let more = scale(amount.end, isAmount: true), amount.power + power <= 12 {
            power += more
            amount.end += 1
        }
        if power > 0 {
            amount.low = amount.low.shifted(power)
            amount.high = amount.high?.shifted(power)
            amount.power += power
        }
        guard amount.power > 0, amount.high == nil else { return }
        if numberWord(amount.end) == .half {
            if let more = amount.low.plus(Numeral(5, scale: 1).shifted(amount.power)) { amount.low = more }
            amount.end += 1
            amount.isShort = amount.power >= 6
            return
        }
        guard amount.power >= 6 else { return }
        var last = amount.power
        while let rest = whole(amount.end, digits: 1...3), let (less, end) = lowerScale(amount.end + 1, below: last),
            let sum = amount.low.plus(Numeral(Int64(rest)).shifted(less))
        {
            amount.low = sum
            amount.end = end
            last = less
        }
        if last == amount.power, let rest = wordAmount(at: amount.end), rest.high == nil, rest.words > 1 {
            // `3 triệu hai trăm nghìn`, `3 triệu hai trăm`
            let isSpokenShort = rest.power == 0 && isHundreds(rest.low) && (closes(rest.end) || isMoney(at: rest.end))
            let low = isSpokenShort ? rest.low.shifted(last - 3) : rest.low
            if isSpokenShort || rest.power > 2, low.isLess(than: Numeral(1).shifted(last)),
                let sum = amount.low.plus(low)
            {
                amount.low = sum
                amount.end = rest.end
                amount.isShort = amount.isShort || isSpokenShort
                return
            }
        }
        guard last == amount.power, closes(amount.end + 1) || isMoney(at: amount.end + 1) else { return }
        var tail: Numeral?
        if let parts = parts(amount.end), parts.isWhole, parts.lengths[0] <= 3, parts.values[0] > 0 {
            tail = Numeral(Int64(parts.values[0]), scale: Int(parts.lengths[0]))
        } else if case .digit(let digit) = numberWord(amount.end), digit > 1 {
            tail = Numeral(Int64(digit), scale: 1)
        }
        if let tail, let sum = amount.low.plus(tail.shifted(amount.power)) {
            amount.low = sum
            amount.end += 1
            amount.isShort = true
        }
    }

    /// The power of ten below `last` that the words at `index` stand for, and where they end: `nghìn`, `trăm triệu`; of
    /// hundreds that close the number, hundreds of the next lower scale: `3 tỷ 2 trăm`.
    private mutating func lowerScale(_ index: Int, below last: Int) -> (power: Int, end: Int)? {
        guard let power = scale(index, isAmount: true), power < last else { return nil }
        guard power == 2 else { return (power, index + 1) }
        if let more = scale(index + 1, isAmount: false), more > 2 {
            return 2 + more < last ? (2 + more, index + 2) : nil
        }
        guard last >= 6, closes(index + 1) || isMoney(at: index + 1) else { return (power, index + 1) }
        return (last - 1, index + 1)
    }

    private func isHundreds(_ number: Numeral) -> Bool {
        number.whole.map { $0 > 0 && $0 < 1000 && $0 % 100 == 0 } ?? false
    }

    private mutating func isMoney(at index: Int) -> Bool {
        guard let (unit, _) = unit(at: index) else { return false }
        return grammar.lexicon.units[unit].kind == .money
    }

    /// The power of ten of a word, where it is not the first part of another word (`triệu phú`).
    mutating func scale(_ index: Int, isAmount: Bool) -> Int? {
        let power: Int
        switch numberWord(index) {
        case .scale(let more): power = more
        case .hundred where isAmount: power = 2
        default: return nil
        }
        return isBorder(index + 1) || numberWord(index + 1) != nil || unit(at: index + 1) != nil ? power : nil
    }

    /// Whether a sum or a date may end before `index`.
    @inline(__always)
    func closes(_ index: Int) -> Bool {
        unsafe index >= limit || tokens[index].kind == .punctuation || grammar.lexicon.close.contains(keys[index])
    }

    /// A number in words: `hai mươi lăm nghìn`, `ba trăm linh năm`, `một triệu hai`, `tỷ rưỡi`, `hai ba`.
    mutating func wordAmount(at index: Int) -> Captures.Amount? {
        if wordsCache.index != index {
            var reader = WordNumber(at: index)
            wordsCache = (index, reader.read(with: self))
        }
        return wordsCache.amount
    }
}
