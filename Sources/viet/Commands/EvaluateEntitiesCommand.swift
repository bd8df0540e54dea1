import ArgumentParser
import VietCore
import VietEntities
import VietFormats
import VietSegmentation
import VietText

/// `viet evaluate entities`
struct EvaluateEntitiesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "entities",
        abstract: "Precision, recall and F1 of names against marked text.",
        discussion: """
            The gold file is JSON Lines ({"text":…,"entities":[[0,8,"LOC"]],"article":…}, offsets in code points), or IOB2 \
            where its name ends in .iob2, .conll or .bio. Its text is tagged, records with one "article" together. A \
            name counts where span and type are the same.

            Example:
              viet evaluate entities dev.jsonl --errors 50
            """)

    @Argument(help: "The marked text.", completion: .file())
    var gold: String

    @Option(help: ArgumentHelp("Show that many errors, the commonest first.", valueName: "number"))
    var errors = 0

    @Option(help: ArgumentHelp("A model of names to use in place of the built-in one.", valueName: "file"))
    var model: String?

    @Flag(help: "Lower-case the text first, as from sources without capitals.")
    var lowercase = false

    func run() throws {
        StandardOutput.ignoreBrokenPipeSignal()
        var agreement = NameAgreement()
        do {
            var records = try Self.read(gold)
            if lowercase { records = records.map(Self.lowered) }
            let tagger = try model.map { try EntityTagger(modelFile: $0) } ?? .standard
            var start = 0
            while start < records.count {
                var end = start + 1
                while end < records.count, !records[start].article.isEmpty,
                    records[end].article == records[start].article
                { end += 1 }
                let parts = records[start..<end].map { Segmenter.standard.segment($0.text) }
                let found = tagger.entities(
                    inParts: parts, options: EntityOptions(types: Set(EntityType.names), groups: false))
                for (record, entities) in zip(records[start..<end], found) {
                    agreement.add(record, predicted: entities)
                }
                start = end
            }
        } catch let error as VietTextError {
            StandardError.report(error)
            throw error.code == .malformedRecord ? ExitStatus.failed : ExitStatus.inputOutput
        }
        StandardOutput.write(report(agreement))
    }

    static func read(_ path: String) throws -> [EntityRecord] {
        let bytes = try InputFile.contents(of: path)
        let isIOB2 = path.hasSuffix(".iob2") || path.hasSuffix(".conll") || path.hasSuffix(".bio")
        return try isIOB2
            ? EntityRecords.readIOB2(bytes, file: path) : EntityRecords.readJSONLines(bytes, file: path)
    }

    /// The record with its text in lower case, scalar by scalar where that keeps the length in bytes.
    private static func lowered(_ record: EntityRecord) -> EntityRecord {
        var bytes: [UInt8] = []
        for scalar in record.text.text.unicodeScalars {
            let lower = Array(scalar.properties.lowercaseMapping.utf8)
            bytes += lower.count == UTF8.width(scalar) ? lower : Array(String(scalar).utf8)
        }
        var record = record
        if bytes.count == record.text.count { record.text = SourceText(bytes: bytes) }
        return record
    }

    private func report(_ agreement: NameAgreement) -> String {
        func row(_ name: String, _ count: NameAgreement.Count) -> String {
            Figures.left(name, 5) + Figures.right("\(count.gold)", 7) + Figures.right("\(count.predicted)", 11)
                + Figures.right(Figures.fixed(count.precision, 2), 9) + Figures.right(Figures.fixed(count.recall, 2), 8)
                + Figures.right(Figures.fixed(count.f1, 2), 8) + "\n"
        }
        var text = "type     gold  predicted        P       R      F1\n"
        for (type, count) in zip(EntityType.names, agreement.counts) { text += row(type.rawValue, count) }
        text += row("all", agreement.all)
        if errors > 0 {
            text += "\ncount  kind    gold | predicted\n"
            let ordered = agreement.errors.enumerated().sorted {
                ($1.element.count, $0.offset) < ($0.element.count, $1.offset)
            }
            for (_, error) in ordered.prefix(errors) {
                text +=
                    Figures.right("\(error.count)", 5) + "  " + Figures.left(error.kind, 6)
                    + "  \(error.gold) | \(error.predicted)\n"
            }
        }
        return text
    }
}
