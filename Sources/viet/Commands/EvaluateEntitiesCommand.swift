import ArgumentParser
import VietCore
import VietEntities
import VietFormats
import VietReports
import VietSegmentation
import VietText

/// `viet evaluate entities`
struct EvaluateEntitiesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "entities",
        abstract: "Precision, recall and F1 of names against marked text.",
        discussion: """
            The gold file is JSON Lines ({"text":…,"entities":[[0,8,"LOC"]],"article":…}, offsets in code points), or IOB2 \
            where its name ends in .iob2, .conll or .bio, or CoNLL-U with NER= in MISC where it ends in .conllu. Its text is tagged, records with one "article" together. A \
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
        var agreement = NameAgreement()
        var records = try Self.read(gold)
        if lowercase { records = records.map(Self.lowered) }
        let tagger = try model.map { try EntityTagger(modelFile: $0) } ?? .standard
        var start = 0
        while start < records.count {
            var end = start + 1
            while end < records.count, !records[start].article.isEmpty,
                records[end].article == records[start].article
            { end += 1 }
            let parts = records[start..<end].map { Segmenter.standard.segment($0.source) }
            let found = tagger.entities(
                inParts: parts, options: EntityOptions(types: Set(EntityType.names), groups: false))
            for (record, entities) in zip(records[start..<end], found) {
                agreement.add(record, predicted: entities)
            }
            start = end
        }
        StandardOutput.write(report(agreement))
    }

    static func read(_ path: String) throws -> [AnnotatedText] {
        try AnnotatedText.texts(in: try InputFile.contents(of: path), file: path)
    }

    /// The record with its text in lower case, scalar by scalar where that keeps the length in bytes.
    private static func lowered(_ record: AnnotatedText) -> AnnotatedText {
        var bytes: [UInt8] = []
        for scalar in record.source.text.unicodeScalars {
            let lower = Array(scalar.properties.lowercaseMapping.utf8)
            bytes += lower.count == UTF8.width(scalar) ? lower : Array(String(scalar).utf8)
        }
        var record = record
        if bytes.count == record.source.count { record.source = SourceText(bytes: bytes) }
        return record
    }

    private func report(_ agreement: NameAgreement) -> String {
        func row(_ name: String, _ count: NameAgreement.Count) -> String {
            DisplayWidth.left(name, 5) + DisplayWidth.right("\(count.gold)", 7)
                + DisplayWidth.right("\(count.predicted)", 11)
                + DisplayWidth.right(DecimalText.of(count.precision, places: 2), 9)
                + DisplayWidth.right(DecimalText.of(count.recall, places: 2), 8)
                + DisplayWidth.right(DecimalText.of(count.f1, places: 2), 8) + "\n"
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
                    DisplayWidth.right("\(error.count)", 5) + "  " + DisplayWidth.left(error.kind, 6)
                    + "  \(error.gold) | \(error.predicted)\n"
            }
        }
        return text
    }
}
