import ArgumentParser
import VietCore
import VietEntities
import VietEvaluation
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
        let progress = Progress(total: records.reduce(0) { $0 + $1.source.count }, isOn: Platform.isTerminal(2))
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
                progress.advance(by: record.source.count)
            }
            start = end
        }
        progress.erase()
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
        func percent(_ share: Double) -> String { DecimalText.of(100 * share, places: 2) }
        func row(_ name: String, _ count: AgreementCounts) -> String {
            DisplayWidth.left(name, 5) + DisplayWidth.right("\(count.gold)", 7)
                + DisplayWidth.right("\(count.predicted)", 11) + DisplayWidth.right(percent(count.precision), 9)
                + DisplayWidth.right(percent(count.recall), 8) + DisplayWidth.right(percent(count.f1), 8) + "\n"
        }
        var text = "type     gold  predicted        P       R      F1\n"
        for type in agreement.types { text += row(type.rawValue, agreement.counts(of: type)) }
        text += row("all", agreement.all)
        guard errors > 0 else { return text }
        text += "\ncount  kind    gold | predicted\n"
        for (error, count) in agreement.commonestErrors(errors) {
            text += DisplayWidth.right("\(count)", 5) + "  " + DisplayWidth.left(error.kind.rawValue, 6)
            text += "  \(error.gold) | \(error.predicted)\n"
        }
        return text
    }
}
