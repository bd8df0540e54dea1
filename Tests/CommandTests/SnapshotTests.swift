import Testing

@Suite struct SnapshotTests {
    /// Words that no retraining of the model will part or join.
    static let text = """
        Hà Nội là thủ đô của Việt Nam. Sinh viên đại học nói: "Chúng tôi yêu Hà  Nội!"
        Xem https://example.vn/a_b nhé.

        """

    @Test(arguments: ["text", "tsv", "json", "jsonl", "conllu"])
    func formats(format: String) throws {
        let result = try Command.run("segment", "--format", format, input: Self.text)
        #expect(result.status == 0)
        #expect(result.errors == "")
        try Snapshot.check("segment-\(format).txt", result.text)
    }

    @Test func recordsOfJSONLines() throws {
        let input = """
            {"id": 1, "text": "Hà Nội \\ud83d\\ude00"}
            {"id": 2}
            không phải JSON

            {"text": "Việt Nam", "segmentation": "cũ", "tags": ["a", null]}

            """
        let result = try Command.run("segment", "--input", "jsonl", input: input)
        #expect(result.status == 1)
        try Snapshot.check("segment-records.txt", result.text)
        try Snapshot.check("segment-records-errors.txt", result.errors)
        let asText = try Command.run("segment", "--input", "jsonl", "--format", "text", "--into", "words", input: input)
        try Snapshot.check("segment-records-text.txt", asText.text)
    }

    @Test(arguments: [
        ["segment"], ["evaluate", "segmentation"], ["benchmark"], ["info"], ["completions"],
    ])
    func help(command: [String]) throws {
        let result = try Command.run(command + ["--help"])
        #expect(result.status == 0)
        try Snapshot.check("help-\(command.joined(separator: "-")).txt", result.text)
    }

    @Test func everySubcommandHasAnExample() throws {
        let root = try Command.run(["--help"])
        let list = root.lines.drop { $0 != "SUBCOMMANDS:" }.dropFirst().prefix { !$0.isEmpty }
        let names = list.filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }.map { $0.split(separator: " ")[0] }
        #expect(names.contains("segment"))
        for name in names where !["evaluate", "train", "dictionary", "help"].contains(name) {
            #expect(try Command.run([String(name), "--help"]).text.contains("xample"), "\(name)")
        }
    }
}
