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

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case table, tsv, jsonl
    }

    @Option(help: "How to show them.")
    var format = Format.table

    func validate() throws {
        guard (0...1000).contains(context) else { throw ValidationError("--context takes a number from 0 to 1000.") }
        guard top >= 0 else { throw ValidationError("--top takes a number from 0.") }
        if let sample {
            guard sample > 0 else { throw ValidationError("--sample takes a number from 1.") }
            guard top == 0 else { throw ValidationError("--top and --sample exclude each other.") }
        }
    }

    func run() throws {
        var concordance = Concordance(try query.textQuery())
        concordance.context = context
        let settings = concordance
        let findsEntities = settings.query.entityType.map { Set([$0]) }
        let isSorted = sort != .text || top > 0 || sample != nil
        let hits = ConcordanceHits(
            files: input.files, order: sort, limit: sample ?? (top > 0 ? top : .max),
            seed: sample.map { _ in seed })
        let segmenter = try documents.dictionaries.segmenter()
        let hasTags = settings.query.needsTags
        let found = FoundFlag()
        let output = format
        let unit = offsets.offsets
        let choice = restoration.restore
        if format == .tsv { StandardOutput.write("document\tline\tstart\tend\tleft\tmatch\tright\n") }
        var failure: (any Error)?
        do {
            try input.runTexts(documents) {
                (settings.makeWorker(), NamedText(findsEntities, segmenter, hasTags: hasTags), MarkReader(choice))
            } body: { worker, document, buffer in
                document.record.read(by: worker.2) { record in
                    let lines = worker.1.with(record.bytes) { worker.0.lines(in: $0, names: $1) }
                    if !lines.isEmpty { found.set() }
                    var converter = record.converter(to: unit)
                    for line in lines {
                        var line = line
                        let start = converter(line.range.lowerBound)
                        line.range = start..<converter.end(line.range.upperBound)
                        let hit = ConcordanceHit(
                            line: line, file: record.file, number: record.line, isRestored: record.isRestored)
                        if isSorted { hits.add(hit) } else { Self.write(hit, output, to: buffer) }
                    }
                }
            }
        } catch { failure = error }
        if isSorted {
            let buffer = ByteBuffer()
            for hit in hits.ordered { Self.write(hit, format, to: buffer) }
            StandardOutput.write(buffer.bytes)
        }
        if let failure { throw failure }
        if !found.isSet { throw Failure.failed }
    }

    /// The cells of each side of a match: what the terminal leaves, or what most of them have.
    private static func sideWidth(of match: String) -> Int {
        Platform.terminalWidth.map { max(10, ($0 - 4 - DisplayWidth.of(match)) / 2) } ?? 44
    }

    private static func write(_ hit: ConcordanceHit, _ format: Format, to output: ByteBuffer) {
        let line = hit.line
        switch format {
        case .table:
            ConcordanceText.write(
                left: line.left, match: line.match, right: line.right, width: sideWidth(of: line.match), to: output)
        case .tsv:
            let cells = [
                ControlCharacters.escaped(hit.file), String(hit.number), String(line.range.lowerBound),
                String(line.range.upperBound), line.left,
                line.match, line.right,
            ]
            output.append(cells.map { ControlCharacters.line($0) }.joined(separator: "\t") + "\n")
        case .jsonl:
            output.append("{\"document\":" as StaticString)
            output.append(json: hit.file)
            output.append(",\"line\":\(hit.number),\"start\":\(line.range.lowerBound),\"end\":\(line.range.upperBound)")
            if hit.isRestored { output.append(",\"restored\":true" as StaticString) }
            for (name, text) in [("left", line.left), ("match", line.match), ("right", line.right)] {
                output.append(UInt8(ascii: ","))
                output.append(key: name)
                output.append(json: text)
            }
            output.append("}\n" as StaticString)
        }
    }
}

/// Whether any thread has found something.
private final class FoundFlag: Sendable {
    private let flag = Atomic(false)

    var isSet: Bool { flag.load(ordering: .relaxed) }

    func set() { flag.store(true, ordering: .relaxed) }
}
