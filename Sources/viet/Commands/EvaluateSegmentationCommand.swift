import ArgumentParser
import VietCore
import VietEvaluation
import VietFormats
import VietReports
import VietSegmentation
import VietText

/// `viet evaluate segmentation`
struct EvaluateSegmentationCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "segmentation",
        abstract: "Precision, recall and F1 of words against a gold segmentation.",
        discussion: """
            Both files hold one sentence a line as underscore text, or CoNLL-U where the name ends in .conllu. A word \
            is its place among the letters of the sentence; white space and '_' count for nothing. A sentence whose \
            letters differ scores nothing and is counted as changed.

            With --run the gold text itself is segmented, every '_' taken as a space, each sentence on its own.

            Examples:
              viet evaluate segmentation gold.txt predicted.txt
              viet evaluate segmentation test.conllu --run --errors 20
            """)

    @Argument(help: "The gold segmentation.", completion: .file())
    var gold: String

    @Argument(help: "The segmentation to compare with it.", completion: .file())
    var predicted: String?

    @Flag(name: .customLong("run"), help: "Segment the gold text and compare with that.")
    var runsSegmenter = false

    @Option(help: ArgumentHelp("Show the commonest errors.", valueName: "number"))
    var errors = 0

    @Flag(help: "Write one JSON object.")
    var json = false

    @Flag(help: "With --run: how well the probabilities of --boundaries soft agree with the gold segmentation.")
    var calibration = false

    func validate() throws {
        if calibration, !runsSegmenter || json { throw ValidationError("--calibration needs --run, without --json.") }
        if runsSegmenter == (predicted != nil) {
            throw ValidationError("Give either a second file or --run.")
        }
        if errors < 0 { throw ValidationError("--errors takes a number from 0.") }
    }

    func run() throws {
        let agreement: WordAgreement
        let sentences = try Self.read(gold)
        if calibration { return StandardOutput.write(Self.calibrationReport(sentences)) }
        if let predicted {
            agreement = Self.compare(sentences, with: try Self.read(predicted))
        } else {
            agreement = Self.segmentAndCompare(sentences)
        }
        StandardOutput.write(json ? jsonReport(agreement) : textReport(agreement))
    }

    private static func read(_ path: String) throws -> [AnnotatedSentence] {
        let bytes = try InputFile.contents(of: path)
        return path.hasSuffix(".conllu")
            ? try CoNLLU.sentences(in: bytes, file: path) : UnderscoreText.sentences(in: bytes)
    }

    private static func compare(
        _ gold: [AnnotatedSentence], with predicted: [AnnotatedSentence]
    ) -> WordAgreement {
        var agreement = WordAgreement()
        for (index, sentence) in gold.enumerated() {
            agreement.add(
                gold: sentence.words, predicted: index < predicted.count ? predicted[index].words : nil)
        }
        return agreement
    }

    private static func segmentAndCompare(_ gold: [AnnotatedSentence]) -> WordAgreement {
        var agreement = WordAgreement()
        let worker = Segmenter.standard.makeWorker(keepsScores: false)
        let progress = Progress(total: nil, isOn: Platform.isTerminal(2))
        for sentence in gold {
            agreement.add(gold: sentence.words, segmentedBy: worker)
            progress.advance(by: length(of: sentence))
        }
        progress.erase()
        return agreement
    }

    private static func length(of sentence: AnnotatedSentence) -> Int {
        sentence.words.reduce(0) { $0 + $1.utf8.count + 1 }
    }

    private static func calibrationReport(_ gold: [AnnotatedSentence]) -> String {
        var calibration = Calibration(of: .standard)
        let progress = Progress(total: nil, isOn: Platform.isTerminal(2))
        for sentence in gold {
            calibration.add(gold: sentence.words)
            progress.advance(by: length(of: sentence))
        }
        progress.erase()
        var text = "gaps \(calibration.gaps)  scale \(DecimalText.of(Calibration.scale, places: 0))"
        text += "  best scale here \(DecimalText.of(calibration.fittedScale, places: 0))"
        text += "  bits a gap \(DecimalText.of(calibration.loss(), places: 4))\n"
        text += "\nprobability      gaps   stated    right\n"
        for bin in calibration.bins {
            text += DecimalText.of(bin.range.lowerBound, places: 3) + "–"
            text +=
                DecimalText.of(min(bin.range.upperBound, 1), places: 3) + "  " + DisplayWidth.right("\(bin.gaps)", 7)
            text += "  \(DisplayWidth.right(percent(bin.stated), 7))  \(DisplayWidth.right(percent(bin.right), 7))\n"
        }
        return text + "\nmean difference \(percent(calibration.meanDifference)) points\n"
    }

    private static func percent(_ share: Double, places: Int = 2) -> String {
        DecimalText.of(100 * share, places: places)
    }

    private static func exact(_ agreement: WordAgreement) -> Double {
        Double(agreement.exactSentences) / Double(max(agreement.sentences, 1))
    }

    private func textReport(_ agreement: WordAgreement) -> String {
        let words = agreement.words
        var report = "P \(Self.percent(words.precision))  R \(Self.percent(words.recall))  F1 \(Self.percent(words.f1))"
        report += "  sentences exact \(Self.percent(Self.exact(agreement), places: 1))%"
        report += "  changed \(agreement.changedSentences)  lines \(agreement.sentences)\n"
        let confusions = agreement.commonestConfusions(errors)
        guard !confusions.isEmpty else { return report }
        let width = max(4, confusions.map { DisplayWidth.of($0.confusion.gold) }.max() ?? 0)
        report += "\ncount  \(DisplayWidth.left("gold", width))  predicted\n"
        for (confusion, count) in confusions {
            report += DisplayWidth.right("\(count)", 5)
            report += "  \(DisplayWidth.left(confusion.gold, width))  \(confusion.predicted)\n"
        }
        return report
    }

    private func jsonReport(_ agreement: WordAgreement) -> String {
        let words = agreement.words
        let output = ByteBuffer()
        output.append("{\"precision\":\(Self.percent(words.precision, places: 4))")
        output.append(",\"recall\":\(Self.percent(words.recall, places: 4))")
        output.append(",\"f1\":\(Self.percent(words.f1, places: 4))")
        output.append(",\"gold_words\":\(words.gold),\"predicted_words\":\(words.predicted)")
        output.append(",\"common_words\":\(words.common),\"sentences\":\(agreement.sentences)")
        output.append(",\"exact_sentences\":\(agreement.exactSentences)")
        output.append(",\"changed_sentences\":\(agreement.changedSentences)")
        if errors > 0 {
            output.append(",\"errors\":" as StaticString)
            output.append(array: agreement.commonestConfusions(errors)) { confusion, count in
                output.append("{\"count\":\(count),\"gold\":")
                output.append(json: confusion.gold)
                output.append(",\"predicted\":" as StaticString)
                output.append(json: confusion.predicted)
                output.append(UInt8(ascii: "}"))
            }
        }
        output.append("}\n" as StaticString)
        return output.text
    }
}
