import Foundation
import VietText

extension DateComponents {
    /// The parts of a date that are known; a decade or a century alone gives no component.
    public init(_ date: DateValue.Parts) {
        self.init()
        if date.week != nil { yearForWeekOfYear = date.year } else { year = date.year }
        quarter = date.quarter
        weekOfYear = date.week
        month = date.month
        day = date.day
    }

    /// The hour, the minute and the second of a time of day.
    public init(_ time: ExpressionValue.ClockTime) {
        self.init(hour: time.hour, minute: time.minute, second: time.second)
    }
}

extension Decimal {
    /// The same number, exactly.
    public init(_ number: DecimalNumber) {
        self.init(
            sign: number.digits < 0 ? .minus : .plus, exponent: -number.scale,
            significand: Decimal(number.digits.magnitude))
    }
}

extension SourceText {
    /// The bytes of a file or of anything else that was read as data.
    public init(_ data: Data) { self.init(bytes: Array(data)) }

    /// The bytes of a file.
    ///
    /// - Throws: what Foundation throws where the file cannot be read.
    public init(contentsOf url: URL) throws { self.init(try Data(contentsOf: url)) }
}
