import ArgumentParser
import VietCore
import VietKeywords

/// By what documents fall into groups: a field, or the year, month or day of the date in one (`date:month`).
struct GroupKey: ExpressibleByArgument, Sendable, Hashable {
    let field: String
    let step: TimeSeries.Step?

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
    /// - Throws: `VietTextError` of code `malformed-record` where they are none, or several.
    func group(_ values: [String]) throws -> String {
        guard let value = values.first else {
            throw VietTextError(.malformedRecord, "the field \"\(field)\" that --by names is missing or holds no value")
        }
        guard values.count == 1 else {
            throw VietTextError(.malformedRecord, "the field \"\(field)\" that --by names holds several values")
        }
        guard let step else { return value }
        guard let period = TimeSeries(queries: 0, by: step).period(of: value) else {
            throw VietTextError(.malformedRecord, "the field \"\(field)\" holds no date for a \(step.rawValue)")
        }
        return period
    }
}
