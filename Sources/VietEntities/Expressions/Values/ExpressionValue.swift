import VietCore

/// The value of an expression in parts: what ``Entity/value`` says as a string.
///
/// ```swift
/// for entity in entities {
///     if case .money(let sum) = entity.expressionValue { print(sum.low.doubleValue, sum.unit) }
/// }
/// ```
public enum ExpressionValue: Hashable, Sendable, Codable {
    case date(DateValue)
    /// The second is the end of a stretch; nil for one time.
    case time(ClockTime, through: ClockTime?)
    case duration(DurationValue)
    /// The unit is the ISO 4217 code.
    case money(Measured)
    /// The unit is `%` or `‰`.
    case percent(Measured)
    case quantity(Measured)
    case ordinal(Int)
    /// The unit is empty.
    case number(Measured)
    /// Telephone numbers, addresses, plates, numbers of documents and of names that are one, and numbers that begin with a
    /// zero: as written.
    case identifier(String)

    /// One number or a range of two, with their unit.
    public struct Measured: Hashable, Sendable, Codable {
        public var low: DecimalNumber
        /// The end of a range; nil for one number.
        public var high: DecimalNumber?
        /// ISO 4217 codes, SI symbols, or the Vietnamese noun of what is counted.
        public var unit: String

        public init(low: DecimalNumber, high: DecimalNumber? = nil, unit: String) {
            self.low = low
            self.high = high
            self.unit = unit
        }

        init?(number: Substring, unit: Substring) {
            let ends = number.split(separator: "/", omittingEmptySubsequences: false)
            guard ends.count <= 2, let low = DecimalNumber(ends[0]) else { return nil }
            if ends.count == 2 {
                guard let high = DecimalNumber(ends[1]) else { return nil }
                self.high = high
            }
            self.low = low
            self.unit = String(unit)
        }

        var numberText: String { low.description + (high.map { "/" + $0.description } ?? "") }
    }

    /// A time of day as it is written.
    public struct ClockTime: Hashable, Sendable, Codable {
        /// From 0 to 24, which is the end of the day: `12 giờ đêm`.
        public var hour: Int
        /// From 0 to 59.
        public var minute: Int
        /// From 0 to 59; 0 where none is written.
        public var second: Int

        /// The parts are kept as given.
        public init(hour: Int, minute: Int, second: Int = 0) {
            self.hour = hour
            self.minute = minute
            self.second = second
        }

        var text: String {
            "T" + padded(hour) + ":" + padded(minute) + (second > 0 ? ":" + padded(second) : "")
        }

        init?(_ text: Substring) {
            let parts = text.dropFirst().split(separator: ":").map { Int($0) }
            guard text.first == "T", (2...3).contains(parts.count), let hour = parts[0], let minute = parts[1] else {
                return nil
            }
            self.init(hour: hour, minute: minute, second: parts.count > 2 ? parts[2] ?? 0 : 0)
        }
    }

    /// Reads the value of an entity of a type; nil for types without a value and for strings of another form.
    public init?(type: EntityType, value: String) {
        let text = Substring(value)
        let space = text.firstIndex(of: " ") ?? text.endIndex
        func measured() -> Measured? {
            space < text.endIndex ? Measured(number: text[..<space], unit: text[text.index(after: space)...]) : nil
        }
        switch type {
        case .date:
            guard let date = DateValue(text) else { return nil }
            self = .date(date)
        case .time:
            let ends = text.split(separator: "/", omittingEmptySubsequences: false).map { ClockTime($0) }
            guard (1...2).contains(ends.count), let time = ends[0] else { return nil }
            if ends.count == 2, ends[1] == nil { return nil }
            self = .time(time, through: ends.count == 2 ? ends[1] : nil)
        case .duration:
            guard let duration = DurationValue(text) else { return nil }
            self = .duration(duration)
        case .money, .quantity:
            guard let measured = measured() else { return nil }
            self = type == .money ? .money(measured) : .quantity(measured)
        case .percent:
            guard let share = Measured(number: text.dropLast(), unit: text.suffix(1)) else { return nil }
            self = .percent(share)
        case .ordinal:
            guard let place = Int(text) else { return nil }
            self = .ordinal(place)
        case .number:
            let isIdentifier = text.utf8.count > 1 && text.first == "0" && !text.contains(".") && !text.contains("/")
            if !isIdentifier, let number = Measured(number: text, unit: "") {
                self = .number(number)
            } else if text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) {
                self = .identifier(value)
            } else {
                return nil
            }
        case .phone, .email, .url, .plate, .document, .miscellaneous: self = .identifier(value)
        default: return nil
        }
    }
}

extension ExpressionValue: CustomStringConvertible {
    /// The value as ``Entity/value`` has it.
    public var description: String {
        switch self {
        case .date(let date): date.description
        case .time(let time, let end): time.text + (end.map { "/" + $0.text } ?? "")
        case .duration(let duration): duration.description
        case .money(let sum), .quantity(let sum): sum.numberText + " " + sum.unit
        case .percent(let share): share.numberText + share.unit
        case .ordinal(let place): String(place)
        case .number(let number): number.numberText
        case .identifier(let text): text
        }
    }
}

extension Entity {
    /// The value in parts; nil for names and for expressions of which nothing is known.
    public var expressionValue: ExpressionValue? { value.flatMap { ExpressionValue(type: type, value: $0) } }
}
