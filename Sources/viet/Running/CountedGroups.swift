import VietReports

/// What a run over documents counted, group by group.
struct CountedGroups<Counter> {
    /// The counters of all threads, the groups in byte order of their names.
    let groups: [(group: String, counters: [Counter])]
    /// How reading ended. An input that failed does not lose the others, so who shows the counts gets this behind them.
    let reading: Result<Void, any Error>

    /// The counters of all groups.
    var counters: [Counter] { groups.flatMap(\.counters) }

    /// Shows a table of all counters, or one of every group where groups are asked for; how reading ended comes behind it.
    func write(_ options: TableOptions, title: String, table: ([Counter]) throws -> ReportTable) throws {
        let shown =
            options.by == nil
            ? try table(counters)
            : ReportTable.joined(try groups.map { ($0.group, try table($0.counters)) }, title: title)
        StandardOutput.write(shown.written(as: options.format))
        try reading.get()
    }
}
