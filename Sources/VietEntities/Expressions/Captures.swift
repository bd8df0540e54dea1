/// A number of the calendar or nothing in four bytes: what a pattern has read is copied at every fork of it.
@propertyWrapper
struct Small: Hashable {
    private var number = Int32.min
    var wrappedValue: Int? {
        @inline(__always) get { number == .min ? nil : Int(number) }
        @inline(__always) set { number = newValue.map { Int32(clamping: $0) } ?? .min }
    }
}

/// What the slots of a pattern have read.
struct Captures {
    /// A date as far as the text gives it.
    struct DateParts: Hashable {
        @Small var year: Int?
        @Small var month: Int?
        @Small var day: Int?
        @Small var quarter: Int?

        init(year: Int? = nil, month: Int? = nil, day: Int? = nil, quarter: Int? = nil) {
            (self.year, self.month, self.day, self.quarter) = (year, month, day, quarter)
        }
    }

    /// A time of day.
    struct Clock {
        private var parts: (UInt8, UInt8, UInt8)
        var hour: Int { Int(parts.0) }
        var minute: Int {
            get { Int(parts.1) }
            set { parts.1 = UInt8(clamping: newValue) }
        }
        var second: Int {
            get { Int(parts.2) }
            set { parts.2 = UInt8(clamping: newValue) }
        }

        init(_ hour: Int, _ minute: Int = 0, _ second: Int = 0) {
            parts = (UInt8(clamping: hour), UInt8(clamping: minute), UInt8(clamping: second))
        }
    }

    /// A number, or a pair of them, as it stands in the text.
    struct Amount {
        var low: Numeral
        var high: Numeral?
        /// The position behind its last token.
        var end: Int
        /// The bytes of a unit glued to the digits.
        var suffix: Range<Int>?
        /// The bytes of digits that begin with a zero, as identifiers do.
        var digits: Range<Int>?
        /// How many tokens of words it has; 0 for digits.
        var words = 0
        /// The power of ten of its last scale: 6 for `triệu`.
        var power = 0
        /// Written or spoken short, as sums are: `40k`, `1tr2`, `2 tỷ 3`, `tỷ rưỡi`.
        var isShort = false
        /// One comma before three digits: thousands in sums and counts, a decimal part in measures.
        var isCommaThousands = false
        var isSigned = false
    }

    /// A number of one unit in a length of time.
    struct Length {
        var low: Numeral
        var high: Numeral?
        /// An index into the units of the lexicon.
        var unit: Int
    }

    var first = DateParts()
    var second = DateParts()
    /// The days of a list before its last one, whose month they have: `5, 6` of `ngày 5, 6 và 7/3`.
    var days: [Int] = []
    /// Whether the second date is being read.
    var isRange = false
    /// Years and months from the reference: `năm ngoái`, `tháng sau`.
    @Small var yearOffset: Int?
    @Small var monthOffset: Int?
    var isLunar = false
    @Small var weekday: Int?
    /// A century, a decade, a place in an order, a number of units.
    var count: Int?
    /// The designator of the unit behind ``count``.
    var span: UInt8 = 0
    var clock: Clock?
    /// When a stretch of time ends.
    var endClock: Clock?
    @Small var dayPart: Int?
    var amount: Amount?
    /// An index into the units of the lexicon.
    @Small var unit: Int?
    var lengths: [Length] = []
    /// The digits of telephone numbers, the text of plates.
    var text: String?

    var date: DateParts {
        get { isRange ? second : first }
        set { if isRange { second = newValue } else { first = newValue } }
    }

    /// Back to nothing read, in place: assigning a new value costs a copy of all of it.
    @inline(__always)
    mutating func reset() {
        first = DateParts()
        second = DateParts()
        (isRange, isLunar, span) = (false, false, 0)
        (yearOffset, monthOffset, weekday, count, dayPart, unit) = (nil, nil, nil, nil, nil, nil)
        (clock, endClock, amount, text) = (nil, nil, nil, nil)
        if !lengths.isEmpty { lengths = [] }
        if !days.isEmpty { days = [] }
    }

    /// Fills the first date of a range from the second; false where the dates are none or not in order.
    mutating func completeDates() -> Bool {
        if let last = days.last { return isDay(first) && first.month != nil && last < first.day ?? 0 }
        guard isRange else { return isDay(first) }
        if first.year == nil { first.year = second.year }
        if first.month == nil, first.day != nil { first.month = second.month }
        guard isDay(first), isDay(second) else { return false }
        let low = (first.year ?? 0, first.month ?? 0, first.day ?? 0)
        let high = (second.year ?? first.year ?? 0, second.month ?? 0, second.day ?? 0)
        // Without years a range may run over the turn of one.
        return low < high || (first.year == nil && first.month != second.month)
    }

    private func isDay(_ date: DateParts) -> Bool {
        guard let day = date.day, let month = date.month else { return true }
        // Lunar months have thirty days at most, and any may have them.
        return day <= (isLunar ? 30 : ReferenceDate.days(in: month, of: date.year ?? 2000))
    }
}
