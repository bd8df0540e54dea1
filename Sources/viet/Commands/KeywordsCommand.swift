import ArgumentParser
import VietCore
import VietFormats
import VietKeywords
import VietSegmentation
import VietText

extension KeywordMethod: ExpressibleByArgument {}

/// `viet keywords`
struct KeywordsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keywords",
        abstract: "Find the words, names and phrases that say what a text is about.",
        discussion: """
            Every file is a document, unless --lines, --separator or --input jsonl says otherwise. A short first line is \\
            taken for the title. JSON lines come back with the keywords in the field --into.

            Examples:
              viet keywords article.txt
              viet keywords --top 10 --types names,phrases --format tsv *.txt
              viet keywords --format html article.txt > article.html
              viet keywords --input jsonl --field body < articles.jsonl
              viet keywords --by corpus --against last-year.viet this-year/*.txt
            """)

    enum Scope: String, ExpressibleByArgument, CaseIterable {
        case document, corpus
    }

    @OptionGroup var input: InputOptions
    @OptionGroup var documents: DocumentOptions
    @OptionGroup var stopWords: StopWordOptions
    @OptionGroup var offsets: OffsetOptions

    @Option(help: ArgumentHelp("How many keywords to give.", valueName: "number"))
    var top = 20

    @Option(help: "How to weigh. Higher is better in all.")
    var method = KeywordMethod.combined

    @Option(help: "Whether every document has its keywords, or all of them together.")
    var by = Scope.document

    @Option(help: ArgumentHelp("The longest phrase of common words.", valueName: "number"))
    var phrases = 4

    @Option(help: ArgumentHelp("What to give: words, phrases, names, or several with commas.", valueName: "types"))
    var types = "words,phrases,names"

    @Option(
        help: ArgumentHelp(
            "A table or text files to compare with, in place of the program's table.", valueName: "files"))
    var against: String?

    @Flag(help: "Give also what other keywords say already.")
    var nested = false

    @Option(help: "How to show them.")
    var format: TableFormat?

    @Option(help: ArgumentHelp("The field of a JSON line that the keywords are put into.", valueName: "name"))
    var into = "keywords"

    func validate() throws {
        guard top >= 0 else { throw ValidationError("--top takes a number from 0.") }
        guard (1...7).contains(phrases) else { throw ValidationError("--phrases takes a number from 1 to 7.") }
        _ = try kinds()
        if by == .corpus, ![.combined, .keyness].contains(method) {
            throw ValidationError("--by corpus weighs by keyness; --method does not go with it.")
        }
        if documents.kind == .jsonl, into == documents.field {
            throw ValidationError("--into must not name the field of the text.")
        }
    }

    private func kinds() throws -> Set<KeywordKind> {
        var kinds: Set<KeywordKind> = []
        for name in types.split(separator: ",") {
            switch name {
            case "words", "word": kinds.insert(.word)
            case "phrases", "phrase": kinds.insert(.phrase)
            case "names", "name", "entities": kinds.insert(.name)
            default: throw ValidationError("--types knows words, phrases and names (or entities), not \(name).")
            }
        }
        guard !kinds.isEmpty else { throw ValidationError("--types names nothing.") }
        return kinds
    }

    func run() throws {
        StandardOutput.ignoreBrokenPipeSignal()
        try reporting { by == .corpus ? try runCorpus() : try runDocuments() }
    }

    /// The table that --against names: one of `viet frequencies`, or texts that are counted now.
    private func reference() throws -> FrequencyTable {
        guard let against else { return .background }
        let paths = against.split(separator: ",").map { String($0) }
        if paths.count == 1, let start = try? InputFile.start(of: paths[0], count: 8), start == Array("VIETFREQ".utf8) {
            return try FrequencyTable(path: paths[0])
        }
        let counter = FrequencyCounter(options: CountingOptions())
        let segmenter = try documents.dictionaries.segmenter().makeWorker()
        for path in paths {
            try InputFile.contents(of: path).withUnsafeBufferPointer { try count($0, with: segmenter, in: counter) }
        }
        return try FrequencyTable([counter])
    }

    private func runDocuments() throws {
        var options = KeywordOptions()
        options.method = method
        options.limit = top
        options.phraseLength = phrases
        options.kinds = try kinds()
        options.mergesNested = !nested
        let extractor = KeywordExtractor(
            background: try reference(), stopWords: try stopWords.stopWords(), options: options)
        if documents.kind == .jsonl, format == nil || format == .jsonl { return try runJSONLines(extractor) }
        let writer = KeywordWriter(
            format: format ?? .table, offsets: offsets.offsets, isAlone: input.files.count <= 1 && isOneDocument,
            method: method)
        let segmenter = try documents.dictionaries.segmenter()
        writer.begin()
        var failure: (any Error)?
        do {
            try input.runTexts(documents) {
                KeywordRun(extractor, segmenter)
            } body: { run, document, output in
                let keywords = run.keywords(in: document.record.bytes)
                writer.write(keywords, of: document.record, to: output)
            }
        } catch { failure = error }
        writer.end()
        if let failure { throw failure }
    }

    private var isOneDocument: Bool {
        !documents.lines && documents.kind == .text && documents.separator == nil
    }

    private func runJSONLines(_ extractor: KeywordExtractor) throws {
        let unit = offsets.offsets
        let segmenter = try documents.dictionaries.segmenter()
        try input.runJSONLines(field: documents.field, into: into) {
            KeywordRun(extractor, segmenter)
        } body: { run, record, output in
            let keywords = run.keywords(in: record.bytes)
            KeywordReport.table(keywords, title: "", text: record.bytes, unit: unit).writeJSON(to: output)
        }
    }

    /// Compares the whole corpus with the reference.
    private func runCorpus() throws {
        let background = try reference()
        var settings = CountingOptions()
        settings.stopWords = try stopWords.stopWords()
        settings.phraseLength = against == nil ? 1 : phrases
        settings.countsParts = true
        let options = settings
        let counters = Collected<FrequencyCounter>()
        let segmenter = try documents.dictionaries.segmenter()
        var failure: (any Error)?
        do {
            try input.runTexts(documents) {
                (counters.add(FrequencyCounter(options: options)), segmenter.makeWorker())
            } body: { worker, document, _ in
                try count(document.record.bytes, with: worker.1, in: worker.0)
            }
        } catch { failure = error }
        let table = try FrequencyTable(counters.elements)
        if background.words < table.words {
            StandardError.report("the reference has fewer words than the text; what it lacks says little")
        }
        let rows = try table.keywords(top, against: background, stopWords: options.stopWords)
        StandardOutput.write(FrequencyReport.comparison(rows, format: format ?? .table))
        if let failure { throw failure }
    }
}

/// What one thread needs to go from bytes to keywords.
final class KeywordRun {
    private let segmenter: SegmentationWorker
    private let worker: KeywordWorker

    init(_ extractor: KeywordExtractor, _ segmenter: Segmenter) {
        worker = extractor.makeWorker()
        self.segmenter = segmenter.makeWorker()
    }

    func keywords(in bytes: UnsafeBufferPointer<UInt8>) -> [Keyword] {
        segmenter.segment(bytes)
        return worker.keywords(
            in: DocumentView(
                bytes: bytes, tokens: segmenter.tokens, words: segmenter.words, sentences: segmenter.sentences))
    }
}
