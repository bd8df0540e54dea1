import ArgumentParser
import Synchronization
import VietCore
import VietFormats
import VietKeywords
import VietReports
import VietSegmentation
import VietText

extension ConcordanceOrder: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }

    public var defaultValueDescription: String { self == .text ? "text" : "places" }
}

/// `viet concordance`
struct ConcordanceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "concordance",
        abstract: "Show every occurrence of a word with the text around it.",
        discussion: """
            The query is a word or a phrase, found in whatever case, tone placement and spelling of i and y, from the \
            start of a word to the end of one: 'không' is not found in 'không quân'. In it * is any one word, and … or ... up to \
            five of them, without a mark between. With --regex it is a regular expression, which is \
            matched within each sentence and shown as the words that it touches; with --entity it is a type of names \
            or expressions; with --tagged its words have parts of speech.

            Examples:
              viet concordance "biến đổi khí hậu" corpus/*.txt
              viet concordance --sort L1,R1,M --context 6 giá corpus/*.txt
              viet concordance --sample 50 --seed 7 "đánh … giá" corpus/*.txt
              viet concordance --match bare "bien doi khi hau" corpus/*.txt
              viet concordance --regex 'COVID-?19' --format tsv corpus/*.txt
              viet concordance --tagged 'đá/VERB */NOUN' corpus/*.txt
              viet concordance --pos VERB --places đá corpus/*.txt
              viet concordance --format html "giá vàng" corpus/*.txt > kwic.html
              viet concordance --input jsonl --by source "giá vàng" news.jsonl
              viet concordance --entity PER --sort match article.txt

            Exit status: 0 something was found, 1 nothing was, or a record failed, 2 a file could not be read or the \
            output not be written, 64 the options are wrong.
            """)

    @OptionGroup var query: QueryOptions
    @OptionGroup var input: InputOptions
    @OptionGroup var documents: DocumentOptions
    @OptionGroup var offsets: OffsetOptions
    @OptionGroup var restoration: RestoreOptions

    @Option(
        help: ArgumentHelp(
            """
            In which order: text, left, right, match, or places with commas: L1 to L4, M (the match), R1 to R4. Without \
            --top, sorting holds all lines in memory.
            """, valueName: "order"))
    var sort = ConcordanceOrder.text

    @Option(help: ArgumentHelp("Words on each side.", valueName: "number"))
    var context = 8

    @Option(help: ArgumentHelp("How many lines to show; 0 is all.", valueName: "number"))
    var top = 0

    @Option(help: ArgumentHelp("Show so many lines drawn at random, the same ones each time.", valueName: "number"))
    var sample: Int?

    @Option(help: ArgumentHelp("Another number draws other lines.", valueName: "number"))
    var seed: UInt64 = 1

    @Option(
        help: ArgumentHelp(
            "Only matches whose words are all of these parts of speech: NOUN,VERB or N,V with commas.",
            valueName: "list"))
    var pos: PartsOfSpeech?

    @Option(
        help: ArgumentHelp(
            """
            Count in place of showing: how often it occurs in documents with the same value of this field, or of the same year, \
            month or day of the date in it (date:month).
            """, valueName: "field"))
    var by: GroupKey?

    @Flag(help: "In tables, say of every line where it is from: file, line and sentence.")
    var places = false

    @Option(help: "How to show them: table, tsv, jsonl or html; with --by also json and svg.")
    var format = TableFormat.table

    func validate() throws {
        guard (0...1000).contains(context) else { throw ValidationError("--context takes a number from 0 to 1000.") }
        guard top >= 0 else { throw ValidationError("--top takes a number from 0.") }
        if let sample {
            guard sample > 0 else { throw ValidationError("--sample takes a number from 1.") }
            guard top == 0 else { throw ValidationError("--top and --sample exclude each other.") }
        }
        if by == nil, ConcordanceReport.Format(rawValue: format.rawValue) == nil {
            throw ValidationError(
                "--format \(format.rawValue) needs --by; lines are shown as table, tsv, jsonl or html.")
        }
        _ = try DocumentFields(documents.conditions, by: by, in: documents.fields)
    }

    /// What one thread reads with.
    private struct Worker {
        let concordance: ConcordanceWorker
        let text: NamedText
        let marks: MarkReader?
    }

    func run() throws {
        var concordance = Concordance(try query.textQuery())
        concordance.context = by == nil ? context : 0
        if let pos { concordance.tags = pos.tags }
        let settings = concordance
        let findsEntities = settings.query.entityType.map { Set([$0]) }
        let segmenter = try documents.dictionaries.segmenter()
        let choice = restoration.restore
        let makeWorker: @Sendable () -> Worker = {
            Worker(
                concordance: settings.makeWorker(),
                text: NamedText(findsEntities, segmenter, hasTags: settings.needsTags), marks: MarkReader(choice))
        }
        try by == nil ? runLines(makeWorker) : runCounts(makeWorker)
    }

    private func runLines(_ makeWorker: @escaping @Sendable () -> Worker) throws {
        let isSorted = sort != .text || top > 0 || sample != nil
        let hits = ConcordanceHits(
            files: input.files, order: sort, limit: sample ?? (top > 0 ? top : .max),
            seed: sample.map { _ in seed })
        let found = FoundFlag()
        let report = ConcordanceReport(
            format: .init(rawValue: format.rawValue) ?? .table, query: query.query, showsPlaces: places)
        let unit = offsets.offsets
        report.begin()
        var failure: (any Error)?
        do {
            try input.runTexts(documents, makeWorker: makeWorker) { worker, document, buffer in
                document.record.read(by: worker.marks) { record in
                    let lines = worker.text.with(record.bytes) { worker.concordance.lines(in: $0, names: $1) }
                    if !lines.isEmpty { found.set() }
                    var converter = record.converter(to: unit)
                    for line in lines {
                        var line = line
                        let start = converter(line.range.lowerBound)
                        line.range = start..<converter.end(line.range.upperBound)
                        let hit = ConcordanceHit(
                            line: line, file: record.file, number: record.line, isRestored: record.isRestored)
                        if isSorted { hits.add(hit) } else { report.write(hit, to: buffer) }
                    }
                }
            }
        } catch { failure = error }
        if isSorted {
            let buffer = ByteBuffer()
            for hit in hits.ordered { report.write(hit, to: buffer) }
            StandardOutput.write(buffer.bytes)
        }
        report.end()
        if let failure { throw failure }
        if !found.isSet { throw Failure.failed }
    }

    private func runCounts(_ makeWorker: @escaping @Sendable () -> Worker) throws {
        let found = FoundFlag()
        let (groups, failure) = input.countGroups(documents, by: by) {
            GroupOccurrences()
        } makeReader: {
            makeWorker()
        } body: { worker, counters, document in
            document.record.read(by: worker.marks) { record in
                worker.text.with(record.bytes) { view, names in
                    let count = worker.concordance.lines(in: view, names: names).count
                    if count > 0 { found.set() }
                    counters.counter(of: document.group).add(count, words: view.runningWords)
                }
            }
        }
        let table = GroupOccurrences.report(groups, query: query.query)
        StandardOutput.write(table.written(as: format))
        if let failure { throw failure }
        if !found.isSet { throw Failure.failed }
    }
}

/// Whether any thread has found something.
private final class FoundFlag: Sendable {
    private let flag = Atomic(false)

    var isSet: Bool { flag.load(ordering: .relaxed) }

    func set() { flag.store(true, ordering: .relaxed) }
}
