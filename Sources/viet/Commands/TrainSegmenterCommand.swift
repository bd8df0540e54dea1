import ArgumentParser
import VietCore
import VietFormats
import VietSegmentation
import VietTraining

/// `viet train segmenter`
struct TrainSegmenterCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "segmenter",
        abstract: "Learn a segmentation model.",
        discussion: """
            The weights are learnt from --silver, text that other tools have labelled, if given, and then moved as far \
            as the gold text asks for. The result is a readable model: turn it into tables with `viet train compile`. \
            The same input gives the same bytes.

            Example:
              viet train segmenter --dictionary Dictionaries/words --output model.txt train.conllu
              viet train compile model.txt --output model.viet
              viet segment --model model.viet article.txt
            """)

    @Argument(
        help: "Gold segmentation: CoNLL-U where the name ends in .conllu, else underscore text.", completion: .file())
    var gold: [String] = []

    @Option(
        help: ArgumentHelp("The folder that `viet dictionary build` has written.", valueName: "folder"),
        completion: .directory)
    var dictionary: String

    @Option(help: ArgumentHelp("Where to write the model.", valueName: "file"))
    var output: String

    @Option(
        help: ArgumentHelp(
            "Text labelled by tools, plain or gzip: tokens, then a column of digits for each tool.", valueName: "file"))
    var silver: String?

    @Option(
        help: ArgumentHelp(
            "What a label of each tool of --silver weighs where it stands alone against two or more, whose label weighs the rest to 1, in the order of the columns; 0.3 for those left out.",
            valueName: "numbers"),
        transform: Self.weights)
    var silverWeights: [Float] = []

    @Option(
        help: ArgumentHelp(
            "Sentences of which a person has judged single gaps: `_` for one inside a word, `|` for a border, a space for what is not judged.",
            valueName: "file"), completion: .file())
    var judged: String?

    @Option(
        help: ArgumentHelp(
            "Sentences in pairs, in the same notation: one with a word, one in which its syllables belong to different words.",
            valueName: "file"), completion: .file())
    var contrasts: String?

    @Option(
        help: ArgumentHelp("How much a gold gap weighs against staying with the silver text.", valueName: "number"))
    var goldWeight = 3.0

    @Option(help: ArgumentHelp("The strength of the L1 penalty; more makes a smaller model.", valueName: "number"))
    var l1 = 0.5

    func validate() throws {
        guard goldWeight > 0, goldWeight <= 1e4 else { throw ValidationError("--gold-weight takes a number above 0.") }
        guard l1 > 0, l1 <= 1e6 else { throw ValidationError("--l1 takes a number above 0.") }
        if gold.isEmpty && silver == nil { throw ValidationError("Give gold text, --silver, or both.") }
    }

    func run() throws {
        let target = try OutputTarget(output, inputs: gold + [silver, judged, contrasts].compactMap(\.self))
        let names = SegmentationDictionary.fileNames
        func text(_ name: String) throws -> String { try TextFile.read(dictionary + "/" + name) }
        let words = try SegmentationDictionary(
            syllables: text(names.syllables), words: text(names.words), bonds: text(names.bonds))
        var recipe = SegmentationRecipe(report: StandardError.report)
        recipe.goldWeight = Float(goldWeight)
        recipe.regression.l1 = l1
        recipe.toolWeights = silverWeights
        var sentences: [SegmentationSentence] = []
        for path in gold { sentences += try goldSentences(path) }
        let (judgedSentences, pairs) = try (marked(judged), marked(contrasts))
        let model = try Self.naming(silver) { () throws(VietTextError) in
            try recipe.train(
                words, gold: sentences, labelled: silver.map(TextFile.read) ?? "", judged: judgedSentences,
                contrasts: pairs)
        }
        StandardError.report("\(model.weights.count) weights are not zero")
        try AtomicFile.write(Array(model.serialized().utf8), to: target)
    }

    /// Numbers parted by commas.
    private static func weights(_ text: String) throws -> [Float] {
        try text.split(separator: ",", omittingEmptySubsequences: false).map {
            guard let weight = Float($0), weight >= 0, weight <= 1 else {
                throw ValidationError("--silver-weights takes numbers from 0 to 1, parted by commas.")
            }
            return weight
        }
    }

    private func marked(_ path: String?) throws -> [SegmentationSentence] {
        guard let path else { return [] }
        return try Self.naming(path) { () throws(VietTextError) in
            try SegmentationCorpus.readMarked(TextFile.read(path))
        }
    }

    /// What is said of a line is said of the line of a file.
    private static func naming<R>(
        _ file: String?, _ body: () throws(VietTextError) -> R
    ) throws(VietTextError) -> R {
        do { return try body() } catch { throw error.line == nil ? error : Failure.located(error, file) }
    }

    private func goldSentences(_ path: String) throws -> [SegmentationSentence] {
        let bytes = try InputFile.contents(of: path)
        let sentences =
            path.hasSuffix(".conllu")
            ? try CoNLLU.sentences(in: bytes, file: path) : UnderscoreText.sentences(in: bytes)
        return sentences.map { SegmentationSentence(words: $0.words) }
    }
}
