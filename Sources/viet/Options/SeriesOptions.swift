import ArgumentParser
import VietKeywords

extension TimeSeries.Step: ExpressibleByArgument {}

/// Following words through time.
struct SeriesOptions: ParsableArguments {
    @Option(
        name: .customLong("series"),
        help: ArgumentHelp("Follow these words through time, by the dates of JSON lines.", valueName: "word,word"))
    var list: String?

    @Option(
        help: ArgumentHelp(
            "With --series: the field that holds the date (2024-03-17…, 17/03/2024). (default: date)",
            valueName: "name"))
    var date: String?

    @Option(
        help: ArgumentHelp(
            """
            Count groups of documents by themselves: those with the same value of this field, or of the same year, month or day of \
            the date in it (date:month). With --series the length of a period: year, month or day. (default there: month)
            """, valueName: "field"))
    var by: GroupKey?

    /// The length of a period of a series.
    func step() throws -> TimeSeries.Step {
        guard let by else { return .month }
        guard by.step == nil, let step = TimeSeries.Step(rawValue: by.field) else {
            throw ValidationError("With --series, --by takes year, month or day.")
        }
        return step
    }

    func validate() throws {
        guard list != nil else { return try UnusedOptions.refuse(["--date": date != nil], "needs --series.") }
        if words.isEmpty { throw ValidationError("--series names no word.") }
        _ = try step()
    }

    var words: [String] { (list ?? "").listed.filter { !$0.isEmpty } }
}
