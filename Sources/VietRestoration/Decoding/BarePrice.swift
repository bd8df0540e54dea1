import VietCore

/// Numbers with the sign of the currency typed without its mark: `29.990.000d`, `5000d`.
enum BarePrice {
    /// How sure it is that the letter is the sign, by the form of the number alone, in parts of 65536.
    static let confidence: Int32 = 64_881

    /// The place of the `d` behind a sum of money; nil for any other token.
    ///
    /// A sum has groups of three digits with points or commas between, or four digits and more of which the last two are
    /// zeros; behind these a capital is part of a name (`2000D`).
    static func letter(of token: Token, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        guard token.kind == .code else { return nil }
        let range = token.range
        let last = range.upperBound - 1
        guard unsafe bytes[last] | 0x20 == UInt8(ascii: "d"), range.count > 4, range.count <= 20 else { return nil }
        var (digits, group, groups) = (0, 0, 0)
        for place in range.lowerBound..<last {
            switch unsafe bytes[place] {
            case 0x30...0x39:
                digits += 1
                group += 1
            case UInt8(ascii: "."), UInt8(ascii: ","):
                guard groups == 0 ? (1...3).contains(group) : group == 3 else { return nil }
                groups += 1
                group = 0
            default: return nil
            }
        }
        if groups > 0 { return group == 3 ? last : nil }
        let isRound = unsafe bytes[last - 1] == 0x30 && bytes[last - 2] == 0x30
        return unsafe isRound && bytes[last] == UInt8(ascii: "d") && bytes[range.lowerBound] != 0x30 ? last : nil
    }
}
