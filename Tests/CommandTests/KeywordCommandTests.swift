import Foundation
import Testing

/// The four commands that count: their formats, their options, what they share.
@Suite struct KeywordCommandTests {
    /// Words that no retraining of a model will part or join.
    static let text = """
        Đại học mở khoa mới
        Sinh viên đại học học ngoại ngữ. Sinh viên yêu ngoại ngữ, và sinh viên yêu Hà Nội.
        Hà Nội có nhiều trường đại học.

        """

    static let records = """
        {"id": 1, "date": "2024-01-15", "text": "Giá vàng tăng. Giá vàng lại tăng."}
        {"id": 2, "date": "2024-02-20", "text": "Trời mưa, giá vàng giảm."}
        {"id": 3, "date": "2024-04-01T08:00", "text": "Trời nắng."}

        """

    @Test(arguments: ["keywords", "frequencies", "concordance", "collocates", "ngrams", "sketch", "network"])
    func help(command: String) throws {
        let result = try Command.run([command, "--help"])
        #expect(result.status == 0)
        try Snapshot.check("help-\(command).txt", result.text)
    }

    @Test(arguments: ["table", "tsv", "json", "jsonl", "html", "svg"])
    func keywordFormats(format: String) throws {
        // Against a text of its own, so that the table of the program may change.
        let result = try TemporaryFolder.with { folder in
            let other = try folder.path("other.txt", "Đại học ở Hà Nội.")
            return try Command.run(
                "keywords", "--method", "frequency", "--names", "capitals", "--top", "4", "--format", format,
                "--against", other, input: Self.text)
        }
        #expect(result.status == 0)
        #expect(result.errors == "")
        try Snapshot.check("keywords-\(format).txt", result.text)
    }

    @Test(arguments: ["table", "tsv", "json", "jsonl", "html", "svg"])
    func frequencyFormats(format: String) throws {
        let result = try Command.run("frequencies", "--top", "3", "--format", format, "--dispersion", input: Self.text)
        #expect(result.status == 0)
        #expect(result.errors == "")
        try Snapshot.check("frequencies-\(format).txt", result.text)
    }

    @Test(arguments: ["table", "tsv", "jsonl", "html"])
    func concordanceFormats(format: String) throws {
        let result = try Command.run("concordance", "đại học", "--format", format, input: Self.text)
        #expect(result.status == 0)
        #expect(result.errors == "")
        try Snapshot.check("concordance-\(format).txt", result.text)
    }

    @Test(arguments: ["table", "tsv", "json", "jsonl", "html", "svg"])
    func collocateFormats(format: String) throws {
        let result = try Command.run(
            "collocates", "sinh viên", "--floor", "1", "--top", "3", "--format", format, input: Self.text)
        #expect(result.status == 0)
        #expect(result.errors == "")
        try Snapshot.check("collocates-\(format).txt", result.text)
    }

    @Test func jsonLinesPassThrough() throws {
        let result = try Command.run(
            "keywords", "--input", "jsonl", "--top", "1", "--method", "frequency", "--names", "capitals",
            input: Self.records + "no JSON\n{\"id\": 4}\n")
        #expect(result.status == 1)
        #expect(result.lines.count == 5)
        #expect(result.lines[0].hasPrefix("{\"id\": 1, \"date\": \"2024-01-15\", \"text\": \"Giá vàng tăng."))
        #expect(result.lines[0].contains("\"keywords\":[{\"text\":\"Giá vàng\""))
        #expect(result.lines[3].hasPrefix("{\"error\":"))
        #expect(result.lines[4].hasPrefix("{\"id\": 4,"))
    }

