import VietCore

/// Slots of whole tokens and of numbers that name something: telephone numbers, plates, documents, accounts.
extension ExpressionMatcher {
    mutating func readCode(_ slot: ExpressionSlot, at index: Int) -> Int? {
        switch slot {
        case .email, .url:
            guard unsafe tokens[index].kind == (slot == .email ? .email : .url) else { return nil }
            captures.text = text(index)
            return index + 1
        case .plate: return plate(at: index)
        case .document: return document(at: index)
        case .phone: return phone(at: index)
        case .longDigits:
            // Behind a word of telephones seven digits will do, and the area may stand first without a sign.
            guard let (digits, end) = digitGroups(at: index), (7...12).contains(digits.count), !goesOn(end) else {
                return nil
            }
            let isInternational = digits.hasPrefix("84") && digits.count >= 11
            captures.text = isInternational ? "+" + digits : digits.first == "0" ? "+84" + digits.dropFirst() : digits
            return end
        case .shortDigits:
            // `113`, `1022`.
            guard let parts = parts(index), parts.isWhole, (3...4).contains(parts.lengths[0]), !goesOn(index + 1),
                (111...119).contains(parts.values[0]) || (1000...1099).contains(parts.values[0])
            else { return nil }
            captures.text = text(index)
            return index + 1
        case .label:
            // `1. Hà Nội`, `2) Huế`, `3- Lào`: a mark glued to the number and not to what follows.
            guard unsafe tokens[index].flags.contains(.lineBefore), whole(index, digits: 1...3) != nil,
                index + 2 < limit,
                [0x2E, 0x29, 0x2D].contains(byte(index + 1)), unsafe !tokens[index + 1].hasSpaceBefore,
                unsafe tokens[index + 2].hasSpaceBefore
            else { return nil }
            return index + 1
        case .identifier:
            guard let (digits, end) = digitGroups(at: index), (6...20).contains(digits.count) else { return nil }
            captures.text = digits
            return end
        default: return nil
        }
    }

    /// Digits with full stops, hyphens or single spaces between them, as far as they go.
    private mutating func digitGroups(at index: Int) -> (digits: String, end: Int)? {
        var digits = ""
        var end = index
        while end < limit, unsafe tokens[end].kind == .number, end == index || gap(end) == 1, digits.utf8.count <= 20,
            let own = unsafe plainDigits(tokens[end].range)
        {
            digits += own
            end += 1
        }
        return end > index ? (digits, end) : nil
    }

    /// The digits of bytes that hold nothing else but full stops and hyphens.
    private mutating func plainDigits(_ range: Range<Int>) -> String? {
        guard unsafe bytes[range].allSatisfy({ $0 >= 0x30 && $0 <= 0x39 || $0 == 0x2E || $0 == 0x2D }) else {
            return nil
        }
        return unsafe String(decoding: bytes[range].filter { $0 >= 0x30 }, as: UTF8.self)
    }

    /// Whether more is glued to what ends before `index`: `0912.xxx.xxx`.
    @inline(__always)
    private func goesOn(_ index: Int) -> Bool {
        unsafe index + 1 < limit && !tokens[index].hasSpaceBefore && !tokens[index + 1].hasSpaceBefore
    }

    /// How many bytes lie between a token and the one before it.
    @inline(__always)
    private func gap(_ index: Int) -> Int { unsafe Int(tokens[index].start) - Int(tokens[index - 1].end) }

    /// A telephone number: `0912.345.678`, `(024) 3825 1234`, `+84 912 345 678`, `(+84) 912-345-678`, `1900 1234`.
    private mutating func phone(at index: Int) -> Int? {
        guard mayBePhone(index) else { return nil }
        var digits = ""
        var position = index
        let opened = byte(position) == 0x28
        if opened { position += 1 }
        var isInternational = byte(position) == 0x2B
        if isInternational { position += 1 }
        var groups = 0
        var closed = !opened
        while position < limit, digits.utf8.count < 13 {
            if !closed, groups > 0, byte(position) == 0x29 {
                closed = true
                position += 1
                continue
            }
            // `+84 (0)28`
            if isInternational, groups == 1, byte(position) == 0x28, whole(position + 1) == 0,
                byte(position + 2) == 0x29
            {
                position += 3
                continue
            }
            // `84 - 24 - 3936 5555`
            let dash = groups > 0 && byte(position) == 0x2D && position + 1 < limit ? 1 : 0
            guard position + dash < limit, unsafe tokens[position + dash].kind == .number,
                groups == 0 || gap(position) <= 1,
                let own = unsafe plainDigits(tokens[position + dash].range)
            else { break }
            if groups > 0 {
                // Groups are short; a number that is complete takes no more.
                if digits.utf8.count + own.utf8.count > 13 || Self.isNational(digits, final: true) && !opened { break }
                if own.utf8.count > 4, closed, !opened, !isInternational { break }
                if dash == 1, !isInternational { break }
            }
            digits += own
            groups += 1
            position += 1 + dash
        }
        guard closed, groups > 0 else { return nil }
        if digits.hasPrefix("0084") {
            digits.removeFirst(2)
            isInternational = true
        }
        if isInternational {
            guard (8...13).contains(digits.utf8.count), digits.first != "0" else { return nil }
            // `+84 (0)24`: the zero of the trunk is left out abroad.
            captures.text = "+" + (digits.hasPrefix("840") ? "84" + digits.dropFirst(3) : digits)
            return position
        }
        if digits.hasPrefix("1900") || digits.hasPrefix("1800"), [8, 10].contains(digits.utf8.count), !opened,
            // `1900-1975` are years.
            unsafe !bytes[tokens[index].range].contains(0x2D)
        {
            captures.text = digits
            return position
        }
        if Self.isNational(digits, final: false) {
            captures.text = "+84" + digits.dropFirst()
            return position
        }
        // `84912345678`, `84-24-39365555`: only where it is a good number without its 84.
        if digits.hasPrefix("84"), digits.utf8.count >= 11, Self.isNational("0" + digits.dropFirst(2), final: false) {
            captures.text = "+" + digits
            return position
        }
        return nil
    }

