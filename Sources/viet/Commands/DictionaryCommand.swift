import ArgumentParser
import VietCore

/// `viet dictionary`
struct DictionaryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dictionary", abstract: "Build and check the dictionary.",
        subcommands: [DictionaryBuildCommand.self, DictionaryCheckCommand.self])
}

/// `viet dictionary build`
struct DictionaryBuildCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build",
        abstract: "Build the word list from its evidence; the same evidence gives the same bytes.",
        discussion: """
            Example:
              viet dictionary build --evidence ../data --output Dictionaries/words
            """)

    @Option(help: ArgumentHelp("The folder of the evidence.", valueName: "folder"))
    var evidence: String

    @Option(help: ArgumentHelp("The folder to write to.", valueName: "folder"))
    var output = "Dictionaries/words"

    func run() throws {
        throw ValidationError("building is not wired yet")
    }
}

/// `viet dictionary check`
struct DictionaryCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check the form of dictionary files and name every line at fault.",
        discussion: """
            Example:
              viet dictionary check Dictionaries/words/*.tsv
            """)

    @Argument(help: "The files to check.", completion: .file())
    var files: [String]

    func run() throws {
        throw ValidationError("checking is not wired yet")
    }
}
