import ArgumentParser
import VietCore
import VietFormats
import VietKeywords
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

    @Option(help: "A name for the table that --output writes.")
    var identity = "custom"

    @Option(help: ArgumentHelp("How many words to show.", valueName: "number"))
    var top = 30

    @Option(
        help: ArgumentHelp(
            "Show what is commoner than in this table; 'standard' is the one of the program.", valueName: "file"))
    var against: String?

    @Option(help: PartsOfSpeech.help)
    var pos: PartsOfSpeech?

    @Flag(help: "With --pos: count a word by its parts of speech, as word/TAG.")
    var byPos = false

    @Option(help: "In which order: that of the figures, or of Vietnamese dictionaries.")
    var sort = ListOrder.rank

    @Option(help: "How to show it.")
    var format = TableFormat.table

    func validate() throws {
        guard top >= 0 else { throw ValidationError("--top takes a number from 0.") }
        if merge, input.files.isEmpty { throw ValidationError("--merge needs the tables to add up.") }
        if pos != nil, merge || !series.words.isEmpty || counting.phrases > 1 {
            throw ValidationError("--pos goes with none of --merge, --series and --phrases.")
        }
        if byPos, pos == nil { throw ValidationError("--by-pos needs --pos; --pos all takes every word.") }
        if !series.words.isEmpty, merge || output != nil || against != nil {
            throw ValidationError("--series goes with none of --merge, --output and --against.")
        }
    }

    func run() throws {
        if !series.words.isEmpty { return try series.run(input, documents, format: format) }
        // Judged before the counting, which may take hours.
        let target = try output.map { try OutputTarget($0, inputs: input.files, replacing: .tables) }
        var failure: (any Error)?
        let counts = try merged(&failure)
        if let target {
            try counts.write(to: target, pruning: counting.pruning, identity: identity)
        } else {
            try show(FrequencyTable(bytes: counts.encoded(counting.pruning, withIndex: against != nil)))
        }
        if let failure { throw failure }
    }

    /// The counts of the tables or of the texts. An input that failed does not lose the others.
    private func merged(_ failure: inout (any Error)?) throws -> FrequencyMerging {
        if merge { return try FrequencyMerging(paths: input.files) }
        var options = try counting.options()
        options.stopWords = try stopWords.stopWords()
        let settings = options
        let counters = Collected<FrequencyCounter>()
        let segmenter = try documents.dictionaries.segmenter()
        if let pos {
            let (tags, byPos) = (pos.tags, byPos)
            do {
                try input.runTexts(documents) {
                    (counters.add(FrequencyCounter(options: settings)), TaggedWords(segmenter, tags, named: byPos))
                } body: { worker, document, _ in
                    try Failure.orEnding { try worker.1.count(document.record.bytes, by: worker.0) }
                }
            } catch { failure = error }
            return try FrequencyMerging(counters.elements)
        }
        do {
            try input.runTexts(documents) {
                (counters.add(FrequencyCounter(options: settings)), segmenter.makeWorker())
            } body: { worker, document, _ in
                try Failure.orEnding { try worker.0.count(document.record.bytes, with: worker.1) }
            }
        } catch { failure = error }
        return try FrequencyMerging(counters.elements)
    }

    private func show(_ table: FrequencyTable) throws {
        // The list of the program hides words only where comparing, where they would stand first for no reason.
        let hidden = try stopWords.stopWords(standard: against != nil)
        if let against {
            let reference = against == "standard" ? FrequencyTable.background : try FrequencyTable(path: against)
            if reference.words < table.words {
                StandardError.report("the reference has fewer words than the text; what it lacks says little")
            }
            let rows = try sort.ordered(table.keywords(top, against: reference, stopWords: hidden)) { $0.entry.text }
            StandardOutput.write(FrequencyReport.comparison(rows, format: format))
        } else {
            let entries = try sort.ordered(table.commonest(top, stopWords: hidden)) { $0.text }
            StandardOutput.write(FrequencyReport.list(entries, format: format))
        }
    }
}