    /// Whether a telephone number can begin here, at a glance.
    @inline(__always)
    private func mayBePhone(_ index: Int) -> Bool {
        let first = unsafe Int(tokens[index].start)
        switch unsafe bytes[first] {
        case 0x30, 0x31, 0x38: return unsafe tokens[index].kind == .number
        case 0x28, 0x2B:
            return unsafe index + 1 < limit && (tokens[index + 1].kind == .number || byte(index + 1) == 0x2B)
        default: return false
        }
    }

    /// Whether digits are a number of the national plan: mobile 03, 05, 07, 08, 09 with ten digits (01 with eleven until
    /// 2018), 02 with ten or eleven. `final`: whether no longer one begins with them.
    private static func isNational(_ number: String, final: Bool) -> Bool {
        let digits = Array(number.utf8)
        guard digits.count > 1, digits[0] == 0x30 else { return false }
        switch digits[1] {
        case 0x33, 0x35, 0x37, 0x38, 0x39: return digits.count == 10
        case 0x32: return digits.count == 11 || digits.count == 10 && !final
        case 0x31: return digits.count == 11
        case 0x34, 0x36: return digits.count == 10 || digits.count == 11 && !final
        default: return false
        }
    }

    /// A licence plate: `29A-123.45`, `51F-97022`, `30E 12345`, of a motorcycle `59-X1 234.56`.
    private mutating func plate(at index: Int) -> Int? {
        let first = unsafe Int(tokens[index].start)
        guard unsafe tokens[index].end - tokens[index].start >= 2, isDigit(first), isDigit(first + 1) else {
            return nil
        }
        // The series in letters and digits, the number in four or five digits: read bytes, whatever tokens they are.
        let end = unsafe Int(tokens[limit - 1].end)
        var place = first + 2
        let isParted = unsafe place + 2 < end && bytes[place] == 0x2D && isCapital(place + 1)
        if isParted { place += 1 }
        var letters = 0
        while place < end, letters < 2, isCapital(place) {
            letters += 1
            unsafe place += bytes[place] == 0xC4 ? 2 : 1
        }
        guard letters >= 1 else { return nil }
        if place < end, isDigit(place), place + 1 < end, !isDigit(place + 1) {
            place += 1
        } else if isParted {
            return nil
        }
        guard place < end, unsafe bytes[place] == 0x2D || bytes[place] == 0x20 else { return nil }
        place += 1
        var digits = 0
        while place < end {
            if isDigit(place) {
                digits += 1
            } else if unsafe bytes[place] != 0x2E || digits != 3 || !isDigit(place + 1) {
                break
            }
            place += 1
        }
        guard digits == 4 || digits == 5 else { return nil }
        var last = index
        while last < limit, unsafe Int(tokens[last].end) < place { last += 1 }
        guard last < limit, unsafe Int(tokens[last].end) == place else { return nil }
        captures.text = unsafe String(
            decoding: bytes[first..<place].enumerated().filter { $1 != 0x2E && !(isParted && $0 == 2) }
                .map { $1 == 0x20 ? 0x2D : $1 }, as: UTF8.self)
        return last + 1
    }

    private func isDigit(_ place: Int) -> Bool {
        unsafe place < bytes.count && bytes[place] >= 0x30 && bytes[place] <= 0x39
    }

    private func isCapital(_ place: Int) -> Bool {
        if unsafe bytes[place] >= 0x41 && bytes[place] <= 0x5A { return true }
        return unsafe bytes[place] == 0xC4 && place + 1 < bytes.count && bytes[place + 1] == 0x90
    }

    /// `NĐ-CP`, `QĐ-TTg`, `QH14`: parts in capitals, at the end of which one small letter may stand behind two.
    private static func isSign(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        guard unsafe text.count >= 2 else { return false }
        return unsafe text.split(separator: 0x2D, omittingEmptySubsequences: false).allSatisfy { part in
            guard let first = part.first, first >= 0x41 && first <= 0x5A || first == 0xC4 else { return false }
            let last = part.last ?? 0
            let body = part.count > 2 && (0x61...0x7A).contains(last) ? part.dropLast() : part
            return body.allSatisfy { $0 >= 0x41 && $0 <= 0x5A || $0 >= 0x80 || $0 >= 0x30 && $0 <= 0x39 }
        }
    }

    /// The number of a document: digits, a stroke, and the signs of who issued it.
    private mutating func document(at index: Int) -> Int? {
        guard unsafe tokens[index].kind == .code else { return nil }
        let text = unsafe bytes[tokens[index].range]
        let digits = unsafe text.prefix(while: { $0 >= 0x30 && $0 <= 0x39 })
        guard unsafe !digits.isEmpty, unsafe text.contains(0x2F), unsafe digits.endIndex < text.endIndex else {
            return nil
        }
        // `28-NQ/TW` has a hyphen behind the number; otherwise the sign is behind the last stroke.
        let isOfParty = unsafe text[digits.endIndex] == 0x2D
        guard unsafe isOfParty || text[digits.endIndex] == 0x2F else { return nil }
        let tail = unsafe text[(digits.endIndex + 1)...]
        let signs = unsafe tail.split(separator: 0x2F)
        guard unsafe isOfParty ? signs.allSatisfy(Self.isSign) : Self.isSign(signs.last ?? tail) else { return nil }
        captures.text = self.text(index)
        return index + 1
    }
}
