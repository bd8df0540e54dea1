import Foundation
import Testing

@testable import viet

@Suite struct EvaluationTests {
    @Test func theReportCountsWordsAndErrors() throws {
        try TemporaryFolder.with { folder in
            let gold = try folder.path("gold.txt", "a b_c d e\nx_y\n")
            let predicted = try folder.path("predicted.txt", "a b c_d e\nx_y\n")
            let result = try Command.run(["evaluate", "segmentation", gold, predicted, "--errors", "5"])
            #expect(result.status == 0)
            #expect(
                result.lines == [
                    "P 60.00  R 60.00  F1 60.00  sentences exact 50.0%  changed 0  lines 2", "",
                    "count  gold   predicted",
                    "    1  b_c d  b c_d",
                ])
            let json = try Command.run(["evaluate", "segmentation", gold, predicted, "--json", "--errors", "1"])
            let object = try JSONSerialization.jsonObject(with: Data(json.output)) as? [String: Any]
            #expect(object?["f1"] as? Double == 60)
            let trees = try folder.path("gold.conllu", "1\tHà Nội\t_\n2\tđẹp\t_\n\n")
            #expect(try Command.run(["evaluate", "segmentation", trees, "--run"]).lines[0].hasPrefix("P 100.00"))
            let broken = try folder.path("bad.conllu", "Hà Nội\n")
            let failure = try Command.run(["evaluate", "segmentation", broken, "--run"])
            #expect(failure.status == 1)
            #expect(failure.errors.contains("bad.conllu:1:"))
            #expect(try Command.run(["evaluate", "segmentation", folder.url.path + "/none", gold]).status == 2)
        }
    }
}

@Suite struct NameEvaluationTests {
    private static let gold = """
        {"text":"Ông Trần Văn An đến Hà Nội.","entities":[[4,15,"PER"],[20,26,"LOC"]],"article":"1"}
        {"text":"Mai đến Đà Nẵng.","entities":[[0,3,"PER"],[8,15,"ORG"]],"article":"2"}

        """

    @Test func namesCountWhereSpanAndTypeAreTheSame() throws {
        try TemporaryFolder.with { folder in
            let gold = try folder.path("gold.jsonl", Self.gold)
            let result = try Command.run(["evaluate", "entities", gold, "--errors", "9"])
            #expect(
                result.lines == [
                    "type     gold  predicted        P       R      F1",
                    "PER        2          2   100.00  100.00  100.00",
                    "LOC        1          2    50.00  100.00   66.67",
                    "ORG        1          0     0.00    0.00    0.00",
                    "MISC       0          0     0.00    0.00    0.00",
                    "all        4          4    75.00   75.00   75.00",
                    "",
                    "count  kind    gold | predicted",
                    "    1  type    ORG Đà Nẵng | LOC Đà Nẵng",
                ], "\(result.text)")
            let lower = try Command.run(["evaluate", "entities", gold, "--errors", "9", "--lowercase"])
            #expect(lower.lines.contains("    1  type    ORG đà nẵng | LOC đà nẵng"), "\(lower.text)")
        }
    }

    /// What an article says of a person in one record tells who is meant in the next one.
    @Test func recordsOfOneArticleAreTaggedTogether() throws {
        try TemporaryFolder.with { folder in
            func last(article: String) throws -> String? {
                let gold = """
                    {"text":"Ông Trần Hòa Bình đến.","entities":[[4,17,"PER"]],"article":"1"}
                    {"text":"Hòa Bình rất vui.","entities":[[0,8,"PER"]],"article":"\(article)"}

                    """
                return try Command.run(["evaluate", "entities", folder.path("gold.jsonl", gold)]).lines.last
            }
            let (together, apart) = (try last(article: "1"), try last(article: "2"))
            #expect(together == "all        2          2   100.00  100.00  100.00")
            #expect(apart == "all        2          2    50.00   50.00   50.00")
        }
    }

    @Test func otherFormsOfMarkedText() throws {
        try TemporaryFolder.with { folder in
            let words = "Ông\tO\nTrần\tB-PER\nVăn\tI-PER\nAn\tI-PER\nđến\tO\nHà\tB-LOC\nNội\tI-LOC\n.\tO\n\n"
            let marked = try folder.path("gold.iob2", words)
            let result = try Command.run(["evaluate", "entities", marked])
            #expect(result.lines.last == "all        2          2   100.00  100.00  100.00", "\(result.text)")
            #expect(try Command.run(["evaluate", "entities", marked + ".none"]).status == 2)
        }
    }
}

@Suite struct NameListCommandTests {
    @Test func namesAreListedFromTheirEvidence() throws {
        try TemporaryFolder.with { folder in
            try FileManager.default.createDirectory(
                at: folder.url.appendingPathComponent("lexicon"), withIntermediateDirectories: true)
            _ = try folder.file(
                "lexicon/places-vietnam.tsv", Array("period\tlevel\tname\tin\nx\tcommune\tXã Tân An\tX\n".utf8))
            _ = try folder.file("lexicon/cldr-vi.tsv", Array("territory\tVN\tViệt Nam\n".utf8))
            let data = ["dictionary", "names", "--output", folder.url.path, "--data", folder.url.path]
            // Nothing is written of half the evidence.
            let half = try Command.run(data)
            #expect(half.status == 2 && half.errors.contains("person-name-parts.tsv"))
            _ = try folder.file("lexicon/person-name-parts.tsv", Array("given\tAn\t3\ngiven\tAn\t12\n".utf8))
            let result = try Command.run(data)
            #expect(result.status == 0 && result.errors.contains("persons.tsv: 2 entries"), "\(result.errors)")
            for (name, text) in [
                ("places", "Tân An\tcommune\n"), ("countries", "Việt Nam\tcountry\n"), ("persons", "An\tgiven\t12\n"),
            ] {
                let file = folder.url.appendingPathComponent("\(name).tsv")
                #expect(try String(contentsOf: file, encoding: .utf8) == text)
            }
        }
    }
}

