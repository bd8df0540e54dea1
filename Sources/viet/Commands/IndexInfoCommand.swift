import ArgumentParser
import VietCore
import VietIndex
import VietReports

/// `viet index info`
struct IndexInfoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "info",
        abstract: "Say what is in an index and with what it was made.",
        discussion: """
            Example:
              viet index info corpus.index
            """)

    @Argument(help: "The index.", completion: .file())
    var index: String

    func run() throws {
        let index = try IndexedCorpus.open(index)
        let size = try index.size()
        let fields = FieldOptions(of: index)
        var facts = [
            ("documents", String(size.documents)), ("words", String(size.words)), ("inputs", String(index.files.count)),
            ("kind of input", fields.kind.rawValue),
            ("dictionaries", try index.dictionaries().map(\.name).joined(separator: ", ")),
        ]
        facts += IndexedCorpus.facts.map { ($0.name.replacing("_", with: " "), $0.value) }
        let width = facts.map(\.0.count).max() ?? 0
        StandardOutput.write(
            facts.filter { !$0.1.isEmpty }.map { "\(DisplayWidth.left($0.0, width))  \($0.1)\n" }.joined())
    }
}
