import ArgumentParser
import VietCore
import VietFormats
import VietKeywords
import VietReports
import VietSegmentation
import VietText

/// `viet frequencies`
struct FrequenciesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "frequencies",
        abstract: "Count the words of a corpus, compare corpora, follow words through time.",
        discussion: """
            Without --output the commonest words are shown. With it all counts are written to a table, which \
            'viet keywords --against' and 'viet frequencies --against' read and 'viet frequencies --merge' adds up. \
            Counts beyond --memory are spilled to temporary files, so a corpus may be larger than memory.

            Examples:
              viet frequencies --top 50 corpus/*.txt
              viet frequencies --input jsonl --output mine.viet --threads 0 articles.jsonl
              viet frequencies --merge --output all.viet part1.viet part2.viet
              viet frequencies --against all.viet article.txt
              viet frequencies --pos all --by-pos corpus/*.txt
              viet frequencies --names PER,ORG corpus/*.txt
              viet frequencies --input jsonl --by source --against rest news.jsonl
              viet frequencies --input jsonl --where "date>=2024-03" --by date:month news.jsonl
              viet frequencies --input jsonl --series "giá vàng,giá dầu" --date date --by month news.jsonl
            """)

    @OptionGroup var input: InputOptions
    @OptionGroup var documents: DocumentOptions
    @OptionGroup var stopWords: StopWordOptions
    @OptionGroup var counting: CountingOptionGroup
    @OptionGroup var series: SeriesOptions

    @Flag(help: "The files are tables of this command; add them up.")
    var merge = false

    @Option(help: ArgumentHelp("Write the counts to this file.", valueName: "file"))
    var output: String?

    @Option(help: ArgumentHelp("A name for the table that --output writes. (default: custom)", valueName: "identity"))
    var identity: String?

    @Option(help: ArgumentHelp("How many words to show; 0 is all.", valueName: "number"))
    var top: RowLimit = 30

    @Option(
        help: ArgumentHelp(
            """
            Show what is commoner than in this table; 'standard' is the one of the program, 'rest' with --by all other \
            groups.
            """, valueName: "file"))
    var against: ComparisonSource?

    @Option(help: PartsOfSpeech.help)
    var pos: PartsOfSpeech?

    @Flag(help: "With --pos: count a word by its parts of speech, as word/TAG.")
    var byPos = false

    @Option(
        help: ArgumentHelp(
            "Count the names of these types in place of words: PER, LOC, ORG, MISC with commas, or all.",
            valueName: "types"))
    var names: NameTypes?

    @Option(help: "In which order: that of the figures, or of Vietnamese dictionaries.")
    var sort = ListOrder.rank

    @Option(help: "How to show it.")
    var format = TableFormat.table

    func validate() throws {
        if merge, input.files.isEmpty { throw ValidationError("--merge needs the tables to add up.") }
        if merge, documents.index != nil { throw ValidationError("--merge adds up tables; --index has texts.") }
        if names != nil, merge || pos != nil || !series.words.isEmpty || counting.phrases > 1 {
            throw ValidationError("--names goes with none of --merge, --pos, --series and --phrases.")
        }
        if pos != nil, merge || !series.words.isEmpty || counting.phrases > 1 {
            throw ValidationError("--pos goes with none of --merge, --series and --phrases.")
        }
        if byPos, pos == nil { throw ValidationError("--by-pos needs --pos; --pos all takes every word.") }
        if !series.words.isEmpty, merge || output != nil || against != nil {
            throw ValidationError("--series goes with none of --merge, --output and --against.")
        }
        if series.by != nil, merge || output != nil {
            throw ValidationError("--by goes with neither --merge nor --output; --where chooses documents for a table.")
        }
        try against?.check(by: series.by)
        if series.words.isEmpty { try documents.check(by: series.by) }
        try refuseUnused()
    }

    /// Refuses what would make no difference.
    private func refuseUnused() throws {
        try UnusedOptions.refuse(["--identity": identity != nil && output == nil], "needs --output.")
        try UnusedOptions.refuse(
            ["--dispersion": counting.dispersion && output == nil && against != nil],
            "is not shown in a comparison; leave it out with --against.")
        let isShown: KeyValuePairs = ["--top": top != 30, "--sort": sort != .rank]
        if output != nil {
            let reason = "is about words that are shown; --output writes all of them to a table."
            try UnusedOptions.refuse(isShown, reason)
            try UnusedOptions.refuse(["--against": against != nil, "--format": format != .table], reason)
        }
        if !series.words.isEmpty {
            let reason = "is about lists of words; leave it out with --series."
            try UnusedOptions.refuse(isShown, reason)
            try UnusedOptions.refuse(counting.given, reason)
            try UnusedOptions.refuse(["--stop-words": stopWords.file != nil], reason)
        }
        if merge {
            try UnusedOptions.refuse(
                ["--phrases": counting.phrases > 1, "--dispersion": counting.dispersion],
                "is about texts that are counted; leave it out with --merge, which adds up tables.")
            if documents.isGiven {
                throw ValidationError(
                    """
                    --merge adds up tables, which are no texts: it goes with none of --lines, --input, --field, --separator, \
                    --deduplicate, --where and --dictionary.
                    """)
            }
        }
    }

    func run() throws {
        if !series.words.isEmpty { return try series.run(input, documents, format: format) }
        if series.by != nil { return try runGroups() }
        // Judged before the counting, which may take hours.
        let target = try output.map { try OutputTarget($0, inputs: input.files, replacing: .tables) }
        let counted = merge ? nil : try count()
        let counts = try counted.map { try FrequencyMerging($0.counters) } ?? FrequencyMerging(paths: input.files)
        if let target {
            try counts.write(to: target, pruning: counting.pruning, identity: identity ?? "custom")
        } else {
            StandardOutput.write(
                try report(FrequencyTable(bytes: counts.encoded(counting.pruning, withIndex: against != nil)))
                    .written(as: format))
        }
        try counted?.reading.get()
    }

    /// Shows every group of documents by itself.
    private func runGroups() throws {
        let counted = try count()
        let all = against == .rest ? try FrequencyTable(counted.counters) : nil
        let tables = try counted.groups.map { group, counters in
            (group, try report(FrequencyTable(counters, pruning: counting.pruning), of: all))
        }
        StandardOutput.write(ReportTable.joined(tables, title: "Frequencies").written(as: format))
        try counted.reading.get()
    }

    /// The counts of every group.
    private func count() throws -> CountedGroups<FrequencyCounter> {
        var options = try counting.options()
        options.stopWords = try stopWords.stopWords()
        if let pos { options.counted = "\(byPos ? "words with their tags" : "words") of \(pos.name)" }
        if let names { options.counted = "names of \(names.name)" }
        let settings = options
        let corpus = try Corpus(input, documents, by: series.by)
        let (segmenter, tags, byPos, types) = (corpus.segmenter, pos?.tags, byPos, names?.types)
        return corpus.count {
            FrequencyCounter(options: settings)
        } makeReader: {
            CountedText(segmenter, tags: tags, isNamed: byPos, names: types)
        } body: { text, counters, document in
            try Failure.orEnding { try text.count(document.record.bytes, by: counters.counter(of: document.group)) }
        }
    }

    /// - Parameter all: what the table is compared with the rest of.
    private func report(_ table: FrequencyTable, of all: FrequencyTable? = nil) throws -> ReportTable {
        // The list of the program hides words only where comparing, where they would stand first for no reason.
        let hidden = try stopWords.stopWords(standard: against != nil)
        let unit = names == nil ? "word" : "name"
        guard let against else {
            let entries = try sort.ordered(table.commonest(top.count, stopWords: hidden)) { $0.text }
            // A table that was merged may have parts without being asked for them.
            return FrequencyReport.list(
                entries, unit: unit, hasDispersion: counting.dispersion || entries.contains { $0.dispersion != nil })
        }
        let rows: [FrequencyComparison]
        if let all {
            rows = try table.keywords(top.count, againstRestOf: all, stopWords: hidden)
        } else {
            let reference: FrequencyTable =
                if case .files(let path) = against { try FrequencyTable(path: path) } else { .background }
            ComparisonNotes.report(
                try table.notes(comparingWith: reference), words: table.words, reference: reference.words)
            rows = try table.keywords(top.count, against: reference, stopWords: hidden)
        }
        return FrequencyReport.comparison(try sort.ordered(rows) { $0.entry.text }, unit: unit)
    }
}
