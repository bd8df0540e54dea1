import ArgumentParser

/// `viet train`
struct TrainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "train", abstract: "Learn models from annotated text.",
        subcommands: [
            TrainSegmenterCommand.self, TrainEntitiesCommand.self, TrainKeywordsCommand.self,
            TrainRestorationCommand.self, TrainTaggerCommand.self, TrainCompileCommand.self,
        ])
}
