import ArgumentParser

/// `viet evaluate`
struct EvaluateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate", abstract: "Compare results with gold annotation.",
        subcommands: [
            EvaluateSegmentationCommand.self, EvaluateEntitiesCommand.self, EvaluateEncodingsCommand.self,
            EvaluateRestorationCommand.self, EvaluateTaggingCommand.self,
        ])
}
