import VietCore

/// Slots of whole tokens and of numbers that name something: plates, documents, accounts.
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
        case .longDigits: return longDigits(at: index)
        case .shortDigits: return shortDigits(at: index)
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
