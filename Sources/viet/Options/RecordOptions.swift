import ArgumentParser

/// What one record of the input is.
enum InputKind: String, ExpressibleByArgument, CaseIterable {
    /// Running text.
    case text
    /// JSON Lines: an object on every line, the text in one of its fields.
    case jsonl
}

/// How the input is cut into records: the options of the subcommands that answer record by record.
struct RecordOptions: ParsableArguments {
    @Flag(help: "Take every line for a text of its own: one line in, one line out, whatever it holds.")
    var lines = false

    @Option(name: .customLong("input"), help: "What the input is.")
    var kind = InputKind.text

    @Option(help: ArgumentHelp("The field of a JSON line that holds the text.", valueName: "name"))
    var field = "text"

    @Option(help: ArgumentHelp("The field that the result is put into.", valueName: "name"))
    var into: String?

    func validate() throws {
        if kind == .jsonl, into == field {
            throw ValidationError("--into must not name the field of the text.")
        }
        if kind == .text, into != nil {
            throw ValidationError("--into needs --input jsonl.")
        }
    }
}
