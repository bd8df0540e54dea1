import ArgumentParser
import VietCore
import VietKeywords

/// By what documents fall into groups: a field, or the year, month or day of the date in one (`date:month`).
struct GroupKey: ExpressibleByArgument, Sendable, Hashable {
    let field: String
    let step: TimeSeries.Step?
    /// The option that names the field.
    private var option = "--by"

    /// The periods of the dates in a field that another option names.
    init(periodsOf field: String, by step: TimeSeries.Step, option: String) {
        self.field = field
        self.step = step
        self.option = option
    }

    init?(argument: String) {
        let parts = argument.split(separator: ":", omittingEmptySubsequences: false)
        if parts.count > 1, let last = parts.last, let step = TimeSeries.Step(rawValue: String(last)) {
            self.step = step
            field = parts.dropLast().joined(separator: ":")
        } else {
            step = nil
            field = argument
        }
        if field.isEmpty { return nil }
    }

    /// The group of a document with these values of the field.
    ///
    /// - Throws: `VietTextError` of code `malformed-record` where they are none, or several, or no date.
    func group(_ values: [String]) throws -> String {
        let (name, field) = (field, NamedField(option: option, name: field))
        if step == nil, values.isEmpty, name.contains(":") {
            throw VietTextError(
                .malformedRecord,
                "the field \"\(name)\" that \(option) names is missing; the periods of a date are year, month and day")
        }
        return try step.map { try field.period(among: values, $0) } ?? field.value(among: values)
    }
}
