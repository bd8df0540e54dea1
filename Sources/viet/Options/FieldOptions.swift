import ArgumentParser
import VietCore
import VietFormats

/// What an input is.
enum InputKind: String, ExpressibleByArgument, CaseIterable {
    /// Running text.
    case text
    /// A page of HTML, read as the text that it shows.
    case html
    /// JSON Lines: an object on every line, the text in some of its fields.
    case jsonl
    /// Rows of fields between commas or semicolons, the text in one of them.
    case csv
    /// Rows of fields between tabs.
    case tsv

    /// Whether it holds records, every one with a text and other fields.
    var isRecords: Bool { self == .jsonl || isTable }

    /// Whether its records are rows, which are read as objects of JSON.
    var isTable: Bool { self == .csv || self == .tsv }
}

/// What the input is and in which fields its text lies: options of every subcommand that reads text.
struct FieldOptions: ParsableArguments {
    @Option(
        name: .customLong("input"),
        help: "What the input is. Rows of csv and tsv come out as JSON Lines.")
    var kind = InputKind.text

    @Option(
        help: ArgumentHelp(
            """
            The field that holds the text, by its name or path: body, article.body, paragraphs[].text. Several are \
            paragraphs of one text. (default: text)
            """, valueName: "path"))
    var field: [String] = []

    @Option(help: ArgumentHelp("The field that holds the title, which goes before the text.", valueName: "path"))
    var titleField: String?

    @Option(
        help: ArgumentHelp("With --input csv and tsv: the column of the text, by name or number.", valueName: "column"))
    var textColumn: String?

    @Flag(help: "With --input csv and tsv: the first row is none of names.")
    var noHeader = false

    func validate() throws {
        if textColumn != nil || noHeader, !kind.isTable {
            throw ValidationError("--text-column and --no-header go with --input csv and tsv.")
        }
        if textColumn != nil, !field.isEmpty {
            throw ValidationError("--text-column and --field are the same; give one of them.")
        }
        if !kind.isRecords {
            try UnusedOptions.refuse(
                ["--field": !field.isEmpty, "--title-field": titleField != nil], "needs --input jsonl, csv or tsv.")
        }
        if kind.isRecords {
            do { _ = try fields() } catch let error as VietTextError { throw ValidationError(error.message) }
        }
    }

    /// Whether anything is said of them.
    var isGiven: Bool { kind != .text || !field.isEmpty || titleField != nil || textColumn != nil || noHeader }

    /// The fields that the text is made of, a title first.
    func fields() throws -> JSONFields {
        let title = try titleField.map { [try path($0)] } ?? []
        return JSONFields(title + (try names.map { try path($0) }), optional: title.count)
    }

    private var names: [String] { textColumn.map { [$0] } ?? (field.isEmpty ? ["text"] : field) }

    /// The way to a field, or the column of a table by its name or number.
    func path(_ name: String) throws -> JSONPath {
        guard kind.isTable else { return try JSONPath(name) }
        if let number = Int(name), number > 0 { return JSONPath(position: number - 1) }
        // The name of a column may hold any sign.
        return JSONPath(member: Array(name.utf8))
    }

    /// How rows are read, where the input has them.
    var table: TextInput.Table? {
        guard kind.isTable else { return nil }
        return TextInput.Table(delimiter: kind == .csv ? .comma : .tab, hasHeader: !noHeader, wanted: names)
    }

    /// Whether the member `name` of a record is one that the text is in.
    func isOfText(_ name: String) -> Bool {
        guard kind.isRecords, let fields = try? fields() else { return false }
        return fields.paths.contains { $0.steps[0] == .member(Array(name.utf8)) }
    }
}
