/// A length of time in the parts that the text names, or a stretch between two lengths.
public struct DurationValue: Hashable, Sendable, Codable {
    /// A unit of ISO 8601.
    public enum Unit: String, Hashable, Sendable, Codable, CaseIterable {
        case years = "Y", months = "M", weeks = "W", days = "D"
        case hours = "TH", minutes = "TM", seconds = "TS"
    }

    /// A number of one unit.
    public struct Part: Hashable, Sendable, Codable {
        public var number: DecimalNumber
        public var unit: Unit
    }

    /// The parts, the longest unit first.
    public var parts: [Part]
    /// The parts of the upper end of a range; nil for one length.
    public var upperParts: [Part]?
    /// Whether the length goes back from the day of writing.
    public var isNegative = false

    init?(_ text: Substring) {
        let isNegative = text.first == "-"
        let ends = (isNegative ? text.dropFirst() : text).split(separator: "/", omittingEmptySubsequences: false)
        guard ends.count <= 2, let parts = Self.parts(ends[0]) else { return nil }
        self.parts = parts
        self.isNegative = isNegative
        if ends.count == 2 {
            guard let upper = Self.parts(ends[1]) else { return nil }
            upperParts = upper
        }
    }

    private static func parts(_ text: Substring) -> [Part]? {
        guard text.first == "P" else { return nil }
        var rest = text.dropFirst()
        var parts: [Part] = []
        var isTime = false
        while let first = rest.first {
            if first == "T" {
                isTime = true
                rest = rest.dropFirst()
            }
            let number = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
            rest = rest.dropFirst(number.count)
            guard let value = DecimalNumber(number), let letter = rest.first,
                let unit = Unit(rawValue: (isTime ? "T" : "") + String(letter))
            else { return nil }
            parts.append(Part(number: value, unit: unit))
            rest = rest.dropFirst()
        }
        return parts.isEmpty ? nil : parts
    }
}

extension DurationValue: CustomStringConvertible {
    /// ISO 8601, as the value of the entity has it.
    public var description: String {
        (isNegative ? "-" : "") + Self.text(parts) + (upperParts.map { "/" + Self.text($0) } ?? "")
    }

    private static func text(_ parts: [Part]) -> String {
        var text = "P"
        var isTime = false
        for part in parts {
            if !isTime, part.unit.rawValue.utf8.count == 2 {
                text += "T"
                isTime = true
            }
            text += part.number.description + part.unit.rawValue.suffix(1)
        }
        return text
    }
}
