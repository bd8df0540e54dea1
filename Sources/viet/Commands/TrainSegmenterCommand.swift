import ArgumentParser
import VietCore
import VietFormats
import VietSegmentation
import VietTraining

/// `viet train segmenter`
struct TrainSegmenterCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "segmenter",
        abstract: "Learn the weights of a segmentation model.",
        discussion: """
            The syllables, the lexicon and the bonds come from a readable model; the weights are learnt anew from gold \
            text and, with --silver, from text that two tools labelled, on the gaps where these agree. The result is \
            a readable model again: turn it into tables with `viet train compile`. The same input gives the same bytes.

            Example:
              viet train segmenter --start model.txt --output new.txt train.conllu
              viet train compile new.txt --output new.viet
              viet segment --model new.viet article.txt
            """)

    @Argument(
        help: "Gold segmentation: CoNLL-U where the name ends in .conllu, else underscore text.", completion: .file())
    var gold: [String]

    @Option(help: ArgumentHelp("The readable model to take everything but the weights from.", valueName: "file"))
    var start: String

    @Option(help: ArgumentHelp("Where to write the model.", valueName: "file"))
    var output: String

    @Option(
        help: ArgumentHelp(
            "Text labelled by two tools, plain or gzip: tokens, digits, digits, in columns.", valueName: "file"))
    var silver: String?

    @Option(help: ArgumentHelp("How many times a gold gap counts against a silver one.", valueName: "number"))
    var goldWeight = 10.0

    @Option(help: ArgumentHelp("The strength of the L1 penalty; more makes a smaller model.", valueName: "number"))
    var l1 = 1.0

    func validate() throws {
        guard goldWeight > 0, goldWeight <= 1e4 else { throw ValidationError("--gold-weight takes a number above 0.") }
        guard l1 > 0, l1 <= 1e6 else { throw ValidationError("--l1 takes a number above 0.") }
    }

    func run() throws {
        try TrainingRun.reportingErrors {
            let base = try TrainingRun.readableModel(start)
            var options = SegmentationTrainer.Options()
            options.regression.l1 = l1
            var trainer = SegmentationTrainer(
                vocabulary: SegmentationVocabulary(base.vocabulary), entries: base.lexicon, bonds: base.bonds,
                options: options)
            for path in gold {
                for sentence in try goldSentences(path) { trainer.add(sentence, weight: Float(goldWeight)) }
            }
            if let silver {
                let text = try TextFile.read(silver)
                do throws(VietTextError) {
                    for sentence in try SegmentationCorpus.readTwoLabelings(text) { trainer.add(sentence, weight: 1) }
                } catch {
                    throw VietTextError(error.code, error.message, file: silver, line: error.line)
                }
            }
            guard trainer.exampleCount > 0 else {
                throw VietTextError(.malformedRecord, "the gold text has no gap between syllables to learn from")
            }
            StandardError.report("learning from \(trainer.exampleCount) gaps with \(trainer.featureCount) features")
            let model = trainer.train()
            StandardError.report("\(model.weights.count) weights are not zero")
            try FileWriting.write(Array(model.serialized().utf8), to: output)
        }
    }

    private func goldSentences(_ path: String) throws -> [SegmentationSentence] {
        let bytes = try InputFile.contents(of: path)
        let sentences =
            path.hasSuffix(".conllu")
            ? try CoNLLU.sentences(in: bytes, file: path) : UnderscoreText.sentences(in: bytes)
        return sentences.map { SegmentationSentence(words: $0.words) }
    }
}

/// What the training commands share.
enum TrainingRun {
    /// Runs `body` and turns its errors into messages and exit statuses.
    static func reportingErrors(_ body: () throws -> Void) throws {
        do {
            try body()
        } catch let error as VietTextError {
            StandardError.report(error)
            throw error.code == .inputOutput ? ExitStatus.inputOutput : ExitStatus.failed
        }
    }

    static func readableModel(_ path: String) throws -> SegmentationModel {
        let text = String(decoding: try FileReading.bytes(of: path), as: UTF8.self)
        do throws(VietTextError) {
            return try SegmentationModel(serialized: text)
        } catch {
            throw VietTextError(error.code, error.message, file: path, line: error.line)
        }
    }
}
