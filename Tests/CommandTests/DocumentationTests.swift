import Foundation
import Testing

/// What the documents print is what comes out: every block of theirs in which a line begins with `$ `.
@Suite struct DocumentationTests {
    /// A command of a document and what it is said to write.
    struct Example: CustomTestStringConvertible, Sendable {
        let place: String
        let command: String
        var output: [String] = []
        var testDescription: String { "\(place): \(command)" }
    }

    static let examples: [Example] = {
        let folder = Repository.root.appendingPathComponent("Documentation")
        let guides = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        let paths =
            ["README.md", "Examples/README.md"]
            + guides.filter { $0.hasSuffix(".md") }.sorted().map { "Documentation/\($0)" }
        return paths.flatMap { examples(in: $0) }
    }()

    private static func examples(in path: String) -> [Example] {
        let file = Repository.root.appendingPathComponent(path)
        guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
        var examples: [Example] = []
        var isInBlock = false
        // Whether the block has had a command, to which its lines belong.
        var hasCommand = false
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if line.hasPrefix("```") {
                isInBlock.toggle()
                hasCommand = false
            } else if isInBlock, line.hasPrefix("$ ") {
                examples.append(Example(place: "\(path):\(number + 1)", command: String(line.dropFirst(2))))
                hasCommand = true
            } else if hasCommand {
                examples[examples.count - 1].output.append(String(line))
            }
        }
        return examples
    }

    @Test func thereAreExamples() { #expect(Self.examples.count >= 5) }

    @Test(arguments: examples) func writesWhatTheDocumentSays(_ example: Example) throws {
        let process = Command.process([])
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", example.command]
        process.currentDirectoryURL = Repository.root
        process.environment?["PATH"] = Command.binary.deletingLastPathComponent().path + ":/usr/bin:/bin"
        let output = Pipe.private()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.start()
        let bytes = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        var lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).map(
            String.init)
        if lines.last == "" { lines.removeLast() }
        #expect(Self.fits(lines[...], example.output[...]), "\(example.place)\n\(lines.joined(separator: "\n"))")
    }

    /// Whether lines are as they are said to be: `…` alone stands for any lines, inside of one for any text. Bars are not
    /// compared, and scores, which change a little with every model, are nearly the same.
    private static func fits(_ lines: ArraySlice<String>, _ said: ArraySlice<String>) -> Bool {
        guard let first = said.first else { return lines.allSatisfy(\.isEmpty) }
        if first.trimmingCharacters(in: .whitespaces) == "…" {
            return (lines.startIndex...lines.endIndex).contains { fits(lines[$0...], said.dropFirst()) }
        }
        guard let line = lines.first, fits(withoutScores(line), withoutScores(first)), scoresFit(line, first) else {
            return false
        }
        return fits(lines.dropFirst(), said.dropFirst())
    }

    /// Whether the decimal fractions of a line differ by no more than a tenth; those of a line of which parts are left out are
    /// not known by their places.
    static func scoresFit(_ line: String, _ said: String) -> Bool {
        func scores(_ text: String) -> [Double] {
            text.matches(of: /[0-9]+\.[0-9]+/).compactMap { Double($0.output) }
        }
        if said.contains("…") { return true }
        return zip(scores(line), scores(said)).allSatisfy { abs($0 - $1) <= 0.1 * max($0, $1) }
    }

    @Test func scoresAreCompared() {
        #expect(Self.scoresFit("a 0.0046 b 12.5", "a 0.0047 b 12.1"))
        #expect(!Self.scoresFit("a 0.0046", "a 0.0032") && !Self.scoresFit("a 1.00 0.687", "a 1.00 0.538"))
        #expect(Self.scoresFit("a 0.687 b", "a 0.538 …"))
    }

    private static func withoutScores(_ line: String) -> String {
        line.replacing(/[ ]*[▏▎▍▌▋▊▉█]+/, with: "").replacing(/[ ]*[0-9]+\.[0-9]+/, with: " 0.0").replacing(
            /[ ]+/, with: " ")
    }

    private static func fits(_ line: String, _ said: String) -> Bool {
        let said = said.hasPrefix(" ") ? String(said.drop { $0 == " " }) : said
        let line = line.hasPrefix(" ") ? String(line.drop { $0 == " " }) : line
        let parts = said.components(separatedBy: "…")
        // A line with an ellipsis of its own is itself.
        if line == said { return true }
        guard parts.count > 1, line.hasPrefix(parts[0]), line.hasSuffix(parts[parts.count - 1]) else { return false }
        var rest = line[...]
        for part in parts where !part.isEmpty {
            guard let range = rest.range(of: part) else { return false }
            rest = rest[range.upperBound...]
        }
        return true
    }
}
