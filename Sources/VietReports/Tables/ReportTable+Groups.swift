/// One table of the tables of groups.
extension ReportTable {
    /// The rows of all tables, with a first column that says which group they are of.
    ///
    /// - Parameter tables: the groups with their tables, all of the same columns; a column that some show is shown.
    package static func joined(_ tables: [(group: String, table: ReportTable)], title: String) -> ReportTable {
        guard let first = tables.first?.table else { return ReportTable(title: title, columns: [], rows: []) }
        var columns = first.columns
        for index in columns.indices where columns[index].heading == nil {
            columns[index].heading = tables.lazy.compactMap { $0.table.columns[index].heading }.first
        }
        var joined = ReportTable(
            title: title, columns: [Column("group", heading: "group")] + columns,
            rows: tables.flatMap { group, table in table.rows.map { [.name(group)] + $0 } },
            barColumn: first.barColumn.map { $0 + 1 })
        joined.nameColumn = first.nameColumn + 1
        return joined
    }
}