    @Test func typesAreKept() throws {
        let text = "Ông Nguyễn Phú Trọng đến Hà Nội. Ông Nguyễn Phú Trọng thăm trường đại học ở Hà Nội."
        func types(_ list: String) throws -> [[String: Any]] {
            let result = try Command.run("keywords", "--format", "json", "--types", list, input: text)
            #expect(result.status == 0)
            let object = try JSONSerialization.jsonObject(with: Data(result.output)) as? [String: Any]
            return try #require(object?["keywords"] as? [[String: Any]])
        }
        for (list, kind) in [("words", "word"), ("phrases", "phrase"), ("names", "name"), ("entities", "name")] {
            #expect(try types(list).allSatisfy { $0["type"] as? String == kind })
        }
        let people = try types("PER")
        #expect(people.map { $0["text"] as? String } == ["Nguyễn Phú Trọng"])
        #expect(people.first?["entity"] as? String == "PER")
        #expect(
            try types("entities").contains { $0["text"] as? String == "Hà Nội" && $0["entity"] as? String == "LOC" })
        #expect(try types("entities").allSatisfy { $0["entity"] != nil })
    }

    @Test(arguments: ["utf8", "utf16", "codepoint"])
    func offsetsAreThoseAskedFor(unit: String) throws {
        let text = "😀 Giá vàng tăng, giá vàng giảm."
        let result = try Command.run(
            "keywords", "--method", "frequency", "--names", "capitals", "--top", "1", "--format", "json", "--offsets",
            unit, input: text)
        let object = try JSONSerialization.jsonObject(with: Data(result.output)) as? [String: Any]
        let first = try #require((object?["keywords"] as? [[String: Any]])?.first)
        let range = try #require((first["occurrences"] as? [[Int]])?.last)
        let slice =
            switch unit {
            case "utf8": String(decoding: Array(text.utf8)[range[0]..<range[1]], as: UTF8.self)
            case "utf16": String(decoding: Array(text.utf16)[range[0]..<range[1]], as: UTF16.self)
            default: String(String.UnicodeScalarView(Array(text.unicodeScalars)[range[0]..<range[1]]))
            }
        #expect(slice == "giá vàng")
    }

    @Test func aCorpusHasWordsPhrasesAndNames() throws {
        let line = "Công ty Rạng Đông bán chất bán dẫn ở Hà Nội và mua chất bán dẫn."
        let result = try Command.run(
            "keywords", "--by", "corpus", "--lines", "--format", "json", "--top", "50",
            input: String(repeating: line + "\n", count: 5))
        #expect(result.status == 0)
        let rows = try #require(try JSONSerialization.jsonObject(with: Data(result.output)) as? [[String: Any]])
        let keys = rows.map { ($0["text"] as? String ?? "").lowercased() }
        #expect(rows.contains { $0["type"] as? String == "name" && $0["entity"] != nil })
        #expect(keys.contains { $0.contains("bán dẫn") })
        #expect(Set(keys).count == keys.count)
        #expect(!keys.contains("bán dẫn") || !keys.contains("chất bán dẫn"))
        let strengths = rows.compactMap { $0["log_likelihood"] as? Double }
        #expect(strengths == strengths.sorted(by: >))
        let phrases = try Command.run(
            "keywords", "--by", "corpus", "--lines", "--format", "tsv", "--types", "phrases",
            input: String(repeating: line + "\n", count: 5))
        #expect(phrases.lines.dropFirst().allSatisfy { $0.split(separator: "\t" as Character)[1] == "phrase" })
    }

    @Test func oneCorpusAgainstAnother() throws {
        try TemporaryFolder.with { folder in
            let other = try folder.path("other.txt", String(repeating: "Trời mưa to. ", count: 50))
            let table = folder.url.path + "/other.viet"
            #expect(try Command.run(["frequencies", "--output", table, other]).status == 0)
            let text = String(repeating: "Trời nắng to. ", count: 20)
            for reference in [other, table] {
                let result = try Command.run(
                    "keywords", "--by", "corpus", "--against", reference, "--format", "tsv", "--types", "words",
                    input: text)
                #expect(result.status == 0)
                #expect(result.errors == "")
                #expect(
                    result.lines.dropFirst().map { $0.split(separator: "\t" as Character)[0].lowercased() } == ["nắng"])
            }
            let shown = try Command.run("frequencies", "--against", table, "--format", "tsv", input: text)
            #expect(shown.lines.dropFirst().map { $0.split(separator: "\t" as Character)[0].lowercased() } == ["nắng"])
            // What the reference does not count is said by both commands.
            let pruned = folder.url.path + "/pruned.viet"
            #expect(
                try Command.run(["frequencies", "--output", pruned, "--minimum-frequency", "9", other]).status == 0)
            for command in [["frequencies"], ["keywords", "--by", "corpus"]] {
                let noted = try Command.run(command + ["--against", pruned], input: Array(text.utf8))
                #expect(noted.status == 0 && noted.errors.contains("fewer than 9 occurrences"), "\(noted.errors)")
            }
            // A reference smaller than the text is used and remarked upon.
            let small = try Command.run(
                "frequencies", "--against", table, input: String(repeating: "Trời nắng to. ", count: 200))
            #expect(small.status == 0)
            #expect(small.errors.contains("the reference has fewer words than the text"))
        }
    }

    @Test(arguments: ["tsv", "svg", "html"])
    func wordsThroughTime(format: String) throws {
        let result = try Command.run(
            "frequencies", "--input", "jsonl", "--series", "giá vàng,trời", "--by", "month", "--format", format,
            input: Self.records)
        #expect(result.status == 0)
        try Snapshot.check("series-\(format).txt", result.text)
        let undated = try Command.run(
            "frequencies", "--input", "jsonl", "--series", "trời", input: Self.records + "{\"text\": \"Trời mưa\"}\n")
        #expect(undated.status == 1)
        #expect(undated.errors.contains("the field \"date\" that --date names is missing or holds no value"))
        #expect(undated.text.contains("2024-04"))
    }

    @Test func queriesByWordExpressionAndEntity() throws {
        let text = "Ông Nguyễn Phú Trọng đến Hà Nội ngày 9/7/2020. Không quân bay, không ai thấy."
        func matches(_ arguments: String...) throws -> [String] {
            let result = try Command.run(["concordance", "--format", "tsv"] + arguments, input: text)
            #expect(result.status == 0)
            return result.lines.dropFirst().map {
                String($0.split(separator: "\t" as Character, omittingEmptySubsequences: false)[5])
            }
        }
        #expect(try matches("không") == ["không"])
        #expect(try matches("--regex", "[Kk]hông( quân)?") == ["Không quân", "không"])
        #expect(try matches("--entity", "per") == ["Nguyễn Phú Trọng"])
        #expect(try matches("--entity", "DATE").count == 1)
        let near = try Command.run(
            "collocates", "--entity", "LOC", "--floor", "1", "--stop-words", "none", "--format", "tsv", input: text)
        #expect(near.lines.contains { $0.hasPrefix("đến\t") })
    }

    @Test func concordanceIsSortedBySides() throws {
        let text = "Nhìn trời nắng nhé. Xem trời mưa nhé. Đợi trời bão nhé."
        for (order, expected) in [("text", "nắng mưa bão"), ("right", "bão mưa nắng"), ("left", "bão nắng mưa")] {
            let result = try Command.run("concordance", "trời", "--sort", order, "--format", "tsv", input: text)
            let right = result.lines.dropFirst().map {
                $0.split(separator: "\t" as Character)[6].split(separator: " " as Character)[0]
            }
            #expect(right.joined(separator: " ") == expected, "\(order)")
        }
        #expect(try Command.run("concordance", "trời", "--top", "2", input: text).lines.count == 2)
    }

    @Test func samplesAreTheSameEachTime() throws {
        let lines = (0..<400).map { "{\"text\": \"Tin \($0): giá vàng tăng.\"}\n" }.joined()
        func sample(_ arguments: String...) throws -> [String] {
            let result = try Command.run(
                ["concordance", "giá", "--input", "jsonl", "--format", "tsv"] + arguments, input: lines)
            #expect(result.status == 0)
            return result.lines.map { String($0) }
        }
        let drawn = try sample("--sample", "20")
        #expect(drawn.count == 21)
        #expect(try sample("--sample", "20", "--threads", "3") == drawn)
        #expect(try sample("--sample", "20", "--seed", "2") != drawn)
        #expect(try sample("--sample", "1000").count == 401)
        // The smaller sample is a part of the larger one.
        #expect(Set(drawn).isSuperset(of: try sample("--sample", "5")))
        for wrong in [["--sample", "0"], ["--sample", "3", "--top", "2"], ["--sort", "L9"], ["--seed", "2"]] {
            #expect(try Command.run(["concordance", "giá"] + wrong, input: []).status == 64)
        }
    }

    @Test func partsOfSpeechChooseCollocatesAndChangeNoMeasure() throws {
        let text = String(repeating: "Giá vàng tăng. Trời mưa, giá vàng hôm nay lại tăng. Nó học bài.\n", count: 5)
        func row(_ options: String...) throws -> Substring? {
            try Command.run(
                ["collocates", "vàng", "--show", "all", "--stop-words", "none", "--format", "tsv"] + options,
                input: text
            ).lines.first { $0.hasPrefix("tăng\t") }.map { $0[...] }
        }
        let all = try #require(try row())
        #expect(try row("--pos", "VERB") == all)
    }

    @Test func collocatesShowTheMeasuresAskedFor() throws {
        let text = String(repeating: "Giá vàng tăng. Trời mưa.\n", count: 20)
        let all = try Command.run(
            "collocates", "vàng", "--show", "all", "--measure", "t", "--format", "tsv", input: text)
        #expect(
            all.lines.first.map { String($0) }
                == "word\ttogether\tleft\tright\tfrequency\tlog_likelihood\tlog_dice\tpmi\tmi3\tt\tz\tdice")
        let some = try Command.run(
            "collocates", "vàng", "--show", "dice", "--measure", "mi3", "--format", "tsv", input: text)
        #expect(some.lines.first.map { $0.hasSuffix("frequency\tdice\tmi3") } == true)
        #expect(try Command.run("collocates", "vàng", "--show", "chance", input: text).status == 64)
    }

    @Test func threadsChangeNothing() throws {
        let lines = (0..<3000).map { "{\"text\": \"Tin số \($0): giá vàng tăng ở Hà Nội, giá dầu giảm.\"}\n" }.joined()
        for arguments in [
            ["keywords", "--input", "jsonl"], ["keywords", "--input", "jsonl", "--by", "corpus"],
            ["frequencies", "--input", "jsonl", "--dispersion"], ["concordance", "--input", "jsonl", "giá"],
            ["collocates", "--input", "jsonl", "giá"],
        ] {
            let one = try Command.run(arguments, input: lines)
            let three = try Command.run(arguments + ["--threads", "3"], input: lines)
            #expect(one.status == 0)
            #expect(one.output == three.output, "\(arguments)")
        }
    }

    /// Six articles whose query is a name in their title, six whose query is a word of theirs, and one without.
    private static let queries: String =
        (0..<12).map { number in
            let name = "Công ty Sao Mai \(number)"
            return number % 2 == 0
                ? #"{"title":"\#(name) mở cửa","text":"Hôm nay trời nắng. Người dân đến \#(name).","query":"\#(name)"}"#
                : #"{"title":"Trời nắng","text":"Hôm nay nắng nóng \#(number). Nắng nóng kéo dài.","query":"nắng nóng"}"#
        }.joined(separator: "\n") + "\n" + #"{"title":"a","text":"b","query":"không có"}"# + "\n"

    @Test func weightsAreLearnedAgainToTheByte() throws {
        try TemporaryFolder.with { folder in
            let articles = try folder.path("queries.jsonl", Self.queries)
            let (first, second) = (
                folder.url.appendingPathComponent("first.viet").path,
                folder.url.appendingPathComponent("second.viet").path
            )
            let learned = try Command.run(["train", "keywords", "--identity", "own", "--output", first, articles])
            #expect(learned.status == 0 && learned.errors.contains("articles"))
            let again = try Command.run(["train", "keywords", "--identity", "own", "--output", second, articles])
            #expect(again.output == learned.output)
            #expect(try Data(contentsOf: URL(fileURLWithPath: first)) == Data(contentsOf: URL(fileURLWithPath: second)))
            // What was learned is what is measured, and what `viet keywords` takes.
            let measured = try Command.run(["train", "keywords", "--weights", first, articles])
            #expect(measured.output == learned.output && measured.lines.count == 4)
            let own = try Command.run("keywords", "--weights", first, "--format", "tsv", input: Self.text)
            #expect(own.status == 0 && own.lines.count > 3)
            let none = try Command.run("keywords", "--weights", articles, input: Self.text)
            #expect(none.status == 2 && none.errors.contains("queries.jsonl"))
            let both = try Command.run(["train", "keywords", "--weights", first, "--output", second, articles])
            #expect(both.status == 64)
            let broken = try folder.path("broken.jsonl", (Self.queries + "{\"title\":1}\n"))
            let wrong = try Command.run(["train", "keywords", broken])
            #expect(wrong.status != 0 && wrong.errors.contains("broken.jsonl:14"))
        }
    }

    /// Phrases that a reader judged are taken from the articles with their identifiers.
    @Test func judgedPhrasesAreLearnedFrom() throws {
        try TemporaryFolder.with { folder in
            let article =
                #"{"id":"a","title":"Giá vàng miếng tăng","text":"Giá vàng miếng lại tăng.","phrases":["giá vàng"]}"#
            let articles = try folder.path("articles.jsonl", (article + "\n"))
            let lines = #"{"id":"a","stands":["giá vàng miếng"],"fragments":["vàng miếng tăng"]}"# + "\n"
            let other = #"{"id":"b","stands":["giá vàng miếng"],"fragments":["vàng miếng tăng"]}"# + "\n"
            let output = folder.url.appendingPathComponent("own.viet").path
            func learn(_ judged: String, _ options: [String] = []) throws -> Command.Result {
                let path = try folder.path("judged.jsonl", judged)
                return try Command.run(
                    ["train", "keywords", "--fragments", path, "--output", output] + options + [articles])
            }
            let learned = try learn(lines)
            #expect(learned.status == 0 && learned.errors.contains("1 phrases that stand, 1 pieces of clauses"))
            #expect(try learn(other).errors.contains("0 phrases that stand, 0 pieces of clauses"))
            #expect(try learn(lines, ["--id", "title"]).errors.contains("0 phrases that stand"))
            let broken = try learn(lines + #"{"stands":[]}"# + "\n")
            #expect(broken.status != 0 && broken.errors.contains("judged.jsonl:2"))
        }
    }
}
