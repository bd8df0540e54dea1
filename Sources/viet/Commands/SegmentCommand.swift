import ArgumentParser
import VietCore
import VietFormats
import VietNormalization
import VietSegmentation
import VietText

/// `viet segment`
struct SegmentCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "segment",
        abstract: "Split text into sentences and words.",
        discussion: """
            The text is read as running text: sentences may run over line ends, and offsets count from the start of \
            the file. With --lines every line is a text of its own, with --input jsonl every object is.

            Formats:
              text    one sentence a line, words separated by a space, the
                      syllables of a word joined by '_'
              tsv     one word a row: sentence, start, end, kind, word
              json    one object a file, which is held in memory as a whole
              jsonl   one object a sentence, or a record where the input has them
              conllu  CoNLL-U, words with spaces inside FORM

            Examples:
              echo 'Hà Nội là thủ đô của Việt Nam.' | viet segment
              viet segment --format json article.txt
              viet segment --lines --threads 0 corpus.txt > corpus.seg.txt
              viet segment --input jsonl --field body --into words < articles.jsonl
              viet segment --dictionary names.txt --search --format tsv article.txt
              viet segment --search --fold diacritics,case --format jsonl article.txt
              viet segment --explain --dictionary names.txt article.txt

            Exit status: 0 all went well, 1 a record failed and the others are written, 2 a file could not be read \
            or the output not be written, 64 the options are wrong.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, tsv, json, jsonl, conllu
    }

    @OptionGroup var input: InputOptions
    @OptionGroup var records: RecordOptions
    @OptionGroup var units: OffsetOptions
    @OptionGroup var dictionaries: DictionaryOptions
    @OptionGroup var provenance: ProvenanceOptions
    @OptionGroup var restoration: RestoreOptions

    @Option(help: "The format of the result. (default: text; jsonl where the input has records)")
    var format: Format?

    @Option(help: "When compound words are coloured in text.")
    var color = ColorChoice.auto

    @Option(help: ArgumentHelp("A segmentation model to use in place of the built-in one.", valueName: "file"))
    var model: String?

    @Option(help: "Whether every gap comes with the probability that it is inside a word.")
    var boundaries = BoundaryChoice.hard

    @Flag(help: "Write the terms for a search index, words and their parts, with their positions.")
    var search = false

    @Option(
        help: ArgumentHelp(
            "With --search: what the terms are without, of tones, diacritics and case.", valueName: "list"))
    var fold: NormalizeList<Folding>?

    @Flag(help: "Write why each gap was decided as it was: every feature with its weight. Format text or jsonl.")
    var explain = false

    private var chosenFormat: Format { format ?? (records.kind.isRecords ? .jsonl : .text) }

    func validate() throws {
        let byLine = records.lines || records.kind.isRecords
        if byLine, chosenFormat != .text, chosenFormat != .jsonl {
            throw ValidationError("With --lines or records the format is text or jsonl: one line for each.")
        }
        if [search, explain, boundaries == .soft].count(where: { $0 }) > 1 {
            throw ValidationError("--search, --explain and --boundaries soft exclude each other.")
        }
        if fold != nil, !search { throw ValidationError("--fold is about the terms of --search.") }
        if chosenFormat == .conllu, search || boundaries == .soft {
            throw ValidationError("--search and --boundaries soft need --format text, tsv, json or jsonl.")
        }
        if records.kind == .html || explain, restoration.restore == .always {
            throw ValidationError("--restore always goes with neither --input html nor --explain.")
        }
        if explain, byLine || records.kind == .html || (chosenFormat != .text && chosenFormat != .jsonl) {
            throw ValidationError("--explain takes running text and writes text or jsonl.")
        }
    }

    private var extras: SegmentExtras {
        SegmentExtras(
            isSearch: search, fold: fold?.value ?? [], isSoft: boundaries == .soft,
            restoration: records.kind == .html ? .never : restoration.restore)
    }

    func run() throws {
        let segmenter = try loadSegmenter()
        if explain {
            try runExplanation(segmenter)
        } else if records.kind.isRecords {
            try runRecords(segmenter)
        } else if records.lines {
            try runLines(segmenter)
        } else if chosenFormat == .json {
            try runDocuments(segmenter)
        } else {
            try runStream(segmenter)
        }
    }

    private func loadSegmenter() throws -> Segmenter {
        guard let model else { return try dictionaries.segmenter() }
        return try dictionaries.segmenter(Segmenter(modelFile: model))
    }

    private func runRecords(_ segmenter: Segmenter) throws {
        let unit = units.offsets
        let asText = chosenFormat == .text
        let extras = extras
        let makeWorker: @Sendable () -> (SegmentWork, ByteBuffer) = { (SegmentWork(segmenter, extras), ByteBuffer()) }
        try input.runRecords(
            records.fields, into: records.into ?? "segmentation", makeWorker: makeWorker
        ) { pair, record, output in
            let text = pair.0.result(of: record.bytes, unit: unit)
            if asText {
                pair.1.removeAll()
                UnderscoreText.write(text, separator: 0x0A, to: pair.1)
                output.append(json: pair.1.bytes)
            } else {
                SegmentationJSON.writeAnnotation(text, to: output)
            }
        }
    }

    private func runLines(_ segmenter: Segmenter) throws {
        let unit = units.offsets
        let extras = extras
        let makeWorker: @Sendable () -> SegmentWork = { SegmentWork(segmenter, extras) }
        if chosenFormat == .jsonl {
            let prefix = provenance.member(segmenter)
            return try input.runLines(failedLine: .object, makeWorker: makeWorker) { worker, record, output in
                SegmentationJSON.writeDocument(worker.result(of: record.bytes, unit: unit), prefix: prefix, to: output)
            }
        }
        let colors = color.isOn && !search && boundaries == .hard
        try input.runLines(makeWorker: makeWorker) { worker, record, output in
            let text = worker.result(of: record.bytes, unit: unit)
            if colors {
                ColoredText.write(text, separator: 0x20, to: output)
            } else {
                UnderscoreText.write(text, separator: 0x20, to: output)
            }
        }
    }

    private func runDocuments(_ segmenter: Segmenter) throws {
        let unit = units.offsets
        let namesFiles = input.files.count > 1
        let extras = extras
        let prefix = provenance.member(segmenter)
        try input.runDocuments(of: records.fields, makeWorker: { SegmentWork(segmenter, extras) }) {
            worker, record, output in
            var text = worker.result(of: record.bytes, unit: unit)
            text.source = record.source
            text.start = record.start(in: unit)
            SegmentationJSON.writeDocument(
                text, prefix: (namesFiles ? fileMember(record.file) : []) + prefix, mark: record.markLength > 0,
                to: output)
            output.append(0x0A)
        }
    }

    private func runStream(_ segmenter: Segmenter) throws {
        let writer = StreamWriter(
            format: chosenFormat, unit: units.offsets, namesFiles: input.files.count > 1,
            colors: color.isOn && !search && boundaries == .hard,
            extras: extras, provenance: provenance.member(segmenter))
        let header = ByteBuffer()
        writer.writeHeader(to: header)
        StandardOutput.write(header.bytes)
        let cutter = segmenter.makeWorker(keepsScores: false)
        let cut = PartCut(
            line: { cutter.lastSafeCut(in: $0, from: $1) }, otherwise: { cutter.segmentPrefix($0, isFinal: false) },
            limit: 1 << 20)
        try input.runChunks(
            cut: records.kind == .html ? .never : .parts(cut), countsLines: false, keepsTotals: chosenFormat != .text,
            of: records.fields,
            makeWorker: { SegmentWork(segmenter, writer.extras) }
        ) { worker, chunk in writer.write(worker, chunk) }
    }
}

/// The member `"file":…,` at the start of an object.
func fileMember(_ name: String) -> [UInt8] {
    let buffer = ByteBuffer()
    buffer.append("\"file\":" as StaticString)
    buffer.append(json: name)
    buffer.append(UInt8(ascii: ","))
    return Array(buffer.bytes)
}
