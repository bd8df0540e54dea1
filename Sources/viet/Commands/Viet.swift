import ArgumentParser
import VietCore

@main
struct Viet: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "viet",
        abstract: "Vietnamese text analysis: words, names and keyword statistics.",
        discussion: """
            Examples:
              viet segment article.txt
              cat corpus.txt | viet segment --lines --threads 0 > corpus.seg.txt

            Exit status: 0 all went well, 1 a record failed and the others are written, 2 a file could not be read or \
            written, 64 the options are wrong.
            """,
        version: VietTextVersion.current,
        subcommands: [
            SegmentCommand.self,
            KeywordsCommand.self,
            FrequenciesCommand.self,
            IndexCommand.self,
            ConcordanceCommand.self,
            CollocatesCommand.self,
            NgramsCommand.self,
            SketchCommand.self,
            NetworkCommand.self,
            EntitiesCommand.self,
            TagCommand.self,
            RestoreCommand.self,
            NormalizeCommand.self,
            SortCommand.self,
            EvaluateCommand.self,
            BenchmarkCommand.self,
            TrainCommand.self,
            DictionaryCommand.self,
            InfoCommand.self,
            CompletionsCommand.self,
        ])

    /// Runs the subcommand that the arguments name. What it throws is told and becomes the exit status here alone.
    static func main() {
        Platform.ignoreBrokenPipeSignal()
        OutOfMemory.watch()
        if let help = ShortHelp.text(CommandLine.arguments.dropFirst(), of: Viet.self) {
            return StandardOutput.write(help)
        }
        do {
            var command = try parseAsRoot(PathText.arguments)
            do { try command.run() } catch let error as ValidationError {
                // Options that only a run finds wrong: the parser would show the usage of the root.
                StandardError.write(WrongUsage.message(error, of: type(of: command), in: Viet.self))
                Platform.exitNow(ExitCode.validationFailure.rawValue)
            }
        } catch let error as VietTextError {
            Failure.end(error)
        } catch {
            if let hint = Suggestion.forSubcommand(in: CommandLine.arguments.dropFirst(), of: Viet.self) {
                StandardError.report(hint)
                Platform.exitNow(ExitCode.validationFailure.rawValue)
            }
            // Help and the version go the way of all output, so that a full disk is noticed.
            if exitCode(for: error) == .success { return StandardOutput.write(fullMessage(for: error) + "\n") }
            exit(withError: error)
        }
    }
}
