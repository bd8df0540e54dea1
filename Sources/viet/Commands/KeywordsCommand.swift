import ArgumentParser
import VietCore
import VietFormats
import VietKeywords
import VietReports
import VietSegmentation
import VietText

extension KeywordMethod: ExpressibleByArgument {}

/// `viet keywords`
struct KeywordsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keywords",
        abstract: "Find the words, names and phrases that say what a text is about.",
        discussion: """
            Every file is a document, unless --lines, --separator or --input jsonl says otherwise. A short first line is \
            taken for the title. JSON lines come back with the keywords in the field --into.

            Examples:
              viet keywords article.txt
              viet keywords --top 10 --types names,phrases --format tsv *.txt
              viet keywords --format html article.txt > article.html
              viet keywords --input jsonl --field body < articles.jsonl
              viet keywords --by corpus --against last-year.viet this-year/*.txt
              viet keywords --input jsonl --by source --top 5 news.jsonl
            """)

    enum Scope: ExpressibleByArgument, Equatable {
        case document, corpus
        case groups(GroupKey)

        init?(argument: String) {
            switch argument {
            case "document": self = .document
            case "corpus": self = .corpus
            default:
                guard let key = GroupKey(argument: argument) else { return nil }
                self = .groups(key)
            }
        }

        var defaultValueDescription: String { "document" }
    }

    @OptionGroup var input: InputOptions
    @OptionGroup var documents: DocumentOptions
    @OptionGroup var stopWords: StopWordOptions
    @OptionGroup var offsets: OffsetOptions
    @OptionGroup var restoration: RestoreOptions

    @Option(help: ArgumentHelp("How many keywords to give; 0 is all.", valueName: "number"))
    var top: RowLimit = 20

    @Option(help: "How to weigh. Higher is better in all.")
    var method = KeywordMethod.combined

    @Option(
        help: ArgumentHelp(
            """
            What has its keywords: every document, the corpus, or each group of documents with the same value of a field, in \
            comparison with all others unless --against says otherwise; date:month groups by time.
            """, valueName: "document|corpus|field"))
    var by = Scope.document

    @Option(help: ArgumentHelp("The longest phrase of common words.", valueName: "number"))
    var phrases = 4

    @Option(
        help: ArgumentHelp(
            "What to give, with commas: words, phrases, names, entities (names of a known type), PER, LOC, ORG, MISC.",
            valueName: "types"))
    var types = "words,phrases,names"

    @Option(help: "How names are found. Only the tagger knows their types.")
    var names = NameSource.tagger

    @Option(
        help: ArgumentHelp(
            """
            A table, or text files with commas, to compare with; 'standard' is the table of the program, 'rest' with --by FIELD all \
            other groups.
            """, valueName: "files"))
    var against: ComparisonSource?

    @Option(
        help: ArgumentHelp("Weights of your own for --method combined, from `viet train keywords`.", valueName: "file"))
    var weights: String?

    /// The files to compare with.
    private var reference: [String]? {
        if case .files(let list) = against { list.listed } else { nil }
    }

    private var groupKey: GroupKey? {
        if case .groups(let key) = by { key } else { nil }
    }

    @Option(
        help: ArgumentHelp(
            "Only keywords whose words are all of these parts of speech: NOUN,PROPN,ADJ or N,Np,A.", valueName: "list"))
    var pos: PartsOfSpeech?

    @Flag(help: "Give also what other keywords say already.")
    var nested = false

    @Option(help: "How to show them.")
    var format: TableFormat?

    @Option(
        help: ArgumentHelp(
            "The field of a JSON line that the keywords are put into. (default: keywords)", valueName: "name"))
    var into: String?

    func validate() throws {
        guard (1...7).contains(phrases) else { throw ValidationError("--phrases takes a number from 1 to 7.") }
        _ = try wanted()
        if by != .document, ![.combined, .keyness].contains(method) {
            throw ValidationError(
                "--by \(isByCorpus ? "corpus" : "FIELD") weighs by keyness; --method does not go with it.")
        }
        if documents.index != nil, by == .document {
            throw ValidationError("--index goes with --by: corpus, or a field.")
        }
        if let key = groupKey { try documents.check(by: key) }
        try against?.check(by: groupKey)
        if format == .svg, by == .document, input.files.count > 1 || !isOneDocument {
            throw ValidationError("--format svg draws one chart: give one file, or --by corpus, or take html.")
        }
        if let into, documents.fields.isOfText(into) {
            throw ValidationError("--into must not name the field of the text.")
        }
        try refuseUnused()
    }

    /// Refuses what would make no difference.
    private func refuseUnused() throws {
        if by != .document {
            try UnusedOptions.refuse(
                [
                    "--weights": weights != nil, "--into": into != nil, "--offsets": offsets.offsets != .codepoint,
                    "--restore": restoration.restore == .always,
                ], "is about the keywords of single documents; leave it out with --by.")
        }
        try UnusedOptions.refuse(["--weights": weights != nil && method != .combined], "needs --method combined.")
        try UnusedOptions.refuse(
            ["--into": into != nil && !writesRecords], "needs --input jsonl, csv or tsv, and --format jsonl.")
    }

    /// Whether records come out as they went in, with their keywords.
    private var writesRecords: Bool { documents.kind.isRecords && (format == nil || format == .jsonl) }

    private var isByCorpus: Bool { by == .corpus }

    private func wanted() throws -> WantedKeywords {
        let wanted = try WantedKeywords(types)
        if wanted.entityTypes != nil, names == .capitals {
            throw ValidationError("--names capitals knows no types of names; --types names takes all of them.")
        }
        return wanted
    }

    func run() throws {
        by == .document ? try runDocuments() : try runCorpus(groupKey)
    }

    private func runDocuments() throws {
        var options = KeywordOptions()
        options.method = method
        options.limit = top.count
        options.phraseLength = phrases
        options.kinds = try wanted().kinds
        options.entityTypes = try wanted().entityTypes
        options.mergesNested = !nested
        let count = CorpusCount(
            documents: documents, encoding: input.encoding, phrases: 1, stopWords: .none, names: .capitals)
        let extractor = KeywordExtractor(
            background: try reference.map { try count.reference(in: $0).words } ?? .background,
            stopWords: try stopWords.stopWords(),
            weights: try weights.map { try KeywordWeights(path: $0) } ?? .standard, options: options)
        if writesRecords { return try runRecords(extractor) }
        let writer = KeywordWriter(
            format: format ?? .table, offsets: offsets.offsets, isAlone: input.files.count <= 1 && isOneDocument,
            method: method)
        let corpus = try Corpus(input, documents)
        let makeWorker = makeWorker(extractor, corpus.segmenter)
        writer.begin()
        let reading = Result {
            try corpus.run(makeWorker: makeWorker) { worker, document, output in
                document.record.read(by: worker.1) {
                    writer.write(worker.0.keywords(in: $0.bytes), of: $0, to: output)
                }
            }
        }
        writer.end()
        try reading.get()
    }

    /// What every thread reads documents with.
    private func makeWorker(
        _ extractor: KeywordExtractor, _ segmenter: Segmenter
    ) -> @Sendable () -> (KeywordRun, MarkReader?) {
        let (source, tags, choice) = (names, pos?.tags, restoration.restore)
        return { (KeywordRun(extractor, segmenter, names: source, tags: tags), MarkReader(choice)) }
    }

    private var isOneDocument: Bool {
        !documents.lines && !documents.kind.isRecords && documents.separator == nil
    }

    private func runRecords(_ extractor: KeywordExtractor) throws {
        let unit = offsets.offsets
        let makeWorker = try makeWorker(extractor, documents.dictionaries.segmenter())
        let known = try DocumentFields(documents.conditions, by: nil, in: documents.fields)
        try input.runRecords(documents.fields, into: into ?? "keywords", known: known, makeWorker: makeWorker) {
            worker, record, output in
            record.read(by: worker.1) {
                let keywords = worker.0.keywords(in: $0.bytes)
                KeywordReport.table(keywords, title: "", of: $0, unit: unit).writeJSON(to: output)
            }
        }
    }

    /// Compares the whole corpus with the reference, or every group of its documents with that or with all others.
    private func runCorpus(_ key: GroupKey?) throws {
        let wanted = try wanted()
        var options = CorpusKeywordOptions()
        options.limit = top.count
        options.kinds = wanted.kinds
        options.entityTypes = wanted.entityTypes
        options.stopWords = try stopWords.stopWords()
        options.mergesNested = !nested
        let count = CorpusCount(
            documents: documents, encoding: input.encoding, phrases: phrases, stopWords: options.stopWords, names: names
        )
        let given = try reference.map { try count.reference(in: $0) }
        let corpus = try Corpus(input, documents, by: key)
        let counted = count.counters(of: corpus, tags: pos?.tags)
        let segmenter = corpus.segmenter
        func wanting(_ counters: [CountedPart], _ tables: CorpusFrequencies) throws -> CorpusKeywordOptions {
            var options = options
            options.isWanted = try CountedPart.areMostlyTagged(counters, tables)
            return options
        }
        if key != nil, given == nil, against != .standard {
            let all = try CorpusFrequencies(counted.counters.map(\.all))
            let tables = try counted.groups.map { group, counters in
                let tables = try CorpusFrequencies(counters.map(\.all))
                let rows = try tables.keywords(
                    againstRestOf: all, options: wanting(counters, tables), segmenter: segmenter)
                return (group, FrequencyReport.corpusKeywords(rows))
            }
            StandardOutput.write(ReportTable.joined(tables, title: "Keywords").written(as: format ?? .table))
        } else {
            let reference = given ?? CorpusFrequencies(.background)
            func table(_ counters: [CountedPart]) throws -> ReportTable {
                let tables = try CorpusFrequencies(counters.map(\.all))
                // What the program's own table leaves out is documented, and the same for all.
                ComparisonNotes.report(
                    given == nil ? [] : try tables.words.notes(comparingWith: reference.words),
                    words: tables.words.words, reference: reference.words.words)
                return FrequencyReport.corpusKeywords(
                    try tables.keywords(against: reference, options: wanting(counters, tables), segmenter: segmenter))
            }
            let report =
                key == nil
                ? try table(counted.counters)
                : ReportTable.joined(try counted.groups.map { ($0.group, try table($0.counters)) }, title: "Keywords")
            StandardOutput.write(report.written(as: format ?? .table))
        }
        try counted.reading.get()
    }
}
