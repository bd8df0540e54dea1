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
            ConcordanceCommand.self,
            CollocatesCommand.self,
            NormalizeCommand.self,
            EvaluateCommand.self,
            BenchmarkCommand.self,
            TrainCommand.self,
            DictionaryCommand.self,
            InfoCommand.self,
            CompletionsCommand.self,
        ])
}
