/// The groups of digits that a token begins with, the separators between them, and what follows the last group.
struct NumberParts {
    /// More groups than this are no number.
    static let capacity = 8

    private(set) var count = 0
    /// The value of each group; ``longest`` tells whether they are whole.
    private(set) var values = SIMD8<Int>()
    /// How many digits each group has.
    private(set) var lengths = SIMD8<UInt8>()
    /// `.` `,` `/` `-` `:` or `h` behind each group but the last.
    private(set) var separators = SIMD8<UInt8>()
    /// The bytes behind the digits: `đ`, `%`, `km2`, `h`.
    private(set) var suffix: Range<Int>

    /// Reads the bytes of `range`; nil where they do not begin with a digit.
    init?(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        var index = range.lowerBound
        suffix = index..<range.upperBound
        guard var digit = unsafe Self.digit(bytes, index, range.upperBound) else { return nil }
        while true {
            var value = 0
            var length = 0
            while true {
                if length < 18 { value = value * 10 + digit.value }
                length = min(length + 1, 255)
                index += digit.width
                guard let next = unsafe Self.digit(bytes, index, range.upperBound) else { break }
                digit = next
            }
            guard count < Self.capacity else { return nil }
            values[count] = value
            lengths[count] = UInt8(length)
            count += 1
            guard let separator = unsafe Self.separator(bytes, index, range.upperBound),
                let next = unsafe Self.digit(bytes, index + separator.width, range.upperBound)
            else { break }
            separators[count - 1] = separator.byte
            index += separator.width
            digit = next
        }
        suffix = index..<range.upperBound
    }

    /// A digit at `index`, in ASCII or of full width.
    private static func digit(
        _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int
    ) -> (value: Int, width: Int)? {
        guard index < end else { return nil }
        let byte = unsafe bytes[index]
        if byte >= 0x30, byte <= 0x39 { return (Int(byte - 0x30), 1) }
        guard byte == 0xEF, index + 2 < end, unsafe bytes[index + 1] == 0xBC,
            unsafe (0x90...0x99).contains(bytes[index + 2])
        else {
            return nil
        }
        return unsafe (Int(bytes[index + 2] - 0x90), 3)
    }

    /// A mark between groups: an en dash counts as a hyphen, `g` and `H` as `h`.
    private static func separator(
        _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int
    ) -> (byte: UInt8, width: Int)? {
        guard index < end else { return nil }
        switch unsafe bytes[index] {
        case 0x2E, 0x2C, 0x2F, 0x2D, 0x3A, 0x68: return unsafe (bytes[index], 1)
        case 0x67, 0x47, 0x48: return (0x68, 1)
        case 0xE2 where unsafe index + 2 < end && bytes[index + 1] == 0x80 && bytes[index + 2] == 0x93: return (0x2D, 3)
        default: return nil
        }
    }

    /// Whether nothing but one group of digits is there.
    var isWhole: Bool { count == 1 && suffix.isEmpty }

    /// Whether every separator is this one and there is one at least.
    func all(_ separator: UInt8) -> Bool {
        count > 1 && (0..<count - 1).allSatisfy { separators[$0] == separator }
    }

    /// Hour, minute and second of `19h30`, `20:30`, `7h`, `9:15:00`, `1h15p`; `hasUnit` says whether the suffix is that of hours,
    /// `hasMinutes` whether it is that of minutes.
    func clock(hasUnit: Bool, hasMinutes: Bool = false) -> Captures.Clock? {
        guard values[0] <= 24, lengths[0] <= 2, count <= 3 else { return nil }
        if count == 1 { return hasUnit ? .init(values[0]) : nil }
        let isClock = all(0x68) || all(0x3A) || (count == 3 && separators[0] == 0x68 && separators[1] == 0x3A)
        let isNamed = count == 2 && (hasUnit && all(0x3A) || hasMinutes && all(0x68))
        guard isClock, suffix.isEmpty || isNamed, lengths[1] <= 2, values[1] < 60 else {
            return nil
        }
        if all(0x3A), lengths[1] != 2 { return nil }
        return .init(values[0], values[1], count > 2 ? min(values[2], 59) : 0)
    }

    /// The two clocks of `8:00-21:30` and `8h00-21h30`.
    var clocks: (start: Captures.Clock, end: Captures.Clock)? {
        guard count == 4, suffix.isEmpty, separators[1] == 0x2D, separators[0] == separators[2],
            separators[0] == 0x3A || separators[0] == 0x68, values[0] <= 24, values[2] <= 24, values[1] < 60,
            values[3] < 60,
            lengths[0] <= 2, lengths[2] <= 2, lengths[1] == 2, lengths[3] == 2
        else { return nil }
        return (.init(values[0], values[1]), .init(values[2], values[3]))
    }
}

/// Two digits at least.
func padded(_ value: Int, _ width: Int = 2) -> String {
    let text = String(value)
    return text.count >= width ? text : String(repeating: "0", count: width - text.count) + text
}
