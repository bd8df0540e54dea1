import Foundation
import Testing

/// Input that `viet entities` and its training must take or refuse with a clear message.
@Suite struct EntitiesBadInputTests {
    private struct Found {
        let start: Int
        let end: Int
        let type: String
        let text: String
    }

    /// The entities with offsets in bytes, checked against the input.
    private func entities(_ input: [UInt8], _ arguments: [String] = []) throws -> [Found] {
        let result = try Command.run(["entities", "--format", "json", "--offsets", "utf8"] + arguments, input: input)
        #expect(result.status == 0)
        let object = try #require(try JSONSerialization.jsonObject(with: Data(result.output)) as? [String: Any])
        let list = try #require(object["entities"] as? [[String: Any]])
        var last = 0
        return try list.map { entity in
            let start = try #require(entity["start"] as? Int)
            let end = try #require(entity["end"] as? Int)
            #expect(last <= start && start < end && end <= input.count)
            last = end
            return Found(
                start: start, end: end, type: try #require(entity["type"] as? String),
                text: String(decoding: input[start..<end], as: UTF8.self))
        }
    }

    private static let sentence =
        "Ngày 9/7, Chủ tịch nước Nguyễn Phú Trọng và Thủ tướng Hun Sen điện đàm về quan hệ Việt Nam và Campuchia."

    @Test func namesWithoutAnyCapitals() throws {
        let found = try entities(Array(Self.sentence.lowercased().utf8)).map(\.text)
        #expect(found.contains("việt nam"))
        #expect(found.contains("nguyễn phú trọng"))
    }

    @Test func namesAmongCapitalsAlone() throws {
        let found = try entities(Array(Self.sentence.uppercased().utf8)).map(\.text)
        #expect(found.contains("VIỆT NAM"))
        #expect(found.contains("NGUYỄN PHÚ TRỌNG"))
    }

    @Test func aNameCutByALineEnd() throws {
        let input = Array("Thủ tướng Nguyễn Xuân\nPhúc đến Đà\r\nNẵng.\n".utf8)
        for format in ["text", "tsv", "iob2", "brat", "html", "jsonl"] {
            let result = try Command.run(["entities", "--format", format], input: input)
            #expect(result.status == 0)
        }
        _ = try entities(input)
    }

    @Test func invalidBytesBesideNames() throws {
        let input =
            Array("Ông ".utf8) + [0xFF] + Array("Nguyễn Văn Nam".utf8) + [0xC3] + Array(" ở Hà Nội".utf8) + [
                0xE1, 0xBB,
            ]
        let found = try entities(input)
        #expect(found.contains { $0.text == "Hà Nội" })
        for format in ["text", "tsv", "iob2", "conllu", "brat", "spacy", "html"] {
            #expect(try Command.run(["entities", "--format", format], input: input).status == 0)
        }
    }

    @Test func markupInTheTextStaysText() throws {
        let text = "<script>alert(\"Hà Nội\")</script> & ông <b>Nguyễn Văn Nam</b> ở Hà Nội.\n"
        let page = try Command.run("entities", "--format", "html", input: text)
        #expect(page.status == 0)
        #expect(!page.text.contains("<script>"))
        #expect(page.text.contains("&lt;script&gt;"))
        #expect(try entities(Array(text.utf8)).contains { $0.text == "Hà Nội" })
    }

    @Test func oneLongParagraph() throws {
        // Long enough that anything quadratic would be felt.
        let input = [UInt8](repeating: 0, count: 8000).indices.flatMap { _ in Array((Self.sentence + " ").utf8) }
        let found = try entities(input)
        #expect(found.count > 8000 * 4)
    }

    @Test(arguments: ["", " ", "\n", "\u{FEFF}", "…", "((((((((", "A", "123"])
    func nextToNothing(text: String) throws {
        for format in ["text", "tsv", "json", "iob2", "conllu", "brat", "spacy", "html"] {
            #expect(try Command.run("entities", "--format", format, input: text).status == 0)
        }
    }

    // MARK: Training

    @Test(arguments: [
        ("[[0,6,\"LOC\"],[3,8,\"PER\"]]", "overlap"), ("[[0,60,\"LOC\"]]", "outside"), ("[[6,6,\"LOC\"]]", "empty"),
        ("[[-1,6,\"LOC\"]]", "negative"), ("[[0,6]]", "no type"), ("{}", "no list"),
    ])
    func spansThatCannotBeAreNamedByLine(spans: String, what: String) throws {
        try TemporaryFolder.with { folder in
            let good = "{\"text\":\"Hà Nội đẹp\",\"entities\":[[0,6,\"LOC\"]]}\n"
            let bad = "{\"text\":\"Hà Nội đẹp\",\"entities\":\(spans)}\n"
            let path = try folder.path("marked.jsonl", good + bad)
            let output = folder.url.appendingPathComponent("model.viet").path
            for command in [["train", "entities", "--output", output, path], ["evaluate", "entities", path]] {
                let result = try Command.run(command)
                #expect(result.status == 1, "\(what)")
                #expect(result.errors.contains("marked.jsonl:2"), "\(what): \(result.errors)")
                #expect(!FileManager.default.fileExists(atPath: output))
            }
        }
    }

    @Test func trainsReadsBackAndRefusesAnotherFeatureSet() throws {
        try TemporaryFolder.with { folder in
            var marked = ""
            for (number, name) in ["Lan", "Minh", "Tuấn", "Hoa", "Bình", "Cúc"].enumerated() {
                let end = 4 + name.count
                marked +=
                    "{\"article\":\"\(number)\",\"text\":\"Ông \(name) nói.\",\"entities\":[[4,\(end),\"PER\"]]}\n"
            }
            let path = try folder.path("marked.jsonl", marked)
            let list = try folder.path("list.tsv", "# tên\nMinh\tgiven\t12\nHuế\tcity\n")
            let output = folder.url.appendingPathComponent("model.viet")
            let result = try Command.run(["train", "entities", "--output", output.path, "--list", list, path])
            #expect(result.status == 0, "\(result.errors)")
            #expect(
                try Command.run(["entities", "--model", output.path], input: "Ông Minh nói.").status == 0)
            let again = folder.url.appendingPathComponent("again.viet")
            _ = try Command.run(["train", "entities", "--output", again.path, "--list", list, path])
            #expect(try Data(contentsOf: output) == Data(contentsOf: again))

            var other = [UInt8](try Data(contentsOf: output))
            other[12] = 99
            let foreign = try folder.file("foreign.viet", other).path
            let refused = try Command.run(["entities", "--model", foreign], input: "Huế")
            #expect(refused.status == 2)
            #expect(refused.errors.contains("has version 99"))
            let short = try folder.file("short.viet", Array(other.prefix(200))).path
            #expect(try Command.run(["entities", "--model", short], input: "Huế").status == 2)

            let wrong = try folder.path("wrong.tsv", "Huế\tplanet\n")
            let listed = try Command.run(["train", "entities", "--output", again.path, "--list", wrong, path])
            #expect(listed.status == 1)
            #expect(listed.errors.contains("wrong.tsv:1"))
        }
    }
}
