import VietCore
import VietEntities
import VietKeywords
import VietSegmentation

/// A field of records that an option names, of which each record has one value: a text, a number or a truth value.
struct NamedField: Sendable, Hashable {
    let option: String
    let name: String

    /// The value among those that stand in the field.
    ///
    /// - Throws: `VietTextError` of code `malformed-record` where there are none, or several.
    func value(among values: [String]) throws(VietTextError) -> String {
        guard let value = values.first else { throw fault("is missing or holds no value") }
        guard values.count == 1 else { throw fault("holds several values") }
        return value
    }

    /// The day of the date among the values.
    ///
    /// - Throws: what ``value(among:)`` throws, and the same where the value is no date.
    func day(among values: [String]) throws(VietTextError) -> ReferenceDate {
        guard let period = Self.period(try value(among: values), .day), let day = ReferenceDate(period) else {
            throw fault("holds no date")
        }
        return day
    }

    /// The year, month or day of the date among the values.
    ///
    /// - Throws: as ``day(among:)``.
    func period(among values: [String], _ step: TimeSeries.Step) throws(VietTextError) -> String {
        guard let period = Self.period(try value(among: values), step) else {
            throw fault("holds no date for a \(step.rawValue)")
        }
        return period
    }

    private func fault(_ what: String) -> VietTextError {
        VietTextError(.malformedRecord, "the field \"\(name)\" that \(option) names \(what)")
    }

    /// The period of a date: one that begins as ISO 8601 does, or the first whole one of a text (`Thứ Năm, 9/7/2020 08:00`).
    private static func period(_ text: String, _ step: TimeSeries.Step) -> String? {
        let series = TimeSeries(queries: 0, by: step)
        // A day that no month has is none of its year either.
        for (finer, form) in [(TimeSeries.Step.month, "0000-00"), (.day, "0000-00-00")] where begins(text, as: form) {
            guard TimeSeries(queries: 0, by: finer).period(of: text) != nil else { return nil }
        }
        if let period = series.period(of: text) { return period }
        let document = Segmenter.standard.segment(SourceText(bytes: Array(text.utf8)))
        return ReferenceDate(in: document).flatMap { series.period(of: $0.iso) }
    }

    /// Whether digits and the hyphens or slashes between them stand at the start of a text as in `form`.
    private static func begins(_ text: String, as form: String) -> Bool {
        let start = text.utf8.prefix(form.utf8.count)
        return start.count == form.utf8.count
            && zip(start, form.utf8).allSatisfy { byte, wanted in
                wanted == UInt8(ascii: "-") ? byte == 0x2D || byte == 0x2F : byte &- 0x30 < 10
            }
    }
}
