import ArgumentParser
import VietCore
import VietFormats
import VietKeywords
import VietReports
import VietSegmentation
import VietText

extension CollocateMeasure: ExpressibleByArgument {}

/// `viet collocates`
struct CollocatesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "collocates",
        abstract: "List the words that stand near a word more often than by chance.",
        discussion: """
            Examples:
              viet collocates "giá vàng" corpus/*.txt
              viet collocates --measure log-dice --left 0 --right 3 kinh corpus/*.txt
              viet collocates --pos VERB thủ_tướng corpus/*.txt
              viet collocates --input jsonl --by date:year "giá vàng" news.jsonl
              viet collocates --entity LOC --measure pmi --floor 5 news.txt
              viet collocates --stop-words none --floor 10 --format tsv Việt corpus/*.txt
            """)

    @OptionGroup var query: QueryOptions
    @OptionGroup var input: InputOptions
    @OptionGroup var documents: DocumentOptions
    @OptionGroup var stopWords: StopWordOptions

    @Option(help: "By what to rank.")
    var measure = CollocateMeasure.logLikelihood

    @Option(
        help: ArgumentHelp(
            "What to show, with commas: \(CollocateMeasure.allCases.map(\.rawValue).joined(separator: ", ")), or all.",
            valueName: "measures"))
    var show = "log-likelihood,log-dice,pmi"

    @Option(help: ArgumentHelp("Words of the window on the left.", valueName: "number"))
    var left = 5

    @Option(help: ArgumentHelp("Words of the window on the right.", valueName: "number"))
    var right = 5

    @Option(help: ArgumentHelp("The fewest occurrences in the window.", valueName: "number"))
    var floor = 3

    @Option(help: ArgumentHelp("How many to show; 0 is all.", valueName: "number"))
    var top: RowLimit = 30

    @Option(help: PartsOfSpeech.help)
    var pos: PartsOfSpeech?

    @Option(help: "In which order: that of the measure, or of Vietnamese dictionaries.")
    var sort = ListOrder.rank

    @OptionGroup var tables: TableOptions

    func validate() throws {
        guard (0...100).contains(left), (0...100).contains(right), left + right > 0 else {
            throw ValidationError("--left and --right take numbers from 0 to 100, not both 0.")
        }
        _ = try shown()
        try documents.check(by: tables.by)
        guard floor >= 1 else { throw ValidationError("--floor takes a number from 1.") }
    }

    func run() throws {
        let text = try query.textQuery()
        let findsEntities = text.entityType.map { Set([$0]) }
        let hidden = try stopWords.stopWords()
        let (left, right) = (left, right)
        _ = try CollocateCounter(text, left: left, right: right)
        let wanted = pos?.tags
        let corpus = try Corpus(input, documents, by: tables.by)
        let counted = corpus.countTexts(findsEntities, hasTags: wanted != nil || text.needsTags) {
            let counter = try? CollocateCounter(text, left: left, right: right)
            if let wanted { counter?.tags = wanted }
            return counter
        } add: { counter, view, names in
            counter?.add(view, names: names)
        }
        try counted.write(tables, title: title) { counters in
            let found = CollocateCounter.collocates(
                counters.compactMap(\.self), by: measure, floor: floor, stopWords: hidden)
            return try table(try sort.ordered(Array(found.prefix(top.count))) { $0.text })
        }
    }

    /// The measures to show; that of the ranking is always among them.
    private func shown() throws -> [CollocateMeasure] {
        if show == "all" { return CollocateMeasure.allCases }
        var wanted: [CollocateMeasure] = []
        for name in show.listed {
            guard let measure = CollocateMeasure(rawValue: name) else {
                throw ValidationError(
                    "--show knows \(CollocateMeasure.allCases.map(\.rawValue).joined(separator: ", ")) and all, not \(name)."
                )
            }
            if !wanted.contains(measure) { wanted.append(measure) }
        }
        return wanted.contains(measure) ? wanted : wanted + [measure]
    }

    private static func column(_ measure: CollocateMeasure) -> ReportTable.Column {
        switch measure {
        case .logLikelihood: .init("log_likelihood", heading: "G²")
        case .logDice: .init("log_dice", heading: "logDice")
        case .mutualInformation: .init("pmi", heading: "PMI")
        case .cubicMutualInformation: .init("mi3", heading: "MI³")
        case .tScore: .init("t", heading: "t")
        case .zScore: .init("z", heading: "z")
        case .dice: .init("dice", heading: "Dice")
        }
    }

    private var title: String { "Collocates of \(query.query)" }

    private func table(_ collocates: [Collocate]) throws -> ReportTable {
        let measures = try shown()
        let counts: [ReportTable.Column] = [
            .init("word", heading: "word"), .init("together", heading: "together", leaves: 1),
            .init("left", heading: "left", leaves: 40), .init("right", heading: "right", leaves: 39),
            .init("frequency", heading: "count", leaves: 38),
        ]
        let rows = collocates.map { collocate -> [ReportTable.Cell] in
            [
                .text(collocate.text), .integer(collocate.together), .integer(collocate.left),
                .integer(collocate.right), .integer(collocate.frequency),
            ] + measures.map { .decimal(collocate.value(of: $0), places: $0 == .dice ? 4 : 2) }
        }
        let values = measures.enumerated().map { place, measure in
            var column = Self.column(measure)
            // Of the measures that do not rank the last ones asked for go first.
            column.leaves = measure == self.measure ? 0 : 2 + place
            return column
        }
        return ReportTable(
            title: title, columns: counts + values, rows: rows,
            barColumn: measures.firstIndex(of: measure).map { counts.count + $0 })
    }
}
