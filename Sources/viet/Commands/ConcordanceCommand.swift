import ArgumentParser
import VietCore
import VietFormats
import VietIndex
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
              viet concordance --format svg "giá vàng" corpus/*.txt > dispersion.svg
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
    var top: RowLimit = 0

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

    @Flag(help: "In tables, say of every line where it is from: file, line on which its document begins, and sentence.")
    var places = false

    @Option(help: "When matches are coloured in tables.")
    var color = ColorChoice.auto

    @Option(help: "How to show them: table, tsv, jsonl, html, or svg for where in the documents; with --by also json.")
    var format = TableFormat.table

    func validate() throws {
        guard (0...1000).contains(context) else { throw ValidationError("--context takes a number from 0 to 1000.") }
        if let sample {
            guard sample > 0 else { throw ValidationError("--sample takes a number from 1.") }
            guard top == 0 else { throw ValidationError("--top and --sample exclude each other.") }
        }
        if by == nil, format != .svg, ConcordanceReport.Format(rawValue: format.rawValue) == nil {
            throw ValidationError(
                "--format \(format.rawValue) needs --by; lines are shown as table, tsv, jsonl, html or svg.")
        }
        if by != nil || format == .svg {
            try UnusedOptions.refuse(
                [
                    "--sort": sort != .text, "--top": top != 0, "--sample": sample != nil, "--context": context != 8,
                    "--places": places, "--offsets": offsets.offsets != .codepoint,
                ],
                by != nil
                    ? "is about lines that are shown; --by counts them all."
                    : "is about lines that are written out; --format svg shows where all of them stand.")
        }
        if sample == nil, seed != 1 { throw ValidationError("--seed needs --sample.") }
        try documents.check(by: by)
    }

    func run() throws {
        var concordance = Concordance(try query.textQuery())
        concordance.context = by == nil ? context : 0
        concordance.keepsKeys = by == nil && !sort.positions.isEmpty
        if let pos { concordance.tags = pos.tags }
        let corpus = try Corpus(input, documents, by: by)
        let settings = concordance
        let (segmenter, choice, unit) = (corpus.segmenter, restoration.restore, offsets.offsets)
        let makeReader: @Sendable () -> ConcordanceReader = {
            ConcordanceReader(settings, segmenter, choice, unit)
        }
        try by == nil ? runLines(settings, makeReader, corpus) : runCounts(settings, makeReader, corpus)
    }

    private func runLines(
        _ concordance: Concordance, _ makeReader: @escaping @Sendable () -> ConcordanceReader, _ corpus: Corpus
    ) throws {
        let isSorted = sort != .text || top != 0 || sample != nil
        let limit = sample ?? top.count
        let hits = ConcordanceHits(files: corpus.files, order: sort, limit: limit, seed: sample.map { _ in seed })
        let plot = format == .svg ? ConcordancePlot(files: corpus.files) : nil
        let found = Guarded(false)
        let report = ConcordanceReport(
            format: .init(rawValue: format.rawValue) ?? .table, query: query.query, showsPlaces: places,
            colors: color.isOn)
        if plot == nil { report.begin() }
        let take: @Sendable (FoundLines, ByteBuffer) -> Void = { lines, buffer in
            if lines.count == 0 { return }
            found.withLock { $0 = true }
            if let plot { return plot.add(lines.sources) }
            if isSorted { lines.hits.forEach(hits.add) } else { lines.write(as: report, to: buffer) }
        }
        let reading = Result {
            if let index = corpus.index {
                defer { index.reportUnseen() }
                // An index gives the lines in the order of the text.
                let most = sort == .text && sample == nil ? limit : .max
                let probe = ConcordanceReader.probe(for: concordance, restoration.restore)
                if let probe, input.threadCount > 1, plot == nil, most == .max {
                    try index.run(holding: probe, threads: input.threadCount, makeWorker: makeReader) {
                        reader, index, part, buffer in
                        try reader.read(part, of: index, for: concordance) { _, lines, _ in take(lines, buffer) }
                    }
                } else {
                    let buffer = ByteBuffer()
                    defer { StandardOutput.write(buffer.bytes) }
                    try makeReader().read(index, for: concordance, most: most) { _, lines, _ in
                        take(lines, buffer)
                        if buffer.count > 1 << 16 {
                            StandardOutput.write(buffer.bytes)
                            buffer.removeAll()
                        }
                    }
                }
            } else {
                try corpus.run(makeWorker: makeReader) { reader, document, buffer in
                    reader.read(document) { lines, _ in take(lines, buffer) }
                }
            }
        }
        if isSorted {
            StandardOutput.write { for hit in hits.ordered { report.write(hit, to: $0) } }
        }
        if let plot {
            StandardOutput.write { plot.plot(of: query.query).writeSVG(to: $0) }
        } else {
            report.end()
        }
        try reading.get()
        if !found.withLock({ $0 }) { throw Failure.failed }
    }

    private func runCounts(
        _ concordance: Concordance, _ makeReader: @escaping @Sendable () -> ConcordanceReader, _ corpus: Corpus
    ) throws {
        let found = Guarded(false)
        let add: @Sendable (Grouped<GroupOccurrences>, String, Int, Int) -> Void = { groups, group, lines, words in
            if lines > 0 { found.withLock { $0 = true } }
            groups.counter(of: group).add(lines, words: words)
        }
        let counted: CountedGroups<GroupOccurrences>
        if let index = corpus.index {
            let groups = Grouped { GroupOccurrences() }
            let reading = Result { try makeReader().count(index, for: concordance) { add(groups, $0, $1, $2) } }
            counted = CountedGroups(groups: Grouped.merged([groups]), reading: reading)
        } else {
            counted = corpus.count(makeCounter: { GroupOccurrences() }, makeReader: makeReader) {
                reader, groups, document in
                reader.read(document) { add(groups, document.group, $0.count, $1) }
            }
        }
        let table = GroupOccurrences.report(counted.groups, query: query.query)
        StandardOutput.write(table.written(as: format))
        try counted.reading.get()
        if !found.withLock({ $0 }) { throw Failure.failed }
    }
}
