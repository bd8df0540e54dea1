import ArgumentParser
import VietCore
import VietKeywords
import VietReports
import VietSegmentation
import VietText

/// `viet sketch`
struct SketchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sketch",
        abstract: "List what a word goes with: verbs before it, adjectives behind it and so on.",
        discussion: """
            By parts of speech and order: the tagger runs, and every list holds the nearest word of its class where \
            nothing but what may stand between stands between. Ranked by logDice, how exclusively the two stand so.

            Examples:
              viet sketch "giá vàng" corpus/*.txt
              viet sketch --floor 5 --top 20 --format tsv kinh_tế corpus/*.txt
              viet sketch --input jsonl --where "date>=2024" lãi_suất news.jsonl
            """)

    @Argument(help: "The word or phrase; its syllables may be joined by '_'.")
    var query: String

    @OptionGroup var input: InputOptions
    @OptionGroup var documents: DocumentOptions

    @Option(help: "What is the same word: exact, folded, spelling or bare (also without marks on letters).")
    var match = WordIdentity.standard

    @Option(help: ArgumentHelp("The fewest occurrences together.", valueName: "number"))
    var floor = 2

    @Option(help: ArgumentHelp("How many words to show in a list; 0 is all.", valueName: "number"))
    var top: RowLimit = 10

    @OptionGroup var tables: TableOptions

    func validate() throws {
        guard floor >= 1 else { throw ValidationError("--floor takes a number from 1.") }
        try QueryOptions.check(textQuery)
        try documents.check(by: tables.by)
    }

    private func textQuery() throws -> TextQuery {
        try TextQuery.words(query, match: match)
    }

    func run() throws {
        let text = try textQuery()
        let counted = try Corpus(input, documents, by: tables.by).countTexts(hasTags: true) {
            SketchCounter(text)
        } add: { counter, view, _ in
            counter.add(view)
        }
        try counted.write(tables, title: title) { table(SketchCounter.partners($0, floor: floor, limit: top.count)) }
    }

    private var title: String { "What goes with \(query)" }

    private func table(_ partners: [SketchPartner]) -> ReportTable {
        let columns: [ReportTable.Column] = [
            .init("relation", heading: "relation"), .init("word", heading: "word"),
            .init("together", heading: "together", leaves: 1), .init("frequency", heading: "count", leaves: 2),
            .init("log_dice", heading: "logDice"),
        ]
        var table = ReportTable(
            title: title, columns: columns,
            rows: partners.map {
                [
                    .text($0.relation), .text($0.text), .integer($0.together), .integer($0.frequency),
                    .decimal($0.logDice, places: 2),
                ]
            }, barColumn: 4)
        table.nameColumn = 1
        return table
    }
}
