import VietCore

extension ExpressionMatcher {
    /// A telephone number: `0912.345.678`, `(024) 3825 1234`, `+84 912 345 678`, `1900 1234`.
    func phone(at index: Int) -> Match? {
        var digits: [UInt8] = []
        var position = index
        var international = false
        if byte(position) == 0x2B {
            international = true
            position += 1
        }
        let opened = byte(position) == 0x28
        if opened {
            position += 1
            if byte(position) == 0x2B {
                international = true
                position += 1
            }
        }
        var groups = 0
        var closed = !opened
        while position < limit, digits.count < 13 {
            if !closed, byte(position) == 0x29 {
                closed = true
                position += 1
                continue
            }
            guard tokens[position].kind == .number, groups == 0 || joins(position) else { break }
            let range = tokens[position].range
            guard bytes[range].allSatisfy({ $0 >= 0x30 && $0 <= 0x39 || $0 == 0x2E || $0 == 0x2D }) else { break }
            let own = bytes[range].filter { $0 >= 0x30 && $0 <= 0x39 }
            // Groups are short; a long second one is another number.
            if groups > 0, own.count > 4 || digits.count + own.count > 12 { break }
            digits += own
            groups += 1
            position += 1
            if digits.count >= 10, !opened {
                if !(position < limit && tokens[position].kind == .number && digits.count < 10) { break }
            }
        }
        guard closed, groups > 0 else { return nil }
        if international {
            guard digits.count >= 10, digits.count <= 13 else { return nil }
            return Match(end: position, type: .phone, value: "+" + String(decoding: digits, as: UTF8.self))
        }
        let text = String(decoding: digits, as: UTF8.self)
        if text.hasPrefix("0"), digits.count == 10 || digits.count == 11, digits.count > 1, digits[1] != 0x30 {
            return Match(end: position, type: .phone, value: "+84" + text.dropFirst())
        }
        if text.hasPrefix("1900") || text.hasPrefix("1800"), digits.count == 8 || digits.count == 10, !opened {
            return Match(end: position, type: .phone, value: text)
        }
        return nil
    }

    /// Whether nothing but one space lies before a token of digits.
    private func joins(_ index: Int) -> Bool {
        let gap = Int(tokens[index].start) - Int(tokens[index - 1].end)
        return gap <= 1
    }

    /// A licence plate: `29A-123.45`, `51F-97022`, `30E 12345`.
    func plate(at index: Int) -> Match? {
        let start = Int(tokens[index].start)
        guard tokens[index].end - tokens[index].start >= 3, isDigit(start), isDigit(start + 1) else { return nil }
        // The series in letters and digits, the number in four or five digits: read bytes, whatever tokens they are.
        let end = limit < tokens.count && limit > 0 ? Int(tokens[limit - 1].end) : bytes.count
        var place = start + 2
        var letters = 0
        while place < end, letters < 2, isCapital(place) {
            letters += 1
            place += bytes[place] == 0xC4 ? 2 : 1
        }
        guard letters >= 1 else { return nil }
        if place < end, isDigit(place), place + 1 < end, !isDigit(place + 1) { place += 1 }
        guard place < end, bytes[place] == 0x2D || bytes[place] == 0x20 else { return nil }
        place += 1
        var digits = 0
        while place < end {
            if isDigit(place) {
                digits += 1
            } else if bytes[place] != 0x2E || digits != 3 || !isDigit(place + 1) {
                break
            }
            place += 1
        }
        guard digits == 4 || digits == 5 else { return nil }
        var last = index
        while last < limit, Int(tokens[last].end) < place { last += 1 }
        guard last < limit, Int(tokens[last].end) == place else { return nil }
        let value = String(
            decoding: bytes[start..<place].filter { $0 != 0x2E }.map { $0 == 0x20 ? 0x2D : $0 }, as: UTF8.self)
        return Match(end: last + 1, type: .plate, value: value)
    }

    private func isDigit(_ place: Int) -> Bool { place < bytes.count && bytes[place] >= 0x30 && bytes[place] <= 0x39 }

    private func isCapital(_ place: Int) -> Bool {
        if bytes[place] >= 0x41 && bytes[place] <= 0x5A { return true }
        return bytes[place] == 0xC4 && place + 1 < bytes.count && bytes[place + 1] == 0x90
    }

    /// The number of a document: digits, a stroke, and the signs of who issued it.
    func document(at index: Int) -> Match? {
        guard tokens[index].kind == .code else { return nil }
        let text = bytes[tokens[index].range]
        guard let stroke = text.firstIndex(of: 0x2F),
            text.prefix(while: { $0 >= 0x30 && $0 <= 0x39 }).endIndex == stroke,
            stroke > text.startIndex
        else { return nil }
        let tail = text[(stroke + 1)...]
        let sign = tail.split(separator: 0x2F).last ?? tail
        guard sign.count >= 2, sign.first.map({ $0 >= 0x41 && $0 <= 0x5A || $0 == 0xC4 }) == true,
            sign.allSatisfy({ $0 >= 0x41 && $0 <= 0x5A || $0 >= 0x80 || $0 == 0x2D || $0 >= 0x30 && $0 <= 0x39 })
        else { return nil }
        return Match(end: index + 1, type: .document, value: self.text(index))
    }
}
