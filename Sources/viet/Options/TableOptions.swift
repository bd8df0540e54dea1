import ArgumentParser

/// Figures of all documents or of every group of them.
struct GroupOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            """
            Those of every group of documents by themselves: of the same value of this field, or of the same year, month or day of \
            the date in it (date:month).
            """, valueName: "field"))
    var by: GroupKey?
}

/// Tables of all documents or of every group of them, and how they are shown.
struct TableOptions: ParsableArguments {
    @OptionGroup var groups: GroupOptions

    @Option(help: "How to show them.")
    var format = TableFormat.table

    var by: GroupKey? { groups.by }
}
