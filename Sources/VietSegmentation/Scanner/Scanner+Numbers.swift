import VietCore

extension Scanner {
    /// A token that starts with a digit: a number with separators and unit, a date, a time, a range, a code.
    mutating func scanNumber(into tokens: inout GrowingBuffer<Token>) {
        if let address = addressEnd(at: position) {
            emit(to: address.end, kind: address.kind, shape: .alphanumeric, into: &tokens)
            return
        }
        var next = position
        while next < end {
            while next < end, isDigit(next) { next += 1 }
            guard let separator = separatorLength(at: next), isDigit(next + separator),
                !partsTelephones(at: next)
            else { break }
            next += separator
        }
        guard next < end else { return emit(to: next, kind: .number, shape: .digits, into: &tokens) }

        switch unsafe base[next] {
        case UInt8(ascii: "%"):
            emit(to: next + 1, kind: .number, shape: .digits, into: &tokens)
        case UInt8(ascii: "/"), UInt8(ascii: "-"):
            if let code = objectNumberEnd(from: next) ?? documentNumberEnd(from: next) ?? checkEnd(from: next)
                ?? versionEnd(of: position..<next)
            {
                emit(to: code, kind: .code, shape: .alphanumeric, into: &tokens)
            } else {
                emit(to: next, kind: .number, shape: .digits, into: &tokens)
            }
        case UInt8(ascii: "_"):
            emit(to: max(codeEnd(from: next), next), kind: .code, shape: .alphanumeric, into: &tokens)
        case 0xC2 where unsafe next + 1 < end && base[next + 1] == 0xB0:
            // `37°C`, `10°`
            let degrees = next + 2
            let unit = letterRun(at: degrees)
            emit(to: unit.letters == 1 ? unit.end : degrees, kind: .number, shape: .digits, into: &tokens)
        default:
            scanUnit(from: next, into: &tokens)
        }
    }

    /// Letters directly behind digits: a unit (`100km`, `50.000đ`), a time (`20h30`), else a code (`1A`, `5G`).
    private mutating func scanUnit(from start: Int, into tokens: inout GrowingBuffer<Token>) {
        let run = letterRun(at: start)
        guard run.letters > 0 else { return emit(to: start, kind: .number, shape: .digits, into: &tokens) }
        let next = run.end
        if next < end, isDigit(next) {
            var digits = next
            while digits < end, isDigit(digits) { digits += 1 }
            let sign = unsafe base[start].asciiSmall
            let isTime = run.letters == 1 && (sign == UInt8(ascii: "h") || sign == UInt8(ascii: "g"))
            let isArea = unsafe base[next - 1].asciiSmall == UInt8(ascii: "m") && run.letters <= 2 && digits == next + 1
            if isTime || isArea {
                // `20h30-21h15` and `20h30’` go on; a second time is a token of its own.
                return emit(to: isTime ? minutesEnd(at: digits) : digits, kind: .number, shape: .digits, into: &tokens)
            }
            return emit(to: codeEnd(from: start), kind: .code, shape: .alphanumeric, into: &tokens)
        }
        let isPlate =
            unsafe next + 1 < end && base[next] == UInt8(ascii: "-") && run.lowercase == 0 && isDigit(next + 1)
        if !isPlate, isUnit(start..<next) {
            let unit = powerEnd(of: run)
            if unit + 1 < end, unsafe base[unit] == UInt8(ascii: "/") {
                // `80km/h`, `12tr/m2`
                let second = letterRun(at: unit + 1)
                let last = powerEnd(of: second)
                if 1...3 ~= second.letters, isUnit(unit + 1..<second.end), !isDigit(last) {
                    return emit(to: last, kind: .number, shape: .digits, into: &tokens)
                }
            }
            // Most houses have the letter A, which is a unit too.
            let house = unit == run.end && run.letters == 1 && run.uppercase == 1 ? houseEnd(from: unit) : unit
            if house > unit { return emit(to: house, kind: .code, shape: .alphanumeric, into: &tokens) }
            return emit(to: unit, kind: .number, shape: .digits, into: &tokens)
        }
        let code = codeEnd(from: start)
        emit(to: run.letters == 1 ? houseEnd(from: code) : code, kind: .code, shape: .alphanumeric, into: &tokens)
    }

    /// The end of the number of a house behind the letter of another, from the stroke between them: `12B/4`.
    private func houseEnd(from stroke: Int) -> Int {
        guard stroke < end, unsafe base[stroke] == UInt8(ascii: "/"), isDigit(stroke + 1) else { return stroke }
        var next = stroke + 1
        while isDigit(next) { next += 1 }
        return endsTerm(next) ? next : stroke
    }

    /// The end of a unit of length with the sign of a square or a cube behind it, `m²`, or the figure for it behind a price,
    /// `đ/m2`.
    private func powerEnd(of unit: LetterRun) -> Int {
        let next = unit.end
        guard next < end, unit.letters > 0, unsafe base[next - 1] == UInt8(ascii: "m"), unit.letters <= 2 else {
            return next
        }
        if unsafe base[next] == 0xC2, unsafe next + 1 < end && (base[next + 1] == 0xB2 || base[next + 1] == 0xB3) {
            return next + 2
        }
        guard unsafe base[next] == UInt8(ascii: "2") || base[next] == UInt8(ascii: "3") else { return next }
        return isDigit(next + 1) || letterRun(at: next + 1).letters > 0 ? next : next + 1
    }

