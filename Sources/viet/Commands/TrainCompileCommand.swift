import ArgumentParser
import VietCore
import VietSegmentation

/// `viet train compile`
struct TrainCompileCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compile",
        abstract: "Fold a readable segmentation model into the tables that `viet segment --model` reads.",
        discussion: """
            The same model gives the same bytes. Edit a line of the readable form, compile, and see the effect.

            Example:
              viet train compile model.txt --output my.viet
            """)

    @Argument(help: "The readable model.", completion: .file())
    var model: String

    @Option(help: ArgumentHelp("Where to write the tables.", valueName: "file"))
    var output: String

    @Option(help: "A name for the model, which `viet info` shows.")
    var identity = "custom"

    func run() throws {
        let target = try OutputTarget(output, inputs: [model], replacing: .tables)
        let text = String(decoding: try InputFile.contents(of: model), as: UTF8.self)
        let plain = try TableFile.naming(model) { () throws(VietTextError) in try SegmentationModel(serialized: text) }
        try AtomicFile.write(SegmentationTables.compile(plain, identity: identity), to: target)
    }
}
