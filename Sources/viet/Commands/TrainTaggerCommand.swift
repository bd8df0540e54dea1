import ArgumentParser
import VietCore
import VietFormats
import VietSegmentation
import VietText
import VietTraining

/// `viet train tagger`
struct TrainTaggerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tagger",
        abstract: "Learn parts of speech from treebanks and from text that other taggers have tagged.",
        discussion: """
            The files are CoNLL-U with UPOS and XPOS. A word whose UPOS is `_` is left open: any tag is right there. Where \
            XPOS is `_` any that goes with the class is. The same files give the same model, byte for byte.

            Example:
              viet train tagger --output tags.viet treebank.conllu tagged.conllu
              viet evaluate tagging --model tags.viet test.conllu
            """)

    @Argument(help: "The treebanks.", completion: .file())
    var text: [String]

    @Option(help: ArgumentHelp("Where to write the model.", valueName: "file"))
    var output: String

    @Option(help: "A name for the model, which `viet info` shows.")
    var identity = "custom"

    @Option(help: ArgumentHelp("How many features the model keeps.", valueName: "number"))
    var features = TagTrainer().rowLimit

    @Option(help: ArgumentHelp("How often the text is gone through.", valueName: "number"))
    var epochs = TagTrainer().options.epochs

    @Option(help: ArgumentHelp("How often a feature must occur to be learned.", valueName: "number"))
    var minimumCount = TagTrainer().options.minimumCount

    @Option(help: ArgumentHelp("What the size of weights costs.", valueName: "number"))
    var penalty = TagTrainer().options.penalty

    @Option(help: ArgumentHelp("How fast to learn.", valueName: "number"))
    var rate = TagTrainer().options.rate

    func validate() throws {
        if text.isEmpty { throw ValidationError("Give at least one treebank.") }
        if !(1...1000).contains(epochs) { throw ValidationError("--epochs takes a number from 1 to 1000.") }
        if !(1...10_000_000).contains(features) || !(1...1000).contains(minimumCount) {
            throw ValidationError("--features takes a number from 1 to 10000000, --minimum-count one from 1 to 1000.")
        }
        if !(0...100).contains(penalty) || !(rate > 0 && rate <= 10) {
            throw ValidationError("--penalty takes a number from 0 to 100, --rate one above 0, at most 10.")
        }
    }

    func run() throws {
        let target = try OutputTarget(output, inputs: text, replacing: .tables)
        var corpus = TagCorpus(.standard)
        for path in text {
            for sentence in try CoNLLU.sentences(in: InputFile.contents(of: path), file: path) {
                corpus.add(sentence.words, tags: sentence.tags)
            }
            StandardError.report("read \(InputFile.name(of: path)): \(corpus.count) words")
        }
        var trainer = TagTrainer()
        trainer.options.epochs = epochs
        trainer.options.minimumCount = minimumCount
        trainer.options.penalty = penalty
        trainer.options.rate = rate
        trainer.rowLimit = features
        trainer.identity = identity
        trainer.log = { StandardError.report($0) }
        try AtomicFile.write(trainer.train(corpus), to: target)
    }
}
