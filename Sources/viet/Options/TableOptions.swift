import ArgumentParser

/// Tables of all documents or of every group of them, and how they are shown.
struct TableOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            """
            Those of every group of documents by themselves: of the same value of this field, or of the same year, month or day of \
            the date in it (date:month).
            """, valueName: "field"))
    var by: GroupKey?

    @Option(help: "How to show them.")
    var format = TableFormat.table
}
