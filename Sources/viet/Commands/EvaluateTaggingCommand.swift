import ArgumentParser
import VietCore
import VietEvaluation
import VietFormats
import VietReports
import VietSegmentation
import VietTagging
import VietText

/// `viet evaluate tagging`
struct EvaluateTaggingCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tagging",
        abstract: "How many words get the part of speech that they have in a treebank.",
        discussion: """
            The files are CoNLL-U. Every sentence is tagged twice: with its own words, and as raw text, in which a word is \
            right where both its place and its tag are. Sentences that have no noun with a tag of the treebank are left out for XPOS.

            Example:
              viet evaluate tagging --confusions 10 --errors 20 test.conllu
            """)

    @Argument(help: "Treebanks.", completion: .file())
    var files: [String]

    @Option(help: ArgumentHelp("A model to use in place of the built-in one.", valueName: "file"))
    var model: String?

    @Option(help: ArgumentHelp("List so many of the commonest confusions of classes.", valueName: "number"))
    var confusions = 0

    @Option(help: ArgumentHelp("List so many of the commonest words that are wrong.", valueName: "number"))
    var errors = 0

    @Flag(help: "Say how well the confidences agree with what is right.")
    var calibration = false

    func validate() throws {
        if files.isEmpty { throw ValidationError("Give at least one treebank.") }
        if confusions < 0 || errors < 0 { throw ValidationError("--confusions and --errors take a number from 0.") }
    }

    func run() throws {
        let tagger = try model.map { try PartOfSpeechTagger(modelFile: $0) } ?? .standard
        for path in files {
            let sentences = try CoNLLU.sentences(in: InputFile.contents(of: path), file: path)
            let (gold, raw) = Self.compared(sentences, tagger)
            report(InputFile.name(of: path), gold, raw)
            if calibration { reportTemperature(sentences, tagger) }
        }
    }

    /// The agreement on the words of the sentences, and on their text.
    private static func compared(
        _ sentences: [AnnotatedSentence], _ tagger: PartOfSpeechTagger
    ) -> (gold: TagAgreement, raw: TagAgreement) {
        let worker = tagger.makeWorker(keepsConfidences: true)
        let text = WordedText(.standard)
        let segmentation = Segmenter.standard.makeWorker()
        var (gold, raw) = (TagAgreement(), TagAgreement())
        func found(_ view: DocumentView) -> [TagAgreement.Found] {
            worker.tag(view)
            return view.words.indices.map {
                .init(range: view.words[$0].range, tag: worker.tags[$0], confidence: Int(worker.confidences[$0]))
            }
        }
        for sentence in sentences {
            // Some treebanks have more than one space, or another, between syllables.
            let forms = sentence.words.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
            text.read(forms)
            gold.add(forms, tags: sentence.tags, found: text.withView(found))
            raw.add(
                forms, tags: sentence.tags,
                found: segmentation.segment(forms.joined(separator: " ")) { found($0) })
        }
        return (gold, raw)
    }

    private func reportTemperature(_ sentences: [AnnotatedSentence], _ tagger: PartOfSpeechTagger) {
        var calibration = TagCalibration(of: tagger)
        let text = WordedText(.standard)
        for sentence in sentences {
            text.read(sentence.words)
            text.withView { calibration.add($0, tags: sentence.tags) }
        }
        func decimal(_ value: Double) -> String { DecimalText.of(value, places: 1) }
        StandardOutput.write(
            "temperature \(decimal(PartOfSpeechTagger.confidenceTemperature))  best here \(decimal(calibration.fitted))\n"
        )
    }

    private func report(_ name: String, _ gold: TagAgreement, _ raw: TagAgreement) {
        func percent(_ share: Double) -> String { DecimalText.of(100 * share, places: 2) }
        var lines = ["\(name): \(gold.sentences) sentences, \(gold.words.gold) words"]
        lines.append(
            "gold words: UPOS \(percent(gold.classes.recall))"
                + (gold.treebank.gold == 0 ? "" : ", XPOS \(percent(gold.treebank.recall))"))
        lines.append(
            "raw text, F1: words \(percent(raw.words.f1)), UPOS \(percent(raw.classes.f1))"
                + (raw.treebank.gold == 0 ? "" : ", XPOS \(percent(raw.treebank.f1))"))
        let confused = gold.confusions.sorted {
            ($1.value, $0.key.gold.rawValue, $0.key.found.rawValue)
                < ($0.value, $1.key.gold.rawValue, $1.key.found.rawValue)
        }
        for (pair, count) in confused.prefix(confusions) {
            lines.append("\(count)\t\(pair.gold.rawValue) as \(pair.found.rawValue)")
        }
        for (error, count) in gold.errors.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }).prefix(errors) {
            lines.append("\(count)\t\(error)")
        }
        if calibration {
            for bin in gold.reliability where bin.count > 0 {
                lines.append(
                    "\(bin.count) words of confidence \(DecimalText.of(Double(bin.confidence) / Double(bin.count) / 1000, places: 3)): "
                        + "\(percent(Double(bin.right) / Double(bin.count))) % right")
            }
        }
        StandardOutput.write(lines.map { $0 + "\n" }.joined())
    }
}
