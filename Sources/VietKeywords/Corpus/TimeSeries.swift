import VietCore

/// How often a few words occur in each stretch of time.
public struct TimeSeries: Sendable {
    /// The length of a stretch.
    public enum Step: String, Sendable, Codable, CaseIterable {
        /// Calendar years, months or days.
        case year, month, day
    }

    /// What was counted in one period.
    public struct Point: Sendable, Hashable, Codable {
        /// `2024`, `2024-03` or `2024-03-17`.
        public var period: String
        /// All words of the period.
        public var words: Int
        /// How many documents fall into it.
        public var documents: Int
        /// The occurrences of each query, in their order.
        public var frequencies: [Int]

        /// Occurrences of a query in a million words.
        public func perMillion(_ query: Int) -> Double {
            Double(frequencies[query]) * 1_000_000 / Double(max(words, 1))
        }

        /// The interval of 95 % of the same (Wilson 1927).
        public func perMillionBounds(_ query: Int) -> ClosedRange<Double> {
            let bounds = WilsonInterval.bounds(frequencies[query], of: words)
            return bounds.lowerBound * 1_000_000...bounds.upperBound * 1_000_000
        }
    }

    /// How long a period is.
    public let step: Step
    private var points: [String: Point] = [:]
    private let count: Int

    /// A series without documents yet.
    public init(queries: Int, by step: Step) {
        count = max(queries, 0)
        self.step = step
    }

    /// The period that a date falls in: one that starts as ISO 8601 does (`2024`, `2024-03-17T10:00`), written with
    /// hyphens or slashes. Nil where it is none, or less precise than the step.
    public func period(of date: some StringProtocol) -> String? {
        let bytes = Array(date.utf8.prefix(10))
        func digits(_ range: Range<Int>) -> Int? {
            guard range.upperBound <= bytes.count else { return nil }
            return bytes[range].reduce(0 as Int?) { value, byte in
                guard let value, byte &- 0x30 < 10 else { return nil }
                return value * 10 + Int(byte - 0x30)
            }
        }
        func isSeparator(_ index: Int) -> Bool {
            index < bytes.count && (bytes[index] == 0x2D || bytes[index] == 0x2F)
        }
        func text(_ count: Int) -> String {
            String(decoding: bytes[..<count].map { $0 == 0x2F ? 0x2D : $0 }, as: UTF8.self)
        }
        guard digits(0..<4) != nil, bytes.count == 4 || isSeparator(4) else { return nil }
        if step == .year { return text(4) }
        guard let month = digits(5..<7), (1...12).contains(month), bytes.count == 7 || isSeparator(7) else {
            return nil
        }
        if step == .month { return text(7) }
        guard let day = digits(8..<10), day >= 1, day <= TimeSeries.days(month, of: digits(0..<4) ?? 0) else {
            return nil
        }
        return text(10)
    }

    /// Adds a document of a period: how many words it has, and how often each query occurs in it.
    public mutating func add(period: String, words: Int, frequencies: [Int]) {
        var point =
            points[period]
            ?? Point(period: period, words: 0, documents: 0, frequencies: [Int](repeating: 0, count: count))
        point.words += words
        point.documents += 1
        for index in 0..<min(count, frequencies.count) { point.frequencies[index] += frequencies[index] }
        points[period] = point
    }

    /// Adds what another thread counted.
    public mutating func merge(_ other: TimeSeries) {
        for (period, point) in other.points {
            guard var mine = points[period] else {
                points[period] = point
                continue
            }
            mine.words += point.words
            mine.documents += point.documents
            for index in mine.frequencies.indices { mine.frequencies[index] += point.frequencies[index] }
            points[period] = mine
        }
    }

    /// The periods in order of time.
    public var sorted: [Point] { points.values.sorted { $0.period.utf8.lexicographicallyPrecedes($1.period.utf8) } }

    /// The periods in order of time with those between them that have no documents; nil in their place.
    ///
    /// Where that would be more than `limit`, the periods with documents alone.
    public func continuous(limit: Int = 2000) -> [(period: String, point: Point?)] {
        let known = sorted
        guard let first = known.first, let last = known.last else { return [] }
        var all: [(period: String, point: Point?)] = []
        var period: String? = first.period
        while let current = period, all.count < limit {
            all.append((current, points[current]))
            if current == last.period { return all }
            period = following(current)
        }
        return known.map { ($0.period, $0) }
    }

    /// What ``continuous(limit:)`` gives with every period as the sum of those around it: of so many with itself in the middle, fewer at
    /// the ends. A period with none around it that has documents stays nil.
    ///
    /// - Complexity: O(n times the span).
    public func smoothed(over span: Int, limit: Int = 2000) -> [(period: String, point: Point?)] {
        let all = continuous(limit: limit)
        let reach = max(span / 2, 0)
        return all.indices.map { index in
            let around = all[max(index - reach, 0)...min(index + reach, all.count - 1)].compactMap(\.point)
            guard !around.isEmpty else { return (all[index].period, nil) }
            var sum = Point(
                period: all[index].period, words: 0, documents: 0, frequencies: [Int](repeating: 0, count: count))
            for point in around {
                sum.words += point.words
                sum.documents += point.documents
                for query in sum.frequencies.indices { sum.frequencies[query] += point.frequencies[query] }
            }
            return (sum.period, sum)
        }
    }

    /// The period after another.
    private func following(_ period: String) -> String? {
        var fields = period.split(separator: "-").compactMap { Int($0) }
        guard fields.count == (step == .year ? 1 : step == .month ? 2 : 3) else { return nil }
        var index = fields.count - 1
        fields[index] += 1
        while index > 0 {
            guard fields[index] > (index == 2 ? TimeSeries.days(fields[1], of: fields[0]) : 12) else { break }
            fields[index] = 1
            index -= 1
            fields[index] += 1
        }
        func digits(_ value: Int, _ count: Int) -> String {
            let text = String(value)
            return String(repeating: "0", count: max(0, count - text.utf8.count)) + text
        }
        return fields.enumerated().map { digits($1, $0 == 0 ? 4 : 2) }.joined(separator: "-")
    }

    /// The days of a month in the Gregorian calendar.
    private static func days(_ month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
