import ArgumentParser
import VietCore

/// `viet train`
struct TrainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "train", abstract: "Learn models from annotated text.",
        subcommands: [TrainSegmenterCommand.self, TrainEntitiesCommand.self, TrainCompileCommand.self])
}

/// `viet train segmenter`
struct TrainSegmenterCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "segmenter",
        abstract: "Learn a segmentation model.",
        discussion: """
            Example:
              viet train segmenter --output my.model train.conllu dev.conllu
            """)

    @Argument(
        help: "Gold segmentation: CoNLL-U where the name ends in .conllu, else underscore text.", completion: .file())
    var gold: [String]

    @Option(help: ArgumentHelp("Where to write the model.", valueName: "file"))
    var output: String

    @Option(
        help: ArgumentHelp("Automatically labelled text: tokens, labels, labels, separated by tabs.", valueName: "file")
    )
    var silver: String?

    @Option(help: ArgumentHelp("The folder of the compiled dictionary's sources.", valueName: "folder"))
    var dictionaries = "Dictionaries"

    func run() throws {
        throw ValidationError("training is not wired yet")
    }
}
