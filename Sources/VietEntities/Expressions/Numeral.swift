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

    /// The sum, nil where it does not fit.
    func plus(_ other: Numeral) -> Numeral? {
        let scale = max(self.scale, other.scale)
        guard let a = rescaled(scale), let b = other.rescaled(scale) else { return nil }
        let (sum, overflow) = a.addingReportingOverflow(b)
        return overflow ? nil : Numeral(sum, scale: scale)
    }

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

    /// Reads `1.234,5`, `1,234.5`, `2,8`, `10`: a comma is the decimal sign unless it groups thousands more than once
    /// or stands before a full stop; a full stop groups thousands where three digits follow each one.
    static func parse(_ bytes: some RandomAccessCollection<UInt8>) -> Numeral? {
        var groups: [(separator: UInt8, digits: Int)] = []
        var value: Int64 = 0
        var count = 0
        var separator: UInt8 = 0
        for byte in bytes {
            if byte >= 0x30, byte <= 0x39 {
                if value > (Int64.max - 9) / 10 { return nil }
                value = value * 10 + Int64(byte - 0x30)
                count += 1
            } else if byte == 0x2E || byte == 0x2C {
                if count == 0 { return nil }
                groups.append((separator, count))
                separator = byte
                count = 0
            } else {
                return nil
            }
        }
        if count == 0 { return nil }
        groups.append((separator, count))
        guard groups.count > 1 else { return Numeral(value) }
        let tail = groups.dropFirst()
        let last = groups[groups.count - 1]
        let same = tail.allSatisfy { $0.separator == last.separator }
        if same {
            let thousands = tail.allSatisfy { $0.digits == 3 } && groups[0].digits <= 3
            if thousands, last.separator == 0x2E || tail.count > 1 { return Numeral(value) }
            return tail.count == 1 ? Numeral(value, scale: last.digits) : nil
        }
        let grouping = tail.dropLast()
        guard grouping.allSatisfy({ $0.separator != last.separator && $0.digits == 3 }), groups[0].digits <= 3 else {
            return nil
        }
        return Numeral(value, scale: last.digits)
    }
}
