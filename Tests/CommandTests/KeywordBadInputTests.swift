import Foundation
import TestSupport
import Testing

/// What the commands that count do with input and disks that are not as they should be.
@Suite struct KeywordBadInputTests {
    private static let commands = [
        ["keywords"], ["keywords", "--by", "corpus"], ["frequencies"], ["concordance", "giá"], ["collocates", "giá"],
        ["ngrams"], ["ngrams", "--with", "giá", "--open", "1"], ["sketch", "giá"], ["network"],
        ["frequencies", "--names", "all", "--by", "file"], ["keywords", "--by", "folder"],
    ]

    @Test(arguments: ["", " \n\n", "... !!!", "và của là thì mà", "\u{FEFF}", "https://example.vn", "1 2 3"])
    func textsThatSayNothing(text: String) throws {
        for command in Self.commands {
            let result = try Command.run(command, input: text)
            #expect(result.status == (command[0] == "concordance" ? 1 : 0), "\(command)")
            #expect(result.lines.count <= 6, "\(command)")
        }
        let keywords = try Command.run("keywords", "--format", "jsonl", input: text)
        #expect(keywords.text.hasSuffix("\"keywords\":[]}\n") || text == "1 2 3" || text.hasPrefix("http"))
        for format in ["html", "svg", "tsv", "json"] {
            #expect(try Command.run("keywords", "--format", format, input: text).status == 0)
            #expect(try Command.run("keywords", "--by", "corpus", "--format", format, input: text).status == 0)
        }
    }

    @Test func invalidBytesAreWordsToo() throws {
        var generator = SeededGenerator(seed: 77)
        for _ in 0..<5 {
            let bytes = (0..<500).map { _ in UInt8.random(in: 0...255, using: &generator) }
            for command in Self.commands + [["concordance", "--regex", "."]] {
                #expect(try Command.run(command, input: bytes).status <= (command[0] == "concordance" ? 1 : 0))
            }
        }
        let noise: [UInt8] = [0xFF, 0xC3] + Array(" giá vàng, giá ".utf8) + [0xFE]
        #expect(try Command.run(["concordance", "--regex", "gi."], input: noise).lines.count == 2)
    }

    @Test func repeatedDocumentsAreLeftOutAndSaid() throws {
        let text = "Giá vàng tăng\nTrời mưa\nGiá vàng tăng\nGiá vàng tăng\n"
        let result = try Command.run(
            "frequencies", "--lines", "--deduplicate", "--format", "tsv", "--top", "99", input: text)
        #expect(result.status == 0)
        #expect(result.errors == "viet: 2 documents came before and were left out\n")
        #expect(result.lines.contains { $0.hasPrefix("mưa\t1\t") })
        #expect(!result.lines.contains { $0.hasPrefix("tăng\t3\t") })
        let all = try Command.run("frequencies", "--lines", "--format", "tsv", "--top", "99", input: text)
        #expect(all.lines.contains { $0.hasPrefix("tăng\t3\t") })
        #expect(all.errors == "")
    }

    @Test func manyTinyDocuments() throws {
        let lines = [UInt8](String(repeating: "Giá vàng\n", count: 20_000).utf8)
        let counts = try Command.run(["frequencies", "--lines", "--format", "tsv"], input: lines)
        #expect(counts.lines.contains { $0.contains("\t20000\t") })
        let keywords = try Command.run(
            ["keywords", "--lines", "--names", "capitals", "--format", "jsonl", "--top", "1"], input: lines)
        #expect(keywords.lines.count == 20_000)
    }

