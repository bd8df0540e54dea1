import ArgumentParser
import VietCore
import VietEntities
import VietFormats
import VietNormalization
import VietReports
import VietSegmentation
import VietText

/// `viet entities`
struct EntitiesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "entities",
        abstract: "Find names, dates, times, sums and numbers.",
        discussion: """
            Every input is one article, held in memory as a whole: what is clear in one place of it helps the others. \
            With --lines every line is an article of its own, with --input jsonl every object is, unless \
            --group-by names a field: consecutive objects with the same text there are parts of one article.

            Formats:
              text    the text with its names marked, then a table
              tsv     one entity a row
              iob2    one token a line with its label, a blank line after each sentence
              conllu  CoNLL-U, labels in MISC
              json    one object a file
              jsonl   one object a line, or a record where the input has them
              brat    stand-off lines (.ann)
              spacy   the JSON of spaCy's documents
              html    one page that works without a network

            A gazetteer is lines of name and type, and where wanted a strength (suggest, force or forbid) and an \
            identifier, which comes out in JSON, separated by tabs.

            Examples:
              viet entities article.txt
              viet entities --format html article.txt > article.html
              viet entities --input jsonl --field text --group-by article < parts.jsonl

            Exit status: 0 all went well, 1 a record failed and the others are written, 2 a file could not be read \
            or the output not be written, 64 the options are wrong.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, tsv, iob2, conllu, json, jsonl, brat, spacy, html
    }

    @OptionGroup var input: InputOptions
    @OptionGroup var records: RecordOptions
    @OptionGroup var units: OffsetOptions
    @OptionGroup var dictionaries: DictionaryOptions
    @OptionGroup var provenance: ProvenanceOptions
    @OptionGroup var restoration: RestoreOptions

    @Option(help: "The format of the result. (default: text; jsonl with --lines and records)")
    var format: Format?

    @Option(help: "When the names are coloured in text.")
    var color = ColorChoice.auto

    @Option(help: ArgumentHelp("The types wanted, separated by commas. (default: all)", valueName: "list"))
    var types: String?

    @Option(help: ArgumentHelp("Leave out names less sure than this, from 0 to 1.", valueName: "number"))
    var minConfidence = 0.0

    @Flag(inversion: .prefixedNo, help: "Number the entities and look for their fullest names and roles.")
    var group = true

    @Option(help: ArgumentHelp("The day, YYYY-MM-DD, against which incomplete dates are resolved.", valueName: "day"))
    var date: String?

    @Option(
        help: ArgumentHelp(
            "With --input jsonl: the field that holds the day of each text, in place of --date.", valueName: "name"))
    var dateField: String?

    @Option(help: ArgumentHelp("Names of your own; may be given several times.", valueName: "file"))
    var gazetteer: [String] = []

    @Option(
        help: "What counts as the same name there: exact, folded, spelling or bare (also without marks on letters).")
    var gazetteerMatch = WordIdentity.standard

    @Option(
        help: ArgumentHelp(
            "With --input jsonl: the field that names the article. The whole input is held in memory.",
            valueName: "name"))
    var groupBy: String?

    @Option(help: ArgumentHelp("A model of names to use in place of the built-in one.", valueName: "file"))
    var model: String?

    private var byLine: Bool { records.lines || records.kind.isRecords }
    private var chosenFormat: Format { format ?? (byLine ? .jsonl : .text) }

    func validate() throws {
        if byLine, chosenFormat != .jsonl {
            throw ValidationError("With --lines or records the format is jsonl: one line for each.")
        }
        if dateField != nil, !records.kind.isRecords {
            throw ValidationError("--date-field needs --input jsonl, csv or tsv.")
        }
        if groupBy != nil, !records.kind.isRecords {
            throw ValidationError("--group-by needs --input jsonl, csv or tsv.")
        }
        if restoration.restore == .always, records.kind == .html {
            throw ValidationError("--restore always does not go with --input html.")
        }
        try provenance.check(isShown: [.json, .jsonl].contains(chosenFormat) && !records.kind.isRecords)
        try UnusedOptions.refuse(
            ["--gazetteer-match": gazetteerMatch != .standard && gazetteer.isEmpty], "needs --gazetteer.")
        if !(0...1).contains(minConfidence) { throw ValidationError("--min-confidence takes a number from 0 to 1.") }
        if let date, ReferenceDate(date) == nil { throw ValidationError("--date takes a day such as 2020-07-09.") }
        if chosenFormat == .html, input.files.count > 1 {
            throw ValidationError("--format html makes one page: give one file.")
        }
    }

    /// Tells of types that nothing has but perhaps the entries of a gazetteer or a model of one's own.
    private func noteUnknownTypes(_ types: Set<EntityType>) {
        guard gazetteer.isEmpty, model == nil else { return }
        let known = EntityType.names + EntityType.expressions
        for type in types.subtracting(known).map(\.rawValue).sorted() {
            StandardError.report(
                "--types: nothing is of type \(type); there are \(known.map(\.rawValue).joined(separator: ", "))")
        }
    }

    func run() throws {
        var options = EntityOptions(
            minimumConfidence: minConfidence, groups: group, referenceDate: date.flatMap { ReferenceDate($0) })
        if let types {
            options.types = Set(types.listed.map { EntityType(rawValue: $0.uppercased()) })
            noteUnknownTypes(options.types ?? [])
        }
        if !gazetteer.isEmpty {
            var own = EntityGazetteer(match: gazetteerMatch)
            for path in gazetteer {
                try own.add(lines: try InputFile.contents(of: path), file: path)
            }
            options.gazetteer = own
        }
        let setup = TaggingSetup(
            segmenter: try dictionaries.segmenter(),
            tagger: try model.map { try EntityTagger(modelFile: $0) } ?? .standard,
            options: options, unit: chosenFormat == .spacy || chosenFormat == .brat ? .codepoint : units.offsets,
            restoration: restoration.choice(for: records))
        if records.kind.isRecords {
            let days = try dateField.map { try DayField($0, in: records.fields) }
            let reading = Result { try groupBy.map { try runGroups(setup, days, by: $0) } ?? runRecords(setup, days) }
            let isMissing = days?.isMissing() ?? false
            try reading.get()
            if isMissing { throw Failure.failed }
        } else if records.lines {
            let prefix = provenance.member(setup.segmenter, names: setup.tagger)
            try input.runLines(failedLine: .object, makeWorker: setup.makeWorker) { worker, record, output in
                worker.with(record.bytes, unit: setup.unit, keepsTokens: false) {
                    EntityJSON.writeDocument($0, prefix: prefix, to: output)
                }
            }
        } else {
            try runDocuments(setup)
        }
    }

    private func runRecords(_ setup: TaggingSetup, _ days: DayField?) throws {
        try input.runRecords(
            records.fields, into: records.into ?? "entities", reading: { try days?.day(of: $0.json) },
            makeWorker: setup.makeWorker
        ) { worker, record, day, output in
            worker.with(record.bytes, unit: setup.unit, reference: day, keepsTokens: false) {
                EntityJSON.writeArray($0, to: output)
            }
        }
    }

    private func runDocuments(_ setup: TaggingSetup) throws {
        let format = chosenFormat
        let colors = color.isOn
        let names = input.files.count > 1
        let provenance = provenance.member(setup.segmenter, names: setup.tagger)
        let keepsTokens = [.iob2, .conllu, .spacy].contains(format)
        if format == .tsv { StandardOutput.write(names ? "file\t" + EntityTSV.header : EntityTSV.header) }
        try input.runDocuments(of: records.fields, makeWorker: setup.makeWorker) { worker, record, output in
            worker.with(record.bytes, unit: setup.unit, keepsTokens: keepsTokens) { text in
                var text = text
                text.source = record.source
                text.start = record.start(in: text.unit)
                let prefix = (names ? fileMember(record.file) : []) + provenance
                write(text, of: record, namesFile: names, prefix: prefix, colors: colors, to: output)
            }
        }
    }

    private func write(
        _ text: DocumentView, of record: Record, namesFile: Bool, prefix: [UInt8], colors: Bool, to output: ByteBuffer
    ) {
        switch chosenFormat {
        case .text: EntityReport.write(text, colors: colors, width: Platform.terminalWidth, to: output)
        case .tsv:
            EntityTSV.write(text, prefix: namesFile ? ControlCharacters.escaped(record.file) + "\t" : "", to: output)
        case .iob2: IOB2.write(text, unit: .tokens, to: output)
        case .conllu: CoNLLU.write(text, names: true, to: output)
        case .brat: Brat.write(text, to: output)
        case .html: EntityPage.write(text, title: TextTitle.of(record.bytes) ?? record.file, to: output)
        case .spacy:
            SpaCyJSON.write(text, to: output)
            output.append(0x0A)
        case .json, .jsonl:
            EntityJSON.writeDocument(
                text, prefix: prefix, mark: record.markLength > 0, to: output)
            output.append(0x0A)
        }
    }
}
