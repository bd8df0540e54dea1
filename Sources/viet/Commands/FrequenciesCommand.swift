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

    @Option(help: ArgumentHelp("How many words to show.", valueName: "number"))
    var top = 30

    @Option(
        help: ArgumentHelp(
            "Show what is commoner than in this table; 'standard' is the one of the program.", valueName: "file"))
    var against: String?

    @Option(help: "How to show it.")
    var format = TableFormat.table

    func validate() throws {
        guard top >= 0 else { throw ValidationError("--top takes a number from 0.") }
        if merge, input.files.isEmpty { throw ValidationError("--merge needs the tables to add up.") }
        if !series.words.isEmpty, merge || output != nil || against != nil {
            throw ValidationError("--series goes with none of --merge, --output and --against.")
        }
    }

    func run() throws {
        StandardOutput.ignoreBrokenPipeSignal()
        try reporting {
            if !series.words.isEmpty { return try series.run(input, documents, format: format) }
            var failure: (any Error)?
            let counts = try merged(&failure)
            let bytes = try counts.write(
                to: output, pruning: counting.pruning, withIndex: output != nil || against != nil)
            if output == nil { try show(FrequencyTable(bytes: bytes)) }
            if let failure { throw failure }
        }
    }

    /// The counts of the tables or of the texts. An input that failed does not lose the others.
    private func merged(_ failure: inout (any Error)?) throws -> FrequencyMerging {
        if merge { return try FrequencyMerging(paths: input.files) }
        var options = try counting.options()
        options.stopWords = try stopWords.stopWords()
        let settings = options
        let counters = Collected<FrequencyCounter>()
        let segmenter = try documents.dictionaries.segmenter()
        do {
            try input.runTexts(documents) {
                (counters.add(FrequencyCounter(options: settings)), segmenter.makeWorker())
            } body: { worker, document, _ in
                try orEnding { try count(document.record.bytes, with: worker.1, in: worker.0) }
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
            let rows = try table.keywords(top, against: reference, stopWords: hidden)
            StandardOutput.write(FrequencyReport.comparison(rows, format: format))
        } else {
            StandardOutput.write(FrequencyReport.list(try table.commonest(top, stopWords: hidden), format: format))
        }
    }
}

/// Counts a document in stretches, so that the words of a long one need not all be in memory.
func count(
    _ bytes: UnsafeBufferPointer<UInt8>, with segmenter: SegmentationWorker, in counter: FrequencyCounter
) throws {
    try counter.beginDocument(bytes)
    var start = 0
    while start < bytes.count {
        var length = min(4 << 20, bytes.count - start)
        while true {
            let stretch = UnsafeBufferPointer(rebasing: bytes[start..<(start + length)])
            let isFinal = start + length == bytes.count
            let used = segmenter.segmentPrefix(stretch, isFinal: isFinal)
            if used > 0 || isFinal {
                counter.add(
                    words: segmenter.words, tokens: segmenter.tokens, sentences: segmenter.sentences, bytes: stretch)
                start += max(used, isFinal ? length : 0)
                break
            }
            // No sentence ends in the stretch.
            length = min(length * 2, bytes.count - start)
        }
    }
}

/// What is counted and kept.
struct CountingOptionGroup: ParsableArguments {
    @Option(help: ArgumentHelp("Count phrases of up to so many words too.", valueName: "number"))
    var phrases = 1

    @Flag(help: "Count by parts of the corpus, which shows how evenly a word is spread.")
    var dispersion = false

    @Option(help: ArgumentHelp("Leave out words of fewer documents.", valueName: "number"))
    var minimumDocuments = 1

    @Option(help: ArgumentHelp("Leave out words of fewer occurrences.", valueName: "number"))
    var minimumFrequency = 1

    @Flag(help: "Keep of the ways of writing a word only the commonest.")
    var oneForm = false

    @Flag(help: "Leave out what holds no letter.")
    var noNumbers = false

    @Option(help: ArgumentHelp("Megabytes of counts to hold before they are spilled.", valueName: "number"))
    var memory = 1024

    @Option(help: ArgumentHelp("The folder for temporary files.", valueName: "folder"))
    var temporary: String?

    func validate() throws {
        guard (1...8).contains(phrases) else { throw ValidationError("--phrases takes a number from 1 to 8.") }
        guard (1...1_000_000).contains(memory) else { throw ValidationError("--memory takes a number from 1.") }
    }

    func options() throws -> CountingOptions {
        var options = CountingOptions()
        options.phraseLength = phrases
        options.countsParts = dispersion
        options.memoryLimit = memory << 20
        options.temporaryDirectory = temporary
        return options
    }

    var pruning: FrequencyPruning {
        var pruning = FrequencyPruning()
        pruning.minimumDocuments = minimumDocuments
        pruning.minimumFrequency = minimumFrequency
        pruning.keepsOnlyCommonestForm = oneForm
        pruning.dropsNumbers = noNumbers
        return pruning
    }
}
