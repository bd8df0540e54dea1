/// What a pattern asks of a place beyond words: the names in braces.
enum ExpressionSlot: String, Sendable {
    // Parts of dates
    case day, month, year = "Y", quarter, century, decade, weekday, span, lunar
    case dayWord = "day-word"
    /// One of the last days of the lunar year: `30` in `30 Tết`.
    case dayBefore = "day-before"
    case monthWord = "month-word"
    case lunarMonth = "lunar-month"
    case capitalMonth = "Month"
    case capitalWeekday = "Weekday"
    case ofYear = "of-year"
    /// A year in words: `hai không hai tư`, `một nghìn chín trăm bốn mươi lăm`.
    case yearWord = "year-word"
    /// Days with commas between them: `5, 6`.
    case days
    case ofMonth = "of-month"
    case unlikeShare = "date-unlike-share"
    case share
    case roundTheClock = "round-the-clock"
    // Parts of times
    case clock, hour, minute, second, part
    /// Two clocks in one token: `8:00-21:30`, `8h00-21h30`.
    case clocks
    /// The same where `nay`, `mai` or `qua` makes a day of it.
    case anyPart = "any-part"
    case hourWord = "hour-word"
    /// Two hours in one token: `7-8`, `7-8h`.
    case hours
    case gluedHours = "hours-h"
    case minuteWord = "minute-word"
    // Numbers
    case n, amount, shorthand, thousands, roman
    /// Thousands in a sentence that has told a sum before.
    case furtherThousands = "further-thousands"
    case bareAmount = "bare-amount"
    case numberWord = "number-word"
    case romanOverSeven = "roman-over-7"
    case metresAndCentimetres = "metres-and-centimetres"
    // Units, behind an amount or glued to it
    case money, percent, measure, count, length, unit, currency
    // Whole tokens
    /// The number of a paragraph or of an item: `1.` at the start of a line.
    case label
    case email, url, plate, document, phone, identifier
    case longDigits = "long-digits"
    case shortDigits = "short-digits"
    // What may follow
    case close, clause, digits
    /// A word for a power of ten that begins no other word: `triệu`, but not `triệu tập`.
    case scale
    /// What is taken so many times a day, or a power of ten.
    case dose

    /// What the first token of the slot can be.
    enum Start { case digits, address, numberWords, sign, currency, weekday, signOfPhone, any }

    var starts: [Start] {
        switch self {
        case .day, .month, .year, .quarter, .century, .decade, .unlikeShare, .share, .roundTheClock, .clock, .clocks,
            .hour, .minute, .second, .plate, .document, .identifier, .longDigits, .shortDigits, .label, .romanOverSeven,
            .roman, .days, .hours, .gluedHours:
            return [.digits]
        case .email, .url: return [.address]
        case .dayWord, .dayBefore, .hourWord, .minuteWord, .n, .metresAndCentimetres: return [.digits, .numberWords]
        case .amount, .shorthand, .thousands, .furtherThousands, .bareAmount: return [.digits, .numberWords, .sign]
        case .monthWord, .numberWord, .capitalMonth, .yearWord: return [.numberWords]
        case .weekday, .capitalWeekday: return [.weekday]
        case .currency: return [.currency]
        case .phone: return [.digits, .signOfPhone]
        default: return [.any]
        }
    }
}

/// How a token that begins with digits goes on.
enum DigitForm: Int, CaseIterable {
    /// Nothing but one group of digits.
    case whole
    /// More groups, no suffix.
    case grouped
    /// A suffix: `40k`, `50.000đ`, `7h`.
    case suffixed
    /// Letters and digits by turns: `1tr2`, `29A-123.45`.
    case code
}

extension ExpressionSlot {
    /// The forms of digits that the slot can begin with.
    var forms: [DigitForm] {
        switch self {
        case .amount, .shorthand, .thousands, .furtherThousands, .bareAmount: return DigitForm.allCases
        case .plate: return [.whole, .suffixed, .code]
        case .document: return [.code]
        case .phone, .identifier, .longDigits: return [.whole, .grouped]
        case .unlikeShare, .share, .hours, .clocks: return [.grouped]
        case .gluedHours: return [.suffixed]
        case .roundTheClock, .clock: return [.grouped, .suffixed]
        default: return [.whole]
        }
    }
}

/// A token of digits as a date is written: `d/m/y`, `d-d2/m`. A field with a 2 belongs to the second date of a range.
struct DateShape: Sendable {
    enum Field: Sendable {
        case day, month, quarter
        /// `y`: four digits, or two behind day and month; `Y`: four digits.
        case year, fullYear
    }

    private(set) var fields: [(field: Field, isSecond: Bool)] = []
    private(set) var separators: [UInt8] = []

    /// Reads the notation, nil where it is none.
    init?(_ text: Substring, isSecond: Bool) {
        for letter in text.utf8 {
            switch letter {
            case UInt8(ascii: "d"): fields.append((.day, isSecond))
            case UInt8(ascii: "m"): fields.append((.month, isSecond))
            case UInt8(ascii: "q"): fields.append((.quarter, isSecond))
            case UInt8(ascii: "y"): fields.append((.year, isSecond))
            case UInt8(ascii: "Y"): fields.append((.fullYear, isSecond))
            case UInt8(ascii: "2") where !fields.isEmpty: fields[fields.count - 1].isSecond = true
            case UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "."): separators.append(letter)
            default: return nil
            }
        }
        guard fields.count > 1, separators.count == fields.count - 1 else { return nil }
    }
}
