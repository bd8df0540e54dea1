import ArgumentParser
import VietCore
import VietEntities
import VietFormats
import VietSegmentation
import VietText
import VietTraining

/// `viet train entities`
struct TrainEntitiesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "entities",
        abstract: "Learn a model of names.",
        discussion: """
            Marked text is JSON Lines or IOB2, as for `viet evaluate entities`. Plain text (--text) teaches which words \
            stand in like surroundings, and which names are common and what they name; without it the model knows only \
            what is marked. Text files that end in .gz are unpacked. Lists (--list) are lines of name and kind, separated by \
            a tab, with a count or nothing and aliases behind them where there are any. Cues (--cues) are lines of a phrase
            and what it says of the name beside it.

            What the plain text teaches takes most of the time; --counted keeps it in a file for the next run with the same
            text, lists and marked text. --folds measures by cross-validation and writes no model.

            Text that another tagger has labelled (--labelled), in the form of marked text and in whole articles, teaches the
            model as well, each sentence as much as --labelled-weight says. --held-out writes what is found in the marked \
            text by models that have not seen it, as JSON Lines in the order of that text: what such a tagger reads when it \
            learns.

            The same files give the same model, byte for byte.

            Example:
              viet train entities --output names.viet --text news.txt train.jsonl
              viet evaluate entities --model names.viet dev.jsonl
            """)

    @Argument(help: "Marked text.", completion: .file())
    var marked: [String]

    @Option(help: ArgumentHelp("Where to write the model.", valueName: "file"))
    var output: String?

    @Option(help: ArgumentHelp("Plain text; may be given several times.", valueName: "file"))
    var text: [String] = []

    @Option(help: ArgumentHelp("A list of known names; may be given several times.", valueName: "file"))
    var list: [String] = []

    @Option(help: "A name for the model, which `viet info` shows.")
    var identity = "custom"

    @Option(help: ArgumentHelp("Phrases that tell the type of a name beside them.", valueName: "file"))
    var cues: [String] = []

    @Option(help: ArgumentHelp("Where what the plain text teaches is kept, or to be kept.", valueName: "file"))
    var counted: String?

    @Option(help: ArgumentHelp("Only measure, on that many of three folds of the articles.", valueName: "number"))
    var folds = 0

    @Option(
        help: ArgumentHelp(
            "Learn from every so-manieth article without its capitals as well; 0 for none.", valueName: "number"))
    var copies = 1

    @Option(help: ArgumentHelp("The strength with which small weights are drawn to nothing.", valueName: "number"))
    var penalty: Float = 0.3

    @Option(help: ArgumentHelp("Rounds over the marked text.", valueName: "number"))
    var epochs = 5

    @Option(help: ArgumentHelp("Text labelled by a machine; may be given several times.", valueName: "file"))
    var labelled: [String] = []

    @Option(help: ArgumentHelp("What labelled text counts beside marked text.", valueName: "number"))
    var labelledWeight: Float = 0.5

    @Option(help: ArgumentHelp("Where to write what is found in marked text held out.", valueName: "file"))
    var heldOut: String?

    @Option(
        help: ArgumentHelp("Features that the model keeps at most; those of small weights go.", valueName: "number"))
    var rows: Int?

    @Flag(help: "Leave out second pass, review and confidences: a third of the time, to compare first passes.")
    var firstPassOnly = false

    func validate() throws {
        if marked.isEmpty { throw ValidationError("Give at least one file of marked text.") }
        if (output == nil) == (folds == 0) { throw ValidationError("Give either --output or --folds.") }
        if !(0...3).contains(folds) { throw ValidationError("--folds takes a number from 0 to 3.") }
        if !(0...1000).contains(copies) { throw ValidationError("--copies takes a number from 0 to 1000.") }
        if !(0...1).contains(labelledWeight) { throw ValidationError("--labelled-weight takes a number from 0 to 1.") }
        if let rows, rows < 1 { throw ValidationError("--rows takes a number above 0.") }
        if firstPassOnly, heldOut != nil || output == nil {
            throw ValidationError("--first-pass-only goes with --output and without --held-out.")
        }
        if !(penalty >= 0) { throw ValidationError("--penalty takes a number that is not below 0.") }
        if !(1...1000).contains(epochs) { throw ValidationError("--epochs takes a number from 1 to 1000.") }
    }

    func run() throws {
        let inputs = marked + labelled + text + list + cues
        let target = try output.map { try OutputTarget($0, inputs: inputs, replacing: .tables) }
        let heldOutTarget = try heldOut.map { try OutputTarget($0, inputs: inputs) }
        let segmenter = Segmenter.standard
        let examples = try Self.examples(marked, segmenter)
        let plain = try text.map { try InputFile.contents(of: $0) }
        // The text is read six times; it is segmented once, for some ten times its size in memory.
        var documents: [Document]?
        func forEachDocument(_ body: (Document) -> Void) {
            if documents == nil {
                documents = []
                for bytes in plain {
                    TextFile.forEachPart(of: bytes) { documents!.append(segmenter.segment(SourceText(bytes: $0))) }
                }
            }
            documents!.forEach(body)
        }
        var training = EntityModelTraining()
        training.options.epochs = epochs
        training.options.penalty = penalty
        training.copyStep = copies
        training.labelled = try Self.examples(labelled, segmenter)
        training.labelledWeight = labelledWeight
        if let rows { training.rowLimit = rows }
        if firstPassOnly { training.folds = 0 }
        training.identity = identity
        training.log = { StandardError.report($0) }
        for path in list { training.lists.add(try NameList(TextFile.read(path), file: path), segmenter) }
        for path in cues { try training.lists.addCues(TextFile.read(path), file: path, segmenter) }
        let names = try countedNames(training, examples, forEachDocument)
        documents = nil
        var found: HeldOutNames?
        training.onHeldOut = { found = $0 }
        if let target {
            try AtomicFile.write(training.train(examples, names: names, segmenter: segmenter), to: target)
        } else {
            found = try training.crossValidate(examples, names: names, segmenter: segmenter, count: folds)
        }
        if let heldOutTarget, let found { try AtomicFile.write(Self.lines(found, of: examples), to: heldOutTarget) }
    }

    private static func examples(_ paths: [String], _ segmenter: Segmenter) throws -> [EntityExample] {
        try paths.flatMap { try EvaluateEntitiesCommand.read($0) }.map { record in
            EntityExample(
                document: segmenter.segment(record.source), entities: record.entities.map { ($0.range, $0.type) },
                article: record.article)
        }
    }

    /// JSON Lines of what was found in examples held out.
    private static func lines(_ found: HeldOutNames, of examples: [EntityExample]) -> [UInt8] {
        let lines = found.entities(in: examples).map {
            EntityJSON.string(for: examples[$0.example].document, entities: $0.entities) + "\n"
        }
        return Array(lines.joined().utf8)
    }

    /// What the plain text teaches, from the file that keeps it where there is one.
    private func countedNames(
        _ training: EntityModelTraining, _ examples: [EntityExample], _ forEachDocument: ((Document) -> Void) -> Void
    ) throws -> CountedNames {
        if let counted, let bytes = try? InputFile.contents(of: counted) {
            return try CountedNames(bytes, file: counted)
        }
        var classes: [UInt32: UInt32] = [:]
        if !text.isEmpty {
            var clusters = ContextClusters()
            forEachDocument { clusters.count(TokenColumns($0)) }
            clusters.choose()
            forEachDocument { clusters.collect(TokenColumns($0)) }
            classes = clusters.finish { StandardError.report($0) }
        }
        let names = try training.countNames(examples, clusters: classes, text: forEachDocument)
        if let counted { try AtomicFile.write(names.bytes, to: counted) }
        return names
    }
}