    @Test func tablesThatCannotBeRead() throws {
        try TemporaryFolder.with { folder in
            let table = folder.url.path + "/good.viet"
            #expect(
                try Command.run(["frequencies", "--output", table], input: "Giá vàng tăng").status == 0)
            var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: table)))
            bytes[bytes.count - 1] ^= 1
            let bad = try folder.file("bad.viet", bytes).path
            let cut = try folder.file("cut.viet", Array(bytes.prefix(100))).path
            for (path, status) in [(bad, 2), (cut, 2), (folder.url.path + "/none.viet", 2)] {
                for arguments in [
                    ["frequencies", "--merge", path], ["frequencies", "--merge", table, path],
                    ["frequencies", "--against", path], ["keywords", "--against", path],
                    ["keywords", "--by", "corpus", "--against", path],
                ] {
                    let result = try Command.run(arguments, input: "Giá vàng tăng")
                    #expect(result.status == status, "\(arguments)")
                    #expect(result.output == [], "\(arguments)")
                    #expect(result.errors.contains(URL(fileURLWithPath: path).lastPathComponent), "\(arguments)")
                }
            }
        }
    }

    /// Distinct words enough to go beyond a megabyte of counts.
    private static func manyWords() -> [UInt8] {
        var text = ""
        for index in 0..<60_000 { text += "từ\(index)x " + (index % 50 == 49 ? "\n" : "") }
        return Array(text.utf8)
    }

    @Test func spillingChangesNoByte() throws {
        try TemporaryFolder.with { folder in
            let text = try folder.file("text.txt", Self.manyWords()).path
            let (spilled, whole) = (folder.url.path + "/a.viet", folder.url.path + "/b.viet")
            for arguments in [["--output", spilled, "--memory", "1"], ["--output", whole]] {
                #expect(try Command.run(["frequencies", "--lines", text] + arguments).status == 0)
            }
            #expect(
                try Data(contentsOf: URL(fileURLWithPath: spilled)) == Data(contentsOf: URL(fileURLWithPath: whole)))
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).count == 3)
        }
    }

    /// A limit of the size of files stands in for a disk that is full.
    @Test(arguments: [["--memory", "1"], []]) func aFullDiskCostsNothingButTheRun(memory: [String]) throws {
        try TemporaryFolder.with { folder in
            let text = try folder.file("text.txt", Self.manyWords()).path
            let output = folder.url.path + "/table.viet"
            #expect(try Command.run(["frequencies", "--output", output], input: "cũ").status == 0)
            let older = try Data(contentsOf: URL(fileURLWithPath: output))
            // The limit would meet the counters of a coverage run too.
            let process = Command.process([], environment: ["LLVM_PROFILE_FILE": "/dev/null"])
            process.executableURL = URL(fileURLWithPath: "/bin/sh")
            process.arguments =
                ["-c", "ulimit -f 8; exec \"$@\"", "sh", Command.binary.path, "frequencies", "--lines", "--temporary"]
                + [folder.url.path, "--output", output, text] + memory
            let errors = Pipe.private()
            process.standardError = errors
            process.standardOutput = FileHandle.nullDevice
            try process.start()
            let message = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            process.waitUntilExit()
            #expect(process.terminationReason == .exit)
            #expect(process.terminationStatus == 2)
            #expect(message.split(separator: "\n" as Character).count == 1)
            #expect(message.lowercased().contains("file too large"))
            #expect(try Data(contentsOf: URL(fileURLWithPath: output)) == older)
            #expect(
                try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted() == [
                    "table.viet", "text.txt",
                ])
        }
    }

    @Test func placesThatCannotBeWritten() throws {
        let text = Self.manyWords()
        for arguments in [
            ["--output", "/nowhere/at/all.viet"], ["--output", "/dev/null"],
            ["--lines", "--memory", "1", "--temporary", "/nowhere"],
        ] {
            let result = try Command.run(["frequencies"] + arguments, input: text)
            #expect(result.status == 2, "\(arguments)")
            #expect(result.output == [], "\(arguments)")
            #expect(result.errors.split(separator: "\n" as Character).count == 1, "\(result.errors)")
        }
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
    func aFullOutputIsNamed() throws {
        for command in Self.commands {
            let result = try Command.runOnFullDisk(
                command, input: "Giá vàng tăng. Giá vàng giảm. Giá vàng tăng.\n")
            #expect(result.status == 2)
            #expect(result.errors.contains("no space left"))
        }
    }

    @Test func aMissingFileDoesNotLoseTheOthers() throws {
        try TemporaryFolder.with { folder in
            let good = try folder.path("good.txt", "Giá vàng tăng. Giá vàng giảm, giá vàng.")
            for command in Self.commands {
                let result = try Command.run(command + [folder.url.path + "/none.txt", good])
                #expect(result.status == 2)
                #expect(result.errors.contains("none.txt"))
                #expect(!result.output.isEmpty, "\(command)")
            }
            // A reference is needed whole.
            let lame = try Command.run(
                ["keywords", "--by", "corpus", "--against", "\(folder.url.path)/none.txt,\(good)", good])
            #expect(lame.status == 2)
            #expect(lame.output == [])
        }
    }

    @Test(arguments: [
        ["keywords", "--types", "nouns"], ["keywords", "--types", ","], ["keywords", "--top", "-1"],
        ["keywords", "--phrases", "0"], ["keywords", "--phrases", "9"], ["keywords", "--method", "magic"],
        ["keywords", "--names", "capitals", "--types", "entities"],
        ["keywords", "--names", "capitals", "--types", "PER"],
        ["keywords", "--by", "corpus", "--method", "yake"], ["keywords", "--lines", "--separator", "x"],
        ["keywords", "--input", "jsonl", "--into", "text"], ["frequencies", "--merge"],
        ["keywords", "--lines", "--format", "svg"], ["keywords", "a", "b", "--format", "svg"],
        ["frequencies", "--series", "a", "--output", "x"], ["frequencies", "--series", "a"],
        ["frequencies", "--memory", "0"], ["frequencies", "--phrases", "99"], ["concordance"],
        ["concordance", "--regex", "--entity", "PER"], ["concordance", "--entity", "dog"],
        ["concordance", "a", "--context", "5000"], ["collocates", "a", "--left", "0", "--right", "0"],
        ["collocates", "a", "--floor", "0"],
    ])
    func wrongOptions(arguments: [String]) throws {
        let result = try Command.run(arguments)
        #expect(result.status == 64)
        #expect(result.output == [])
        #expect(!result.errors.isEmpty)
    }

    /// Status 1 would say that nothing was found.
    @Test(arguments: [
        ["concordance", "--regex", "("], ["concordance", " "], ["concordance", "--tagged", "đá/FOO"],
        ["collocates", "--regex", "[a"], ["ngrams", "--with", "…"], ["sketch", "…"],
    ])
    func queriesThatAreNone(arguments: [String]) throws {
        let result = try Command.run(arguments, input: "Giá vàng")
        #expect(result.status == 64)
        #expect(result.errors.hasPrefix("Error: The query is wrong: "), "\(result.errors)")
    }
}
