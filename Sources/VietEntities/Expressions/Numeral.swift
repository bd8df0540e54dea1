/// A decimal number, exact: `digits` times ten to the power of minus `scale`.
struct Numeral: Hashable {
    var digits: Int64
    var scale: Int

    init(_ digits: Int64, scale: Int = 0) {
        self.digits = digits
        self.scale = scale
    }

    /// The number times a power of ten.
    func shifted(_ power: Int) -> Numeral { Numeral(digits, scale: scale - power) }

    /// The product; the number itself where it does not fit.
    func times(_ factor: Int64) -> Numeral {
        let (product, overflow) = digits.multipliedReportingOverflow(by: factor)
        return overflow ? self : Numeral(product, scale: scale)
    }

    /// The sum, nil where it does not fit.
    func plus(_ other: Numeral) -> Numeral? {
        let scale = max(self.scale, other.scale)
        guard let a = rescaled(scale), let b = other.rescaled(scale) else { return nil }
        let (sum, overflow) = a.addingReportingOverflow(b)
        return overflow ? nil : Numeral(sum, scale: scale)
    }

    /// Whether the number is less than another; false where the two cannot be compared.
    func isLess(than other: Numeral) -> Bool {
        let scale = max(self.scale, other.scale)
        guard let a = rescaled(scale), let b = other.rescaled(scale) else { return false }
        return a < b
    }

    /// The number with the other sign.
    var negated: Numeral { Numeral(-digits, scale: scale) }

    private func rescaled(_ target: Int) -> Int64? {
        var value = digits
        for _ in 0..<max(0, target - scale) {
            let (next, overflow) = value.multipliedReportingOverflow(by: 10)
            if overflow { return nil }
            value = next
        }
        return value
    }

    /// The number as a small whole one, nil where it is none.
    var whole: Int? {
        if scale <= 0 { return rescaled(0).flatMap { Int(exactly: $0) } }
        var value = digits
        for _ in 0..<scale {
            if value % 10 != 0 { return nil }
            value /= 10
        }
        return Int(exactly: value)
    }

    /// Plain decimal notation with a full stop and without needless zeros.
    var text: String {
        if digits < 0 { return "-" + negated.text }
        var text = String(digits)
        if scale <= 0 { return digits == 0 ? "0" : text + String(repeating: "0", count: -scale) }
        if text.count <= scale { text = String(repeating: "0", count: scale - text.count + 1) + text }
        var whole = Array(text.utf8)
        let fraction = whole.suffix(scale)
        whole.removeLast(scale)
        var kept = Array(fraction)
        while kept.last == 0x30 { kept.removeLast() }
        return String(decoding: kept.isEmpty ? whole : whole + [0x2E] + kept, as: UTF8.self)
    }

    /// The number that some of the groups of a token are: `1.234,5`, `1,234.5`, `2,8`, `10`.
    ///
    /// A comma is the decimal sign unless it groups thousands more than once or stands before a full stop; a full stop
    /// groups thousands where three digits follow each one. Nil where the groups are no number, or one of more digits
    /// than fit.
    init?(_ parts: NumberParts, _ groups: Range<Int>) {
        var digits: Int64 = 0
        var count = 0
        for group in groups {
            let length = Int(parts.lengths[group])
            count += length
            guard count <= 18 else { return nil }
            for _ in 0..<length { digits *= 10 }
            digits += Int64(parts.values[group])
        }
        guard groups.count > 1 else {
            self.init(digits)
            return
        }
        let last = groups.upperBound - 2
        let decimals = Int(parts.lengths[last + 1])
        let sign = parts.separators[last]
        guard sign == 0x2E || sign == 0x2C else { return nil }
        let inner = groups.lowerBound..<last
        let isGrouped = parts.lengths[groups.lowerBound] <= 3
        if inner.allSatisfy({ parts.separators[$0] == sign }) {
            let thousands = isGrouped && groups.dropFirst().allSatisfy { parts.lengths[$0] == 3 }
            if thousands, sign == 0x2E || groups.count > 2 {
                self.init(digits)
            } else if groups.count == 2 {
                self.init(digits, scale: decimals)
            } else {
                return nil
            }
            return
        }
        let other: UInt8 = sign == 0x2E ? 0x2C : 0x2E
        guard isGrouped, inner.allSatisfy({ parts.separators[$0] == other && parts.lengths[$0 + 1] == 3 }) else {
            return nil
        }
        self.init(digits, scale: decimals)
    }
}
