import ArgumentParser
import VietCore
import VietEvaluation
import VietFormats
import VietRestoration
import VietText

/// `viet evaluate restoration`
struct EvaluateRestorationCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restoration",
        abstract: "Take the marks off a text, restore them, and say how many syllables are as they were.",
        discussion: """
            Every line is a sentence by itself; of CoNLL-U, the lines `# text =`. A syllable is a run of letters, compared \
            without case and wherever the tone stands in it.

            Example:
              viet evaluate restoration --errors 20 sentences.txt
            """)

    @Argument(help: "Text with its marks.", completion: .file())
    var files: [String]

    @Option(help: ArgumentHelp("A model to use in place of the built-in one.", valueName: "file"))
    var model: String?

    @Option(help: ArgumentHelp("List so many of the commonest errors.", valueName: "number"))
    var errors = 0

    @Flag(help: "Take a file for one document, in which names are settled over the whole.")
    var documents = false

    func run() throws {
        let restorer = try model.map { try MarkRestorer(modelFile: $0) } ?? .standard
        let worker = restorer.makeWorker()
        for path in files {
            var agreement = RestorationAgreement()
            let lines = try Self.lines(path)
            let bare = lines.map(RestorationAgreement.stripped)
            func restore(_ text: String) -> String {
                var text = text
                return text.withUTF8 { worker.restore($0).text }
            }
            let restored =
                documents
                ? restore(bare.joined(separator: "\n")).split(separator: "\n").map(String.init) : bare.map(restore)
            for (line, result) in zip(lines, restored) { agreement.add(line, result) }
            func percent(_ part: Int, _ whole: Int) -> String {
                DecimalText.of(100 * Double(part) / Double(max(whole, 1)), places: 2)
            }
            StandardOutput.write(
                "\(InputFile.name(of: path)): \(agreement.syllables) syllables, \(percent(agreement.right, agreement.syllables)) % right; "
                    + "\(agreement.sentences) sentences, \(percent(agreement.exact, agreement.sentences)) % exact\n")
            for (error, count) in agreement.errors.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }).prefix(
                errors)
            {
                StandardOutput.write("\(count)\t\(error)\n")
            }
        }
    }

    private static func lines(_ path: String) throws -> [String] {
        let isCoNLLU = path.hasSuffix(".conllu")
        return try InputFile.contents(of: path).split(separator: 0x0A).compactMap {
            let line = String(decoding: $0, as: UTF8.self)
            guard isCoNLLU else { return line }
            return line.hasPrefix("# text =") ? String(line.dropFirst(8)) : nil
        }
    }
}
