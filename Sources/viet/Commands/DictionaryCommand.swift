import ArgumentParser

/// `viet dictionary`
struct DictionaryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dictionary",
        abstract: "Check user dictionaries; build and check the word list; build the lists of names.",
        subcommands: [DictionaryBuildCommand.self, DictionaryCheckCommand.self, DictionaryNamesCommand.self])
}
