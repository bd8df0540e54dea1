import ArgumentParser

/// `viet index`
struct IndexCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "index",
        abstract: "Build an index of a corpus, in which words are found at once.",
        discussion: """
            Commands that read a corpus take the index in the place of files, with --index; what they give is the same.

            Examples:
              viet index build --output corpus.index corpus/*.txt
              viet concordance --index corpus.index "giá vàng"
            """,
        subcommands: [IndexBuildCommand.self, IndexInfoCommand.self])
}
