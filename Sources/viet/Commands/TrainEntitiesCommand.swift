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
            what is marked. Lists (--list) are lines of name and kind, separated by a tab; the kinds are province, \
            district, commune, country, family, middle and given.

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

    @Option(help: ArgumentHelp("Rounds over the marked text.", valueName: "number"))
    var epochs = 5

    private static let kinds = ["province", "district", "commune", "country", "family", "middle", "given"]

    func validate() throws {
        if marked.isEmpty { throw ValidationError("Give at least one file of marked text.") }
        if !(1...1000).contains(epochs) { throw ValidationError("--epochs takes a number from 1 to 1000.") }
    }

    func run() throws {
        do {
            let segmenter = Segmenter.standard
            var examples: [EntityExample] = []
            for path in marked {
                for record in try EvaluateEntitiesCommand.read(path) {
                    examples.append(
                        EntityExample(
                            document: segmenter.segment(record.text), entities: record.entities, article: record.article
                        ))
                }
            }
            let plain = try text.map { try InputFile.contents(of: $0) }
            func forEachDocument(_ body: (Document) -> Void) {
                for bytes in plain { Self.forEachPart(of: bytes) { body(segmenter.segment(SourceText(bytes: $0))) } }
            }
            var training = EntityModelTraining()
            training.options.epochs = epochs
            training.log = { StandardError.report($0) }
            for path in list { training.lists += try Self.readList(path, segmenter) }
            if !plain.isEmpty {
                var clusters = ContextClusters()
                forEachDocument { clusters.count(TokenColumns([$0])) }
                clusters.choose()
                forEachDocument { clusters.collect(TokenColumns([$0])) }
                training.clusters = clusters.finish { StandardError.report($0) }
            }
            try FileWriting.write(training.train(examples, text: forEachDocument), to: output)
        } catch let error as VietTextError {
            StandardError.report(error)
            throw error.code == .malformedRecord ? ExitStatus.failed : ExitStatus.inputOutput
        }
    }

    /// Calls `body` with stretches of about 64 KiB that end at an empty line, or at any line where there is none near.
    private static func forEachPart(of bytes: [UInt8], _ body: ([UInt8]) -> Void) {
        var start = 0
        while start < bytes.count {
            var end = min(start + 65_536, bytes.count)
            let furthest = min(end + 65_536, bytes.count)
            while end < furthest, !(bytes[end - 1] == 0x0A && bytes[end] == 0x0A) { end += 1 }
            while end < bytes.count, bytes[end - 1] != 0x0A { end += 1 }
            body(Array(bytes[start..<end]))
            start = end
        }
    }

    private static func readList(_ path: String, _ segmenter: Segmenter) throws -> [(lows: [UInt32], list: Int)] {
        var entries: [(lows: [UInt32], list: Int)] = []
        let bytes = try InputFile.contents(of: path)
        for (number, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            let cells = String(decoding: line, as: UTF8.self).split(separator: "\t")
            guard let first = cells.first, !first.hasPrefix("#") else { continue }
            guard cells.count >= 2, let kind = kinds.firstIndex(of: String(cells[1])) else {
                throw VietTextError(
                    .malformedRecord, "a name and one of \(kinds.joined(separator: ", ")) are expected", file: path,
                    line: number + 1)
            }
            let columns = TokenColumns([segmenter.segment(first)])
            if (1...6).contains(columns.count) { entries.append(((0..<columns.count).map { columns.low[$0] }, kind)) }
        }
        return entries
    }
}
