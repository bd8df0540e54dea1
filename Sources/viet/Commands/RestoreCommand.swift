import ArgumentParser
import VietCore
import VietFormats
import VietRestoration
import VietText

/// `viet restore`
struct RestoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Put the marks of Vietnamese on text that was typed without them.",
        discussion: """
            One letter stays one letter, in its case. Syllables that have marks stay as they are; addresses, codes, \
            handles, names of files and foreign words are left alone. A file is one text, held in memory as a whole, over \
            which names are settled; with --lines every line is a text by itself, with --input jsonl every object is.

            Formats:
              text    the text with its marks
              jsonl   one object a file or line: text, restored, and the syllables with offsets and confidence

            Examples:
              echo 'toi o Ha Noi' | viet restore
              viet restore --lines --threads 0 chat.txt > chat.restored.txt
              viet restore --lines --readings 3 queries.txt
              viet restore --input jsonl --into restored < articles.jsonl

            Exit status: 0 all went well, 1 a record failed and the others are written, 2 a file could not be read \
            or the output not be written, 64 the options are wrong.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, jsonl
    }

    @OptionGroup var input: InputOptions
    @OptionGroup var records: RecordOptions
    @OptionGroup var units: OffsetOptions

    @Option(help: "The format of the result. (default: text; a string in the field of --into for records)")
    var format = Format.text

    @Flag(help: "Put marks also on syllables that have some but no tone: viêt becomes việt.")
    var partial = false

    @Flag(help: "Write short forms of chat out first: ko as không. JSON lists them in chat.")
    var chat = false

    @Option(help: ArgumentHelp("Leave syllables less sure than this, from 0 to 1, as they are.", valueName: "number"))
    var minConfidence = 0.0

    @Option(
        help: ArgumentHelp(
            "Write that many readings of each line or record, the most probable first, as JSON.", valueName: "number"))
    var readings: Int?

    @Option(help: ArgumentHelp("A model of marks to use in place of the built-in one.", valueName: "file"))
    var model: String?

    func validate() throws {
        if !(0...1).contains(minConfidence) { throw ValidationError("--min-confidence takes a number from 0 to 1.") }
        if let readings {
            guard (1...MarkRestorer.mostReadings).contains(readings) else {
                throw ValidationError("--readings takes a number from 1 to \(MarkRestorer.mostReadings).")
            }
            if !records.lines, !records.kind.isRecords { throw ValidationError("--readings needs --lines or records.") }
        }
        if records.kind == .html { throw ValidationError("Pages cannot be restored; give their text.") }
    }

    func run() throws {
        var restorer = try model.map { try MarkRestorer(modelFile: $0) } ?? .standard
        restorer.options = RestorationOptions(isPartial: partial, minimumConfidence: minConfidence, writesOutChat: chat)
        let isJSON = format == .jsonl
        let work = RestoreWork.Setup(
            restorer: restorer, isJSON: isJSON, readings: readings, unit: units.offsets)
        if records.kind.isRecords {
            try input.runRecords(records.fields, into: records.into ?? "restored", makeWorker: work.makeWorker) {
                try $0.write(record: $1, to: $2)
            }
        } else if records.lines {
            let failed: FailedLine = isJSON || readings != nil ? .object : .empty
            try input.runLines(failedLine: failed, makeWorker: work.makeWorker) { try $0.write(line: $1, to: $2) }
        } else {
            let names = input.files.count > 1
            try input.runDocuments(makeWorker: work.makeWorker) {
                $0.write(document: $1, prefix: names && isJSON ? fileMember($1.file) : [], to: $2)
            }
        }
    }
}
