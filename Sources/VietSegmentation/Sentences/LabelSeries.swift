import VietCore

/// The labels of a list that a sentence holds: `1. Giày; 2. Đèn pin; 3. Nước`, `Khoản 2. Đối tượng`.
struct LabelSeries {
    /// The last number that was a label, 0 for none.
    private var last = 0
    /// Behind the last label; nil for the start of the sentence.
    private var end: Int?

    /// Whether the full stop at `terminator` belongs to a label, which then counts on.
    mutating func take(_ context: SentenceContext, terminator: Int, isGlued: Bool) -> Bool {
        // Asked again, from behind quotation marks that open and close: the label is one still.
        if end == terminator + 1 { return true }
        guard terminator > context.sentenceStart else { return false }
        let index = terminator - 1
        let start = end ?? context.sentenceStart
        let token = unsafe context.tokens[index]
        // `I.2. Phạm vi`
        if token.kind == .code {
            guard index == context.sentenceStart, isCode(token, context) else { return false }
            end = terminator + 1
            return true
        }
        guard isNumbering(token, context) else { return false }
        let number = value(token, context)
        // `1.Mở đầu`, `: 1.Giày; 2.Mũ`; but `hạng 1.Đội nhà`.
        let isLabel =
            unsafe index == start || isNamed(start..<index, context) || isItem(index, token, context)
            || (number > 0 && (!isGlued || context.tokens[index - 1].kind == .punctuation)
                && continuesSeries(number, at: index, context))
        if isLabel {
            last = number
            end = terminator + 1
        }
        return isLabel
    }

    /// `1`, `a`, `B`, `IV`, `ii`.
    private func isNumbering(_ token: Token, _ context: SentenceContext) -> Bool {
        switch token.shape {
        case .digits:
            // No score or share: `0-0.`
            token.range.count <= 3 && !isPair(token, context)
                || token.range.count <= 6 && token.kind == .number && isParted(token, context)
        case .initial: true
        case .lower:
            unsafe token.range.count == 1
                || token.range.count <= 4 && context.bytes[token.range].allSatisfy { Self.isRoman($0 & 0xDF) }
        case .upper: unsafe token.range.count <= 4 && context.bytes[token.range].allSatisfy(Self.isRoman)
        default: false
        }
    }

    /// `2.1`, `10.12`
    private func isParted(_ token: Token, _ context: SentenceContext) -> Bool {
        unsafe context.bytes[token.range].allSatisfy { $0 == UInt8(ascii: ".") || $0 >= 0x30 && $0 <= 0x39 }
    }

    /// `0-0`, `1/2`, `9,5`
    private func isPair(_ token: Token, _ context: SentenceContext) -> Bool {
        unsafe context.bytes[token.range].contains { $0 >= 0x2C && $0 <= 0x2F && $0 != UInt8(ascii: ".") }
    }

    private static func isRoman(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "I"), UInt8(ascii: "V"), UInt8(ascii: "X"), UInt8(ascii: "L"), UInt8(ascii: "C"): true
        default: false
        }
    }

    /// The value of a number of up to three digits, that of a capital beyond all of these (`A` `B` `C` of answers to choose from),
    /// else 0.
    private func value(_ token: Token, _ context: SentenceContext) -> Int {
        if token.shape == .initial, token.range.count == 1 {
            return unsafe 1000 + Int(context.bytes[token.range.lowerBound])
        }
        guard token.shape == .digits, token.range.count <= 3 else { return 0 }
        var value = 0
        for number in token.range {
            let byte = unsafe context.bytes[number]
            guard byte >= 0x30, byte <= 0x39 else { return 0 }
            value = value * 10 + Int(byte - 0x30)
        }
        return value
    }

    /// `I.2`, `II.3.1`, `A.2`, `B2`: capitals, then numbers of up to two digits.
    private func isCode(_ token: Token, _ context: SentenceContext) -> Bool {
        var letters = 0
        var digits = 0
        for index in token.range {
            switch unsafe context.bytes[index] {
            case 0x41...0x5A where letters == index - token.range.lowerBound: letters += 1
            case 0x30...0x39: digits += 1
            case UInt8(ascii: "."): digits = 0
            default: return false
            }
            if digits > 2 { return false }
        }
        return 1...4 ~= letters && digits > 0
    }

    /// Whether the tokens before a number are a word that numbers the parts of a text, `Khoản`, `Phụ lục`, behind others
    /// with their numbers: `Khoản 1 Điều 8`.
    private func isNamed(_ range: Range<Int>, _ context: SentenceContext) -> Bool {
        var start = range.lowerBound
        for _ in 0..<3 where range.upperBound - start > 2 {
            var number = start + 1
            if unsafe !isNumbering(context.tokens[number], context) { number += 1 }
            guard unsafe isNumbering(context.tokens[number], context), isWord(start..<number, context) else {
                return false
            }
            start = number + 1
        }
        return isWord(start..<range.upperBound, context)
    }

    private func isWord(_ range: Range<Int>, _ context: SentenceContext) -> Bool {
        guard 1...2 ~= range.count, range.allSatisfy({ unsafe context.tokens[$0].kind == .syllable }) else {
            return false
        }
        var key = SyllableKey()
        for index in range {
            if index > range.lowerBound, !key.append(0x20) { return false }
            guard unsafe context.appendLowercase(context.tokens[index], to: &key) else { return false }
        }
        return WordList.labels.contains(key)
    }

    /// `; b. Hai`, `: A. Hà Nội`, `; ii. Hai`
    private func isItem(_ index: Int, _ token: Token, _ context: SentenceContext) -> Bool {
        guard index > context.sentenceStart, unsafe context.tokens[index - 1].kind == .punctuation else { return false }
        switch token.shape {
        case .lower where token.range.count == 1: return true
        case .initial, .lower:
            let mark = unsafe context.bytes[Int(context.tokens[index - 1].start)]
            return mark == UInt8(ascii: ";") || mark == UInt8(ascii: ":")
        default: return false
        }
    }

    /// Whether a number goes on with the labels before it, or begins a series that the next number goes on with. The
    /// words before the two must not be the same: `lớp 1. … lớp 2.` is no list.
    private func continuesSeries(_ number: Int, at index: Int, _ context: SentenceContext) -> Bool {
        if last > 0 { return number == last + 1 }
        guard number == 1, index > context.sentenceStart else { return false }
        let before = unsafe context.tokens[index - 1]
        var next = index + 2
        while next + 1 < min(context.count, index + SentenceSplitter.lookAhead) {
            let token = unsafe context.tokens[next]
            if token.flags.contains(.lineBefore) { return false }
            if token.shape == .digits, value(token, context) == 2, context.mark(next + 1) == .fullStop,
                unsafe !context.tokens[next + 1].flags.contains(.lineBefore)
            {
                let other = unsafe context.tokens[next - 1]
                return unsafe before.kind == .punctuation
                    || !context.bytes[before.range].elementsEqual(context.bytes[other.range])
            }
            next += 1
        }
        return false
    }
}

extension SentenceContext {
    /// Appends the spelling of a token in lower case; false where the key is full.
    func appendLowercase(_ token: Token, to key: inout SyllableKey) -> Bool {
        var index = Int(token.start)
        while index < Int(token.end) {
            let (value, length) = unsafe UTF8Decoding.scalar(in: bytes, at: index)
            guard length > 0 else { return false }
            let lower = ScalarTable.shared[value].map { UInt32($0.lowercase) } ?? value
            guard key.append(scalar: lower == 0 ? value : lower) else { return false }
            index += length
        }
        return true
    }
}
