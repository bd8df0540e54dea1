import ArgumentParser
import VietCore
import VietKeywords
import VietReports
import VietSegmentation
import VietText

extension NGramOptions.Place: ExpressibleByArgument {}

/// `viet ngrams`
struct NgramsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ngrams",
        abstract: "Count runs of words: all of a corpus, those around a word, frames with open slots.",
        discussion: """
            A run does not reach over a mark or the end of a sentence. With --with only runs that hold a word or phrase are \
            counted, which other programs call clusters; it takes * and … as viet concordance does. With --open some of the \
            inner words are open: 'vì * mà' counts for all that stand between.

            Examples:
              viet ngrams --size 3 --top 50 corpus/*.txt
              viet ngrams --size 2-4 --with "giá vàng" --place start corpus/*.txt
              viet ngrams --size 3-4 --open 1 corpus/*.txt
              viet ngrams --size 2 --input jsonl --by source news.jsonl
            """)

    @OptionGroup var input: InputOptions
    @OptionGroup var documents: DocumentOptions

    @Option(help: ArgumentHelp("How many words: 3, or 2-4; at most 8.", valueName: "sizes"))
    var size = SizeRange(2...3)

    @Option(
        name: .customLong("with"), help: ArgumentHelp("Only runs that hold this word or phrase.", valueName: "query"))
    var query: String?

    @Option(help: "Where in the run it stands: anywhere, at its start or at its end.")
    var place = NGramOptions.Place.anywhere

    @Option(help: "What is the same word in --with: exact, folded, spelling or bare (also without marks on letters).")
    var match = WordIdentity.standard

    @Option(help: ArgumentHelp("How many of the inner words are open.", valueName: "number"))
    var open = 0

    @Option(help: ArgumentHelp("The fewest occurrences.", valueName: "number"))
    var floor = 2

    @Option(help: ArgumentHelp("How many to show; 0 is all.", valueName: "number"))
    var top: RowLimit = 30

    @OptionGroup var tables: TableOptions

    /// A number, or two with a hyphen between.
    struct SizeRange: ExpressibleByArgument {
        let range: ClosedRange<Int>

        init(_ range: ClosedRange<Int>) { self.range = range }

        init?(argument: String) {
            let numbers = argument.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
            guard (1...2).contains(numbers.count), let first = numbers[0], let last = numbers[numbers.count - 1],
                first >= 1, first <= last, last <= NGramOptions.longest
            else { return nil }
            range = first...last
        }

        var defaultValueDescription: String { "\(range.lowerBound)-\(range.upperBound)" }
    }

    func validate() throws {
        guard floor >= 1 else { throw ValidationError("--floor takes a number from 1.") }
        guard open >= 0, open == 0 || open <= size.range.upperBound - 2 else {
            throw ValidationError("--open takes a number from 0 to two less than --size: first and last word stay.")
        }
        if query == nil, place != .anywhere { throw ValidationError("--place needs --with.") }
        if query == nil, match != .standard { throw ValidationError("--match needs --with.") }
        if let query { try QueryOptions.check { try TextQuery.words(query, match: match) } }
        try documents.check(by: tables.by)
    }

    func run() throws {
        var options = NGramOptions()
        options.sizes = size.range
        options.openSlots = open
        options.query = try query.map { try TextQuery.words($0, match: match) }
        options.place = place
        let settings = options
        let counted = try Corpus(input, documents, by: tables.by).countTexts {
            NGramCounter(settings)
        } add: { counter, view, _ in
            counter.add(view)
        }
        try counted.write(tables, title: title) { table(NGramCounter.ngrams($0, floor: floor, limit: top.count)) }
    }

    private var title: String { query.map { "Runs of words with \($0)" } ?? "Runs of words" }

    private func table(_ runs: [NGram]) -> ReportTable {
        let hasSlots = open > 0
        var columns: [ReportTable.Column] = [
            .init("words", heading: "words"), .init("frequency", heading: "count"),
            .init("documents", heading: "documents", leaves: 2),
        ]
        if hasSlots {
            columns += [
                .init("variants", heading: "variants", leaves: 1), .init("fillers", heading: "in the slots"),
            ]
        }
        let rows = runs.map { run -> [ReportTable.Cell] in
            let cells: [ReportTable.Cell] = [
                .text(run.words.joined(separator: " ")), .integer(run.frequency), .integer(run.documentFrequency),
            ]
            let fillers = run.fillers.map { "\($0.words.joined(separator: " / ")) (\($0.frequency))" }
            return cells + (hasSlots ? [.integer(run.variants), .text(fillers.joined(separator: ", "))] : [])
        }
        return ReportTable(title: title, columns: columns, rows: rows, barColumn: 1)
    }
}