    /// The end of a time whose minutes are named behind their digits: `1h15p`, `1h15ph`.
    private func minutesEnd(at digits: Int) -> Int {
        let unit = letterRun(at: digits)
        guard 1...2 ~= unit.letters, unsafe base[digits] == UInt8(ascii: "p"),
            unsafe unit.letters == 1 || base[digits + 1] == UInt8(ascii: "h"), !isDigit(unit.end)
        else { return digits }
        return unit.end
    }

    /// Whether the bytes spell a unit that is written without a space behind its number.
    func isUnit(_ range: Range<Int>) -> Bool {
        unsafe WordList.units.contains(UnsafeBufferPointer(start: base + range.lowerBound, count: range.count))
    }

    @inline(__always)
    func isDigit(_ index: Int) -> Bool { unsafe index < end && base[index].isASCIIDigit }

    /// Whether a stroke stands between two telephone numbers: `456/0912`, `0868123456/0912345678`.
    private func partsTelephones(at stroke: Int) -> Bool {
        guard unsafe base[stroke] == UInt8(ascii: "/"), unsafe base[stroke + 1] == UInt8(ascii: "0") else {
            return false
        }
        return (2...3).allSatisfy { isDigit(stroke + $0) }
            && (1...3).allSatisfy { stroke >= $0 && isDigit(stroke - $0) }
    }

    /// The length of a mark that joins two groups of digits into one token, nil where none stands at `index`.
    private func separatorLength(at index: Int) -> Int? {
        guard index < end else { return nil }
        switch unsafe base[index] {
        case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: ":"): return 1
        case 0xE2 where unsafe index + 2 < end && base[index + 1] == 0x80 && base[index + 2] == 0x93: return 3
        default: return nil
        }
    }

    /// The end of a document number or plate from the mark behind its digits: `100/2019/NĐ-CP`, `19-NQ/TW`,
    /// `43H-016`; nil where the mark separates words.
    private func documentNumberEnd(from mark: Int) -> Int? {
        var last: Int?
        var next = mark
        while next < end, unsafe base[next] == UInt8(ascii: "/") || base[next] == UInt8(ascii: "-") {
            if isDigit(next + 1), last != nil {
                next = codeEnd(from: next + 1)
                last = next
                continue
            }
            let run = letterRun(at: next + 1)
            let isMark = run.uppercase >= 2 && run.letters <= 8
            // `6-Jan`
            let isMonth = last == nil && run.isASCII && run.startsUppercase && run.letters == 3
            guard isMark || isMonth || (last != nil && run.uppercase == 1 && run.letters == 1) else { break }
            next = run.end
            while isDigit(next) { next += 1 }
            last = next
        }
        return last
    }

    /// The end of the number of an article or another digital object (DOI), `10.1000/abc.12`, from the stroke behind its first
    /// digits; nil behind other numbers.
    private func objectNumberEnd(from stroke: Int) -> Int? {
        guard matches("10.", at: position), 4...9 ~= stroke - position - 3, unsafe base[stroke] == UInt8(ascii: "/"),
            (position + 3..<stroke).allSatisfy(isDigit)
        else { return nil }
        let last = bodyEnd(from: stroke + 1)
        return last > stroke + 1 ? last : nil
    }

    /// The end of a book number whose last part is the check sign X: `604-1-12345-X`.
    private func checkEnd(from hyphen: Int) -> Int? {
        guard unsafe base[hyphen] == UInt8(ascii: "-"), hyphen - position >= 9 else { return nil }
        let sign = letterRun(at: hyphen + 1)
        guard sign.letters == 1, unsafe base[sign.start] == UInt8(ascii: "X"), !isDigit(sign.end) else { return nil }
        return (position..<hyphen).count { unsafe base[$0] == UInt8(ascii: "-") } == 2 ? sign.end : nil
    }

    /// The end of a version number from the hyphen behind its digits: `2.11.3-beta.1`, `v1.0-rc1`; nil where the hyphen
    /// parts two words.
    func versionEnd(of digits: Range<Int>) -> Int? {
        let hyphen = digits.upperBound
        guard unsafe base[hyphen] == UInt8(ascii: "-") else { return nil }
        let dots = digits.count { unsafe base[$0] == UInt8(ascii: ".") }
        let name = letterRun(at: hyphen + 1)
        guard name.letters > 0, name.letters <= 8, name.isASCII, name.uppercase == 0 else { return nil }
        guard dots > 1 ? isForeign(name) || isDigit(name.end) : dots == 1 && isDigit(name.end) else { return nil }
        let hasNumber = unsafe base[min(name.end, end - 1)] == UInt8(ascii: ".") && isDigit(name.end + 1)
        return codeEnd(from: hasNumber ? name.end + 1 : name.end)
    }
}
