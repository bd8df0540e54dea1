import VietCore

/// The digit groups of a number token, the separators between them, and what follows the last group.
struct NumberParts {
    var values: [Int] = []
    var lengths: [Int] = []
    /// `.` `,` `/` `-` `:` or `h`, one fewer than the groups.
    var separators: [UInt8] = []
    /// The bytes of the numeric part.
    var numeric: Range<Int>
    /// The bytes of a unit written without a space: `đ`, `%`, `km2`, `h`.
    var suffix: Range<Int>

    init?(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        var index = range.lowerBound
        var value = 0
        var length = 0
        func isDigit(_ place: Int) -> Bool { place < range.upperBound && bytes[place] >= 0x30 && bytes[place] <= 0x39 }
        guard isDigit(index) else { return nil }
        while index < range.upperBound {
            if isDigit(index) {
                value = length < 15 ? value * 10 + Int(bytes[index] - 0x30) : value
                length += 1
                index += 1
                continue
            }
            var separator = bytes[index]
            var width = 1
            // An en dash.
            if separator == 0xE2, index + 2 < range.upperBound, bytes[index + 1] == 0x80, bytes[index + 2] == 0x93 {
                separator = 0x2D
                width = 3
            }
            if separator == 0x67 || separator == 0x47 || separator == 0x48 { separator = 0x68 }
            guard [0x2E, 0x2C, 0x2F, 0x2D, 0x3A, 0x68].contains(separator), isDigit(index + width) else { break }
            values.append(value)
            lengths.append(length)
            separators.append(separator)
            value = 0
            length = 0
            index += width
        }
        values.append(value)
        lengths.append(length)
        numeric = range.lowerBound..<index
        suffix = index..<range.upperBound
    }

    func all(_ separator: UInt8) -> Bool { !separators.isEmpty && separators.allSatisfy { $0 == separator } }

    /// Day, month and year of `9/7/2020`, `9-7-2020`, `9.7.2020`.
    var fullDate: (Int, Int, Int)? {
        guard values.count == 3, all(0x2F) || all(0x2D) || all(0x2E), suffix.isEmpty else { return nil }
        var (day, month, year) = (values[0], values[1], values[2])
        if lengths[0] == 4, lengths[2] <= 2 { (day, year) = (year, day) }
        if max(lengths[0], lengths[2]) == 2, lengths[2] == 2 { year += year < 50 ? 2000 : 1900 }
        guard lengths[1] <= 2, (1...31).contains(day), (1...12).contains(month), (1000...2999).contains(year) else {
            return nil
        }
        return (day, month, year)
    }

    /// Hour, minute and second of `19h30`, `20:30`, `7h`, `9:15:00`.
    func clock(unitHour: Bool) -> (Int, Int, Int)? {
        guard values[0] <= 24, lengths[0] <= 2, values.count <= 3 else { return nil }
        if values.count == 1 { return unitHour ? (values[0], 0, 0) : nil }
        guard all(0x68) || all(0x3A) || (separators == [0x68, 0x3A]), suffix.isEmpty, lengths[1] <= 2, values[1] < 60
        else {
            return nil
        }
        if all(0x3A), lengths[1] != 2 { return nil }
        return (values[0], values[1], values.count > 2 ? min(values[2], 59) : 0)
    }
}

/// Two digits at least.
func padded(_ value: Int, _ width: Int = 2) -> String {
    let text = String(value)
    return text.count >= width ? text : String(repeating: "0", count: width - text.count) + text
}
