import ArgumentParser
import VietCore

/// How the input is cut into records: the options of the subcommands that answer record by record.
struct RecordOptions: ParsableArguments {
    @Flag(help: "Take every line for a text of its own: one line in, one line out, whatever it holds.")
    var lines = false

    @OptionGroup var fields: FieldOptions

    @Option(help: ArgumentHelp("The field that the result is put into.", valueName: "name"))
    var into: String?

    var kind: InputKind { fields.kind }

    func validate() throws {
        if let into, fields.isOfText(into) {
            throw ValidationError("--into must not name the field of the text.")
        }
        if !kind.isRecords, into != nil {
            throw ValidationError("--into needs --input jsonl, csv or tsv.")
        }
        if lines, kind != .text {
            throw ValidationError("--lines goes with --input text; the other kinds have records of their own.")
        }
    }
}
