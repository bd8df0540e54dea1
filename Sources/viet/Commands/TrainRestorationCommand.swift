import ArgumentParser
import VietCore
import VietFormats
import VietSegmentation
import VietText
import VietTraining

/// `viet train restoration`
struct TrainRestorationCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restoration",
        abstract: "Learn how to restore the marks of Vietnamese from text that has them.",
        discussion: """
            The text is raw and in UTF-8, plain or packed, or CoNLL-U where the name ends in .conllu. Articles in it begin with a line `=== NAME`; one in so many \
            (--hold-out) is not learned from, chosen by its name, and --held-out writes the sentences of these that occur \
            nowhere else, after the number of their file and a tab. The same files give the same model, byte for byte.

            Example:
              viet train restoration --output marks.viet --held-out sentences.tsv news.txt
              viet evaluate restoration --model marks.viet test.txt
            """)

    @Argument(help: "The text.", completion: .file())
    var text: [String]

    @Option(help: ArgumentHelp("Where to write the model.", valueName: "file"))
    var output: String

    @Option(help: "A name for the model, which `viet info` shows.")
    var identity = "custom"

    @Option(help: ArgumentHelp("Hold out one article in so many; 0 for none.", valueName: "number"))
    var holdOut = 25

    @Option(help: ArgumentHelp("Where to write the sentences held out.", valueName: "file"))
    var heldOut: String?

    @Option(help: ArgumentHelp("How many sequences of three syllables the model keeps.", valueName: "number"))
    var triples = RestorationTrainer.Options().triples

    @Option(help: ArgumentHelp("How many sequences of two it keeps.", valueName: "number"))
    var pairs = RestorationTrainer.Options().pairs

    @Option(
        help: ArgumentHelp(
            "How often the text is read again to tune the weights of these; 0 leaves them as counted.",
            valueName: "number"))
    var rounds = RestorationTrainer.Options().rounds

    func validate() throws {
        if text.isEmpty { throw ValidationError("Give at least one file of text.") }
        if !(0...1_000_000).contains(holdOut) { throw ValidationError("--hold-out takes a number from 0 to 1000000.") }
        if !(0...100_000_000).contains(triples) || !(0...100_000_000).contains(pairs) {
            throw ValidationError("--triples and --pairs take a number from 0 to 100000000.")
        }
        if !(0...100).contains(rounds) { throw ValidationError("--rounds takes a number from 0 to 100.") }
    }

    func run() throws {
        let target = try OutputTarget(output, inputs: text, replacing: .tables)
        let heldOutTarget = try heldOut.map { try OutputTarget($0, inputs: text) }
        var corpus = RestorationCorpus(.standard, holdingOutEvery: holdOut)
        for path in text {
            corpus.add(try InputFile.contents(of: path), isCoNLLU: path.hasSuffix(".conllu"))
            StandardError.report("read \(InputFile.name(of: path))")
        }
        if let heldOutTarget {
            var lines: [UInt8] = []
            for item in corpus.heldOutSentences() { lines += Array("\(item.file + 1)\t".utf8) + item.sentence + [0x0A] }
            try AtomicFile.write(lines, to: heldOutTarget)
        }
        let vocabulary = try RestorationVocabulary(corpus.text)
        var trainer = RestorationTrainer(corpus.text, vocabulary: vocabulary)
        trainer.options.triples = triples
        trainer.options.pairs = pairs
        trainer.options.rounds = rounds
        trainer.identity = identity
        trainer.log = { StandardError.report($0) }
        try AtomicFile.write(trainer.train(), to: target)
    }
}