@Suite struct InformationTests {
    @Test func infoIsJSON() throws {
        let result = try Command.run(["info", "--json"])
        let object = try JSONSerialization.jsonObject(with: Data(result.output)) as? [String: Any]
        #expect(object?["version"] as? String == (try Command.run(["--version"])).lines.first)
        #expect((object?["segmentation_model"] as? String)?.isEmpty == false)
        #expect((object?["keyword_weights"] as? String)?.hasPrefix("vi-queries") == true)
        #expect(try Command.run(["info"]).lines[0].hasPrefix("viet "))
    }

    @Test(arguments: ["bash", "zsh", "fish"])
    func completionsKnowTheSubcommands(shell: String) throws {
        let result = try Command.run(["completions", shell])
        #expect(result.status == 0)
        #expect(result.text.contains("segment"))
    }

    @Test func theBenchmarkHasEveryStage() throws {
        let result = try Command.run(["benchmark", "--json", "--repeat", "1", "--warm-up", "0"])
        let object = try JSONSerialization.jsonObject(with: Data(result.output)) as? [String: Any]
        let stages = try #require(object?["stages"] as? [[String: Any]])
        #expect(stages.count >= 5)
        #expect(stages.allSatisfy { ($0["seconds"] as? Double ?? 0) > 0 })
    }

    @Test func theBenchmarkIsATable() throws {
        let result = try Command.run(["benchmark", "--repeat", "1", "--warm-up", "0"])
        let lines = result.lines
        #expect(lines[0].hasSuffix(" syllables, median of 1 rounds, one thread") && lines[1].isEmpty)
        let heading = lines[2].split(separator: " ")
        #expect(heading == ["stage", "MB", "ms", "MB/s", "slowest", "fastest", "syllables/s"])
        #expect(lines.count >= 8)
        for line in lines[3...] {
            // Of one round the median is the slowest and the fastest, and the rate is size by time.
            let cells = line.split(separator: " ").suffix(6).compactMap { Double($0) }
            #expect(cells.count == 6 && cells[2] > 0 && cells[2] == cells[3] && cells[2] == cells[4], "\(line)")
        }
    }

    @Test func colourIsForTerminalsUnlessAsked() throws {
        #expect(try !Command.run("segment", input: "Hà Nội").text.contains("\u{1B}"))
        #expect(try Command.run("segment", "--color", "always", input: "Hà Nội").text == "\u{1B}[36mHà_Nội\u{1B}[0m\n")
    }
}

@Suite struct ProgressTests {
    @Test func progressShowsRateAndTimeLeft() {
        let half = Progress.line(done: 10_000_000, total: 20_000_000, seconds: 2)
        #expect(half == "10.0 MB  50%  5.0 MB/s  2 s left")
        #expect(Progress.line(done: 10_000_000, total: nil, seconds: 2) == "10.0 MB  5.0 MB/s")
        #expect(Progress.line(done: 5, total: 5, seconds: 0).contains("100%"))
        #expect(Progress.line(done: 1_000_000, total: 1_000_000_000, seconds: 1).hasSuffix("16 min left"))
    }
}

@Suite struct DictionaryTests {
    @Test func everyFaultOfDictionariesIsNamed() throws {
        try TemporaryFolder.with { folder in
            let first = [
                "# words of this town", "xanh lá\tforce", "lá cây\tforce", "học sinh giỏi\tforce", "học  sinh\tforbid",
                "Xanh LÁ\tforce", "đẹp\tforce", "hay. Đi\tadd", "sông nước\tprefer", "nói\tfroce",
                String(repeating: "xanh ", count: 33),
            ]
            let second = ["sông_nước\tforbid", "", "hòa bình", "hoà bi\u{300}nh"]
            let files = try [("a.txt", first), ("b.txt", second)].map {
                try folder.path($0, ($1.joined(separator: "\n") + "\n"))
            }
            let result = try Command.run(["dictionary", "check"] + files)
            #expect(result.status == 1)
            #expect(result.errors == "")
            try Snapshot.check(
                "dictionary-check.txt", result.text.replacingOccurrences(of: folder.url.path + "/", with: ""))
            let sound = try folder.path("c.txt", "xanh lá\tforce\nlá cây\tforce\n")
            #expect(try Command.run(["dictionary", "check", sound]).status == 0)
        }
    }

    @Test func everyLineAtFaultIsNamed() throws {
        try TemporaryFolder.with { folder in
            let good = try folder.file("good.tsv", Array("an ninh\t5\t2\t90\t0\tv\nđại học\t9\t4\t99\t1\tvc\n".utf8))
                .path
            let sound = try Command.run(["dictionary", "check", "--word-list", good])
            #expect(sound.status == 0)
            #expect(sound.errors == "")
            let lines = [
                "b a\t1\t1\t50\t0\tv", "a b\t1\t1\t50\t0\tv", "a b\t1\t1\t50\t0\tv", "c d\t1\t1\t101\t0\tv", "e", "",
            ]
            let bad = try folder.path("bad.tsv", (lines.joined(separator: "\n") + "\n"))
            let result = try Command.run(["dictionary", "check", "--word-list", good, bad])
            #expect(result.status == 1)
            let named = result.errors.split(separator: "\n" as Character).map {
                $0.split(separator: ":" as Character)[2]
            }
            #expect(named == ["2", "3", "4", "5", "6"])
            #expect(try Command.run(["dictionary", "check", folder.url.path + "/none"]).status == 2)
        }
    }
}
