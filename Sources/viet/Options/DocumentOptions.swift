import ArgumentParser
import VietCore

/// How the input is cut into documents: the options of the subcommands that count.
struct DocumentOptions: ParsableArguments {
    @Flag(help: "Take every line for a document of its own.")
    var lines = false

    @Option(name: .customLong("input"), help: "What the input is.")
    var kind = InputKind.text

    @Option(help: ArgumentHelp("The field of a JSON line that holds the text.", valueName: "name"))
    var field = "text"

    @Option(help: ArgumentHelp("A line that starts so begins a new document and is not counted.", valueName: "text"))
    var separator: String?

    @Flag(help: "Count a document once whose very bytes came before, and say how many were left out.")
    var deduplicate = false

    @OptionGroup var dictionaries: DictionaryOptions

    func validate() throws {
        let ways = [lines, kind == .jsonl, separator != nil].count { $0 }
        if ways > 1 { throw ValidationError("--lines, --input jsonl and --separator exclude each other.") }
        if separator == "" { throw ValidationError("--separator takes at least one character.") }
    }
}
