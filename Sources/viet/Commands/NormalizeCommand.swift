import ArgumentParser
import VietCore
import VietFormats
import VietNormalization

/// `viet normalize`
struct NormalizeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "normalize",
        abstract: "Bring text to one spelling and one encoding.",
        discussion: """
            Without options the text is composed to NFC and nothing else changes: line ends, spaces and bytes that \
            are no valid UTF-8 stay as they are. Every line depends on itself alone.

            Clean-ups for --clean, separated by commas, or 'all':
              lookalikes   Ð ɖ and Cyrillic or Greek letters inside Vietnamese words
              width        full-width letters, digits and signs
              marks        marks doubled or in an order that does not compose
              invisible    zero-width characters, soft hyphens, direction marks
              spaces       no-break and other special spaces
              quotes, dashes, ellipsis
                           typographic signs to those of ASCII
              punctuation  !!! to !, and so on
              entities     HTML character references

            Encodings for --from and --to: utf-8, utf-16, utf-16le, utf-16be, utf-32, utf-32le, utf-32be, tcvn3 \
            (abc), tcvn5712, vni, viscii, vps, windows-1258, viqr; for text in one of these that was saved as UTF-8 \
            (Traàn Thò) the name with -as-utf-8 behind it. --from auto looks at each file, with --lines at \
            each line, and tells on standard error what it took it for. Files in UTF-16 and UTF-32, and files for \
            --from auto and --report, are held in memory as a whole.

            Examples:
              viet normalize --tone new --clean all page.txt
              viet normalize --from auto --in-place old/*.txt
              viet normalize --fold diacritics,case < names.txt
              viet normalize --repair --report text article.txt

            Exit status: 0 all went well, 1 a record failed and the others are written, 2 a file could not be read \
            or written, 64 the options are wrong.
            """)

    @OptionGroup var input: InputOptions
    @OptionGroup var records: RecordOptions
    @OptionGroup var rules: NormalizeRules
    @OptionGroup var encodings: NormalizeEncodings
    @OptionGroup var units: OffsetOptions

    @Option(help: "Write what was changed, how often and where, in place of the text.")
    var report: NormalizeReportFormat?

    @Flag(help: "Write the result back to the files; a file that fails stays as it is.")
    var inPlace = false

    func validate() throws {
        if inPlace, input.files.isEmpty || input.files.contains("-") {
            throw ValidationError("--in-place needs files; standard input has no place.")
        }
        if records.kind != .text {
            guard !inPlace, report == nil, areUTF8 else {
                throw ValidationError("--input goes with neither --in-place, --report, --from nor --to.")
            }
        }
        if encodings.from != nil, input.encoding != .utf8 {
            throw ValidationError("--from and --encoding are the same; give one of them.")
        }
        if input.strict, source != .utf8 {
            throw ValidationError("--strict looks for UTF-8; leave it out with --from.")
        }
        try UnusedOptions.refuse(
            ["--lossy": encodings.lossy && areUTF8], "is about other encodings than UTF-8; it needs --from or --to.")
        if letterCaseIsSaidTwice { throw ValidationError("--case and --fold case exclude each other.") }
        if records.lines, hasWide {
            throw ValidationError("--lines does not go with UTF-16 and UTF-32.")
        }
    }

    private var source: SourceEncoding { encodings.from ?? input.encoding }
    private var areUTF8: Bool { source == .utf8 && encodings.to == .utf8 }
    private var hasWide: Bool { source.isWide || encodings.to.isWide }
    private var letterCaseIsSaidTwice: Bool {
        rules.letterCase != nil && rules.fold?.value.contains(.letterCase) == true
    }

    func run() throws {
        let converter = NormalizeConverter(
            normalizer: rules.normalizer, from: source, to: encodings.to, lossy: encodings.lossy)
        if records.kind.isRecords {
            try runRecords(converter)
        } else if records.kind == .html {
            try runPages(converter)
        } else if inPlace || report != nil || hasWide || (source == .auto && !records.lines) {
            let files = NormalizeFiles(
                converter: converter, unit: units.offsets, report: report, inPlace: inPlace, byLines: records.lines,
                isStrict: input.strict)
            try files.run(input.files.isEmpty ? ["-"] : input.files)
        } else {
            try runStream(converter)
        }
    }

    private func runRecords(_ converter: NormalizeConverter) throws {
        try input.runRecords(records.fields, into: records.into ?? "normalized", makeWorker: {}) {
            _, record, output in
            let text = try converter.convert(Array(record.bytes))
            text.withUnsafeBufferPointer { output.append(json: $0) }
        }
    }

    private func runPages(_ converter: NormalizeConverter) throws {
        try input.runDocuments(of: records.fields, makeWorker: {}) { _, record, output in
            let text = try converter.convert(Array(record.bytes))
            text.withUnsafeBufferPointer { output.append($0) }
            output.append(0x0A)
        }
    }

    private func runStream(_ converter: NormalizeConverter) throws {
        // UTF-8 cannot fail, so whole chunks go through at once; otherwise a line that fails costs itself alone.
        let endsLines = records.lines
        let byLines = endsLines || !areUTF8
        // Other encodings are decoded by the converter, line by line.
        let decodes = source == .utf8
        try input.runChunks(cut: .lines, countsLines: byLines, decodes: decodes, makeWorker: {}) { _, chunk in
            if byLines {
                converter.convertLines(
                    chunk.input.bytes, firstLine: chunk.firstLine, file: chunk.file, to: chunk.output,
                    fail: chunk.fail)
                if endsLines, let last = chunk.input.bytes.last, last != 0x0A { chunk.output.append(0x0A) }
                return
            }
            do throws(VietTextError) {
                let text = try converter.convert(Array(chunk.input.bytes))
                text.withUnsafeBufferPointer { chunk.output.append($0) }
            } catch {
                chunk.fail(Failure.located(error, chunk.file))
            }
        }
    }
}
