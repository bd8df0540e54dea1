/// A decimal number, exact: `digits` times ten to the power of minus `scale`.
public struct DecimalNumber: Hashable, Sendable, Codable {
    public var digits: Int64
    /// How many of the digits stand behind the point; not negative.
    public var scale: Int

    public init(digits: Int64, scale: Int = 0) {
        self.digits = digits
        self.scale = max(0, scale)
    }

    /// Reads `-1200.5`; nil for anything else and for numbers that do not fit.
    public init?(_ text: some StringProtocol) {
        var scale = 0
        var isDecimal = false
        for byte in text.utf8 {
            if byte == UInt8(ascii: ".") {
                if isDecimal { return nil }
                isDecimal = true
            } else if isDecimal {
                scale += 1
            }
        }
        guard isDecimal == (scale > 0), let digits = Int64(String(text.filter { $0 != "." })), text.first != "+" else {
            return nil
        }
        self.init(digits: digits, scale: scale)
    }

    /// The nearest binary number.
    public var doubleValue: Double { Double(description) ?? 0 }
}

extension DecimalNumber: CustomStringConvertible {
    /// Plain notation with a full stop.
    public var description: String { Numeral(digits, scale: scale).text }
}
