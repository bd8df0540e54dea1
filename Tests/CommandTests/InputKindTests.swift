import Foundation
import Testing

/// Pages, rows and records as input of every command that reads text.
@Suite struct InputKindTests {
    private static let page = """
        <html><head><title>Tin H&agrave; Nội</title><script>var x = "<p>Lan</p>"</script></head>
        <body><p>Chị <b>Lan</b> ở H&#7897;i An.</p><p>Trời&nbsp;mưa.</p></body></html>
        """

    private func objects(_ result: Command.Result) throws -> [[String: Any]] {
        try result.lines.map { try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]) }
    }

    @Test func pagesAreReadAsTheirText() throws {
        let text = try Command.run("segment", "--input", "html", input: Self.page)
        #expect(text.status == 0 && text.lines.count == 3)
        #expect(text.lines[0] == "Tin Hà_Nội" && text.lines[2].hasSuffix("mưa ."))
        #expect(!text.text.contains("var"))
        let plain = try Command.run("normalize", "--input", "html", input: Self.page)
        #expect(plain.text == "Tin Hà Nội\n\nChị Lan ở Hội An.\n\nTrời\u{A0}mưa.\n")
        for command in ["frequencies", "keywords", "entities"] {
            let result = try Command.run(command, "--input", "html", input: Self.page)
            #expect(result.status == 0 && !result.text.contains("script") && result.text.contains("Lan"), "\(command)")
        }
    }

    /// Offsets are those of the page, where the text as it was read stands beside them.
    @Test(arguments: ["segment", "entities"]) func placesInPages(command: String) throws {
        for page in [Self.page, "\u{FEFF}" + Self.page] {
            let result = try Command.run(command, "--input", "html", "--format", "json", input: page)
            let object = try #require(try objects(result).first)
            // Foundation drops the byte order mark, which counts.
            let source = Array(page.unicodeScalars)
            let text = try #require(object["text"] as? String).unicodeScalars.drop { $0 == "\u{FEFF}" }
            #expect(source.drop { $0 == "\u{FEFF}" }.elementsEqual(text))
            let items =
                command == "entities"
                ? object["entities"] as? [[String: Any]]
                : (object["sentences"] as? [[String: Any]])?.flatMap { $0["words"] as? [[String: Any]] ?? [] }
            var seen: [String: String] = [:]
            for item in try #require(items) {
                let (start, end) = (item["start"] as? Int ?? 0, item["end"] as? Int ?? 0)
                let written = String(String.UnicodeScalarView(source[start..<end]))
                seen[item["text"] as? String ?? ""] = written
            }
            #expect(seen["Hà Nội"] == "H&agrave; Nội", "\(seen)")
            #expect(seen["Hội An"] == "H&#7897;i An" && seen["Lan"] == "Lan")
        }
    }

    @Test func aPageWithoutEndIsReadAndNamed() throws {
        let result = try Command.run("segment", "--input", "html", input: "<p>Hà Nội <!-- <p>Huế")
        #expect(result.status == 1 && result.text == "Hà_Nội\nHuế\n" || result.text == "Hà_Nội Huế\n")
        #expect(
            result.errors.contains("standard input: not HTML: a comment without an end (at byte 13)"),
            "\(result.errors)")
    }

    /// What is known by its first bytes to be no text is told and left out, and the rest is read.
    @Test(arguments: ["segment", "entities", "keywords", "frequencies", "normalize", "tag", "restore"])
    func filesOfOtherKindsAreTold(command: String) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("kinds-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let text = folder.appendingPathComponent("a.txt").path
        try Data("Chị Lan ở Huế.\n".utf8).write(to: URL(fileURLWithPath: text))
        let starts: [(name: String, bytes: [UInt8], told: String)] = [
            ("b.bz2", Array("BZh91AY&SY".utf8) + [1, 2], "bzip2"),
            ("f.bz2", Array("BZh11AY&SY".utf8) + [1, 2], "bzip2"),
            ("g.bz2", [0x42, 0x5A, 0x68, 0x36, 0x17, 0x72, 0x45, 0x38, 0x50, 0x90, 0, 0, 0, 0], "bzip2"),
            ("c.docx", [0x50, 0x4B, 3, 4, 20, 0], "zip archive"),
            ("d.pdf", Array("%PDF-1.7\n".utf8), "PDF document"), ("e.xz", [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0, 0], "xz"),
        ]
        for (name, bytes, told) in starts {
            let path = folder.appendingPathComponent(name).path
            try Data(bytes).write(to: URL(fileURLWithPath: path))
            let result = try Command.run([command, path, text])
            #expect(result.status == 2 && result.errors.contains("\(name): is "), "\(result.errors)")
            #expect(result.errors.contains(told) && result.text.contains("Lan"), "\(result.errors)")
        }
        let all = try Command.run([command, "--recursive", folder.path])
        #expect(all.status == 0 && all.errors.contains("no text; left out") && all.text.contains("Lan"))
        // A text that only speaks of such a file is one.
        #expect(try Command.run(command, input: "BZh01AY&SY và BZh9 là dấu.\n").status == 0)
        #expect(try Command.run(command, input: "PDF là %PDF- ở đầu.\n").status == 0)
    }

    @Test func rowsComeOutAsObjects() throws {
        let table = "id,bài viết\n1,\"Hà Nội, thủ đô\"\n2,Huế\n3\n"
        let result = try Command.run(
            "segment", "--input", "csv", "--text-column", "bài viết", "--format", "text", input: table)
        #expect(result.status == 1)
        let rows = try objects(result)
        #expect(rows.count == 3 && rows[0]["id"] as? String == "1")
        #expect(rows[0]["segmentation"] as? String == "Hà_Nội , thủ_đô" && rows[2]["error"] != nil)
        #expect(result.errors.contains("standard input:4: the record has no field"), "\(result.errors)")
        let byNumber = try Command.run(
            "segment", "--input", "csv", "--text-column", "2", "--format", "text", "--threads", "2", input: table)
        #expect(byNumber.lines.prefix(2) == result.lines.prefix(2) && byNumber.errors.contains("no field \"column 2\""))
        let tabs = try Command.run(
            "frequencies", "--input", "tsv", "--no-header", "--text-column", "2", "--format", "tsv",
            input: "1\tHuế\n2\tHuế\n")
        #expect(tabs.lines.last?.hasPrefix("Huế\t2\t") == true, "\(tabs.text) \(tabs.errors)")
        let open = try Command.run("segment", "--input", "csv", "--format", "text", input: "text\nHuế\n\"Hà\nNội\n")
        #expect(open.status == 1 && open.lines.count == 2)
        #expect(open.errors.contains("standard input:3: a quotation mark without its partner"))
    }

    @Test func fieldsByPath() throws {
        let line =
            #"{"id":1,"article":{"title":"Huế","body":"Hà Nội đẹp."},"paragraphs":[{"text":"Một."},{"text":"Hai."}]}"#
        func words(_ options: String...) throws -> String? {
            let result = try Command.run(
                ["segment", "--input", "jsonl", "--format", "text"] + options, input: line + "\n")
            #expect(result.status == 0, "\(result.errors)")
            return try objects(result).first?["segmentation"] as? String
        }
        #expect(try words("--field", "article.body") == "Hà_Nội đẹp .")
        #expect(try words("--field", "paragraphs[].text") == "Một .\nHai .")
        #expect(
            try words("--title-field", "article.title", "--field", "article.body", "--field", "paragraphs[0].text")
                == "Huế\nHà_Nội đẹp .\nMột .")
        #expect(try words("--title-field", "nowhere", "--field", "article.body") == "Hà_Nội đẹp .")
        let missing = try Command.run(
            "segment", "--input", "jsonl", "--field", "article.text", input: line + "\n")
        #expect(missing.status == 1)
        #expect(
            missing.errors.contains(
                #"standard input:1: the record has no field "article.text": "article" has no "text""#))
        for wrong in [
            ["--input", "jsonl", "--field", "a..b"], ["--text-column", "2"], ["--title-field", "t"],
            ["--input", "html", "--lines"],
            ["--input", "csv", "--text-column", "a", "--field", "b"],
            ["--input", "jsonl", "--field", "a.b", "--into", "a"],
        ] {
            #expect(try Command.run(["segment"] + wrong).status == 64, "\(wrong)")
        }
    }
}
