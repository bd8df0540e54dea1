import VietCore

/// Telephone numbers, and digits in groups.
extension ExpressionMatcher {
    /// The digits of what looks like a telephone number, as they stand.
    private struct Dialled {
        var digits = ""
        /// Whether a plus stands before them.
        var isInternational = false
        /// Whether a bracket opens before them.
        var isBracketed = false
        var end: Int
    }

    /// A number of so many digits is complete, whatever it is.
    private static let mostDigits = 13

    /// A telephone number: `0912.345.678`, `(024) 3825 1234`, `+84 912 345 678`, `(+84) 912-345-678`, `1900 1234`.
    mutating func phone(at index: Int) -> Int? {
        guard mayBePhone(index), let dialled = dialled(at: index) else { return nil }
        // `1900-1975` are years.
        let hasHyphen = unsafe bytes[tokens[index].range].contains(0x2D)
        guard let number = Self.written(dialled, mayBeService: !hasHyphen) else { return nil }
        captures.text = number
        return dialled.end
    }

    /// Behind a word of telephones seven digits will do, and the area may stand first without a sign.
    mutating func longDigits(at index: Int) -> Int? {
        guard let (digits, end) = digitGroups(at: index), (7...12).contains(digits.count), !goesOn(end) else {
            return nil
        }
        let isInternational = digits.hasPrefix("84") && digits.count >= 11
        captures.text = isInternational ? "+" + digits : digits.first == "0" ? "+84" + digits.dropFirst() : digits
        return end
    }

    /// `113`, `1022`.
    mutating func shortDigits(at index: Int) -> Int? {
        guard let parts = parts(index), parts.isWhole, (3...4).contains(parts.lengths[0]), !goesOn(index + 1),
            (111...119).contains(parts.values[0]) || (1000...1099).contains(parts.values[0])
        else { return nil }
        captures.text = text(index)
        return index + 1
    }

    // MARK: Digits

    /// The digits of a telephone number with what stands before, between and around their groups; nil where a bracket stays open.
    private mutating func dialled(at index: Int) -> Dialled? {
        var found = Dialled(end: index)
        found.isBracketed = byte(index) == 0x28
        if found.isBracketed { found.end += 1 }
        found.isInternational = byte(found.end) == 0x2B
        if found.isInternational { found.end += 1 }
        var groups = 0
        var isOpen = found.isBracketed
        while found.end < limit, found.digits.utf8.count < Self.mostDigits {
            let position = found.end
            if isOpen, groups > 0, byte(position) == 0x29 {
                isOpen = false
                found.end += 1
                continue
            }
            // `+84 (0)28`
            if found.isInternational, groups == 1, byte(position) == 0x28, whole(position + 1) == 0,
                byte(position + 2) == 0x29
            {
                found.end += 3
                continue
            }
            // `84 - 24 - 3936 5555`
            let dash = groups > 0 && byte(position) == 0x2D && position + 1 < limit ? 1 : 0
            guard position + dash < limit, unsafe tokens[position + dash].kind == .number,
                groups == 0 || gap(position) <= 1,
                let own = unsafe plainDigits(tokens[position + dash].range),
                groups == 0 || Self.takes(own, after: found, isDashed: dash == 1, isOpen: isOpen)
            else { break }
            found.digits += own
            groups += 1
            found.end += 1 + dash
        }
        return !isOpen && groups > 0 ? found : nil
    }

    /// Whether one more group of digits may belong to a number: groups are short, and one that is complete takes no more.
    private static func takes(_ group: String, after found: Dialled, isDashed: Bool, isOpen: Bool) -> Bool {
        if found.digits.utf8.count + group.utf8.count > mostDigits { return false }
        if !found.isBracketed, isNational(found.digits, final: true) { return false }
        if found.isInternational { return true }
        return !isDashed && (group.utf8.count <= 4 || isOpen || found.isBracketed)
    }

    /// The number in one form, `+84…` where it is one of the national plan; nil where it is none.
    private static func written(_ dialled: Dialled, mayBeService: Bool) -> String? {
        var digits = dialled.digits
        var isInternational = dialled.isInternational
        if digits.hasPrefix("0084") {
            digits.removeFirst(2)
            isInternational = true
        }
        if isInternational {
            guard (8...mostDigits).contains(digits.utf8.count), digits.first != "0" else { return nil }
            // `+84 (0)24`: the zero of the trunk is left out abroad.
            return "+" + (digits.hasPrefix("840") ? "84" + digits.dropFirst(3) : digits)
        }
        if digits.hasPrefix("1900") || digits.hasPrefix("1800"), [8, 10].contains(digits.utf8.count),
            !dialled.isBracketed, mayBeService
        {
            return digits
        }
        if isNational(digits, final: false) { return "+84" + digits.dropFirst() }
        // `84912345678`, `84-24-39365555`: only where it is a good number without its 84.
        if digits.hasPrefix("84"), digits.utf8.count >= 11, isNational("0" + digits.dropFirst(2), final: false) {
            return "+" + digits
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

    /// Digits with full stops, hyphens or single spaces between them, as far as they go.
    mutating func digitGroups(at index: Int) -> (digits: String, end: Int)? {
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
}
