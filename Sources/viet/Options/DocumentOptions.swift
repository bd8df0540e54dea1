import ArgumentParser
import VietCore

/// How the input is cut into documents: the options of the subcommands that count.
struct DocumentOptions: ParsableArguments {
    @Flag(help: "Take every line for a document of its own.")
    var lines = false

    @OptionGroup var fields: FieldOptions

    @Option(help: ArgumentHelp("A line that starts so begins a new document and is not counted.", valueName: "text"))
    var separator: String?

    @Flag(help: "Count a document once whose very bytes came before, and say how many were left out.")
    var deduplicate = false

    @Option(
        name: .customLong("where"),
        help: ArgumentHelp(
            """
            Only documents with such a field: 'source=vnexpress,tuoitre', 'date>=2024-03', 'date=2024*', with !=, <, <=, >. Texts \
            have the fields file and folder. Several must all hold.
            """, valueName: "condition"))
    var conditions: [FieldCondition] = []

    @OptionGroup var dictionaries: DictionaryOptions

    @Option(
        help: ArgumentHelp(
            "In place of files: the corpus of an index that viet index build made, with its fields and its words.",
            valueName: "file"),
        completion: .file())
    var index: String?

    var kind: InputKind { fields.kind }

    /// Whether anything is said of them.
    var isGiven: Bool {
        lines || fields.isGiven || separator != nil || deduplicate || !conditions.isEmpty
            || !dictionaries.dictionary.isEmpty
    }

    func validate() throws {
        let ways = [lines, kind != .text, separator != nil].count { $0 }
        if ways > 1 { throw ValidationError("--lines, --input and --separator exclude each other.") }
        if index != nil, ways > 0 || fields.isGiven || deduplicate || !dictionaries.dictionary.isEmpty {
            throw ValidationError(
                """
                How the documents of an index are read was settled when it was built: --index goes with none of --lines, --input, \
                --field, --separator, --deduplicate and --dictionary.
                """)
        }
        try check(by: nil)
        if separator == "" { throw ValidationError("--separator takes at least one character.") }
    }

    /// Checks that documents have the fields by which they are chosen and grouped. Of an index that is known when it is open.
    func check(by key: GroupKey?) throws {
        if index == nil { _ = try DocumentFields(conditions, by: key, in: fields) }
    }
}
