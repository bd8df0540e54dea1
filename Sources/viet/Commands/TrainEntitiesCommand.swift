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
            a tab; the kinds are province, district, commune, country, city, family, middle, given and organization.

            The same files give the same model, byte for byte.

            Example:
              viet train entities --output names.viet --text news.txt train.jsonl
              viet evaluate entities --model names.viet dev.jsonl
            """)

    @Argument(help: "Marked text.", completion: .file())
    var marked: [String]

    @Option(help: ArgumentHelp("Where to write the model.", valueName: "file"))
    var output: String

    @Option(help: ArgumentHelp("Plain text; may be given several times.", valueName: "file"))
    var text: [String] = []

    @Option(help: ArgumentHelp("A list of known names; may be given several times.", valueName: "file"))
    var list: [String] = []

    @Option(help: "A name for the model, which `viet info` shows.")
    var identity = "custom"

    @Option(help: ArgumentHelp("Rounds over the marked text.", valueName: "number"))
    var epochs = 5

    func validate() throws {
        if marked.isEmpty { throw ValidationError("Give at least one file of marked text.") }
        if !(1...1000).contains(epochs) { throw ValidationError("--epochs takes a number from 1 to 1000.") }
    }

    func run() throws {
        let target = try OutputTarget(output, inputs: marked + text + list, replacing: .tables)
        let segmenter = Segmenter.standard
        var examples: [EntityExample] = []
        for path in marked {
            for record in try EvaluateEntitiesCommand.read(path) {
                examples.append(
                    EntityExample(
                        document: segmenter.segment(record.source),
                        entities: record.entities.map { ($0.range, $0.type) },
                        article: record.article
                    ))
            }
        }
        let plain = try text.map { try InputFile.contents(of: $0) }
        func forEachDocument(_ body: (Document) -> Void) {
            for bytes in plain {
                TextFile.forEachPart(of: bytes) { body(segmenter.segment(SourceText(bytes: $0))) }
            }
        }
        var training = EntityModelTraining()
        training.options.epochs = epochs
        training.log = { StandardError.report($0) }
        for path in list { training.lists += try Self.readList(path, segmenter) }
        if !plain.isEmpty {
            var clusters = ContextClusters()
            forEachDocument { clusters.count(TokenColumns($0)) }
            clusters.choose()
            forEachDocument { clusters.collect(TokenColumns($0)) }
            training.clusters = clusters.finish { StandardError.report($0) }
        }
        training.identity = identity
        try AtomicFile.write(training.train(examples, segmenter: segmenter, text: forEachDocument), to: target)
    }

    private static func readList(_ path: String, _ segmenter: Segmenter) throws -> [(keys: [UInt32], list: Int)] {
        var entries: [(keys: [UInt32], list: Int)] = []
        for entry in try NameList(TextFile.read(path), file: path).entries {
            let keys = TokenColumns(segmenter.segment(entry.name)).keys
            if (1...8).contains(keys.count) { entries.append((keys, entry.kind.list)) }
        }
        return entries
    }
}
