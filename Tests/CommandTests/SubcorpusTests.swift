import Foundation
import Testing

/// Documents chosen and grouped by their fields, and what counts words by class and company.
@Suite struct SubcorpusTests {
    /// Words that no retraining of a model will part or join.
    static let records = """
        {"source": "A", "date": "2024-01-15", "n": 5, "text": "Giá vàng tăng. Giá vàng lại tăng."}
        {"source": "B", "date": "2024-02-20", "n": 12, "text": "Trời mưa, giá vàng giảm."}
        {"source": "A", "date": "2024-02-21", "n": 7, "tags": ["x", "y"], "text": "Trời nắng. Trời mưa."}

        """

    private func run(_ arguments: String..., input: String = records) throws -> Command.Result {
        try Command.run([arguments[0], "--input", "jsonl"] + arguments.dropFirst(), input: input)
    }

    /// The numbers of the lines in which a word is found.
    private func found(_ conditions: String...) throws -> [String] {
        let result = try Command.run(
            ["concordance", "--input", "jsonl", "--format", "tsv", "--regex", "^[GT]"]
                + conditions.flatMap { ["--where", $0] },
            input: Self.records)
        return result.lines.dropFirst().map { String($0.split(separator: "\t")[1]) }
    }

    @Test func documentsAreChosenByTheirFields() throws {
        #expect(try found() == ["1", "1", "2", "3", "3"])
        #expect(try found("source=B") == ["2"])
        #expect(try found("source=B,A", "date>=2024-02") == ["2", "3", "3"])
        #expect(try found("source!=B", "date=2024-02*") == ["3", "3"])
        #expect(try found("n>5") == ["2", "3", "3"], "as numbers")
        #expect(try found("n<=7", "n>=6") == ["3", "3"])
        #expect(try found("n<6") == ["1", "1"])
        #expect(try found("tags[]=y") == ["3", "3"])
        #expect(try found("tags[]!=y") == ["1", "1", "2"], "what has none is another")
        #expect(try found("tags=y") == ["3", "3"] && found("tags!=y") == ["1", "1", "2"], "any element")
        #expect(try found("tags=y,z") == ["3", "3"] && found("tags=z") == [])
        #expect(try found("place=Huế") == [])
        let keywords = try run("keywords", "--where", "source=B", "--names", "capitals", "--top", "1")
        #expect(keywords.lines.count == 1 && keywords.lines[0].contains("\"keywords\":["))
    }

    @Test func filesAndFoldersAreFieldsOfTexts() throws {
        try TemporaryFolder.with { folder in
            let (one, two) = (
                try folder.path("one.txt", "Giá."),
                try folder.path("two.txt", "Giá giá.")
            )
            let byFile = try Command.run(["concordance", "--by", "file", "--format", "tsv", "giá", one, two])
            #expect(byFile.lines.dropFirst().map { $0.split(separator: "\t")[1] } == ["1", "2"])
            let byFolder = try Command.run(["concordance", "--by", "folder", "--format", "tsv", "giá", one, two])
            #expect(byFolder.lines.count == 2 && byFolder.lines[1].hasPrefix("\(folder.url.path)\t3\t"))
            let chosen = try Command.run([
                "concordance", "--where", "file=*", "--where", "file!=\(one)", "giá", one, two,
            ])
            #expect(chosen.lines.count == 2)
            #expect(try Command.run(["concordance", "--by", "source", "giá", one]).status == 64)
            // What chooses or orders lines means nothing where they are counted.
            for option in [["--sort", "R1"], ["--top", "2"], ["--sample", "2"], ["--places"]] {
                #expect(try Command.run(["concordance", "--by", "file"] + option + ["giá", one]).status == 64)
            }
            #expect(try Command.run(["concordance", "--where", "source=x", "giá", one]).status == 64)
        }
    }

    @Test func aGroupWithoutWordsChangesNoColumns() throws {
        let empty = #"{"source": "0", "text": ""}"# + "\n"
        for options in [["--dispersion"], ["--against", "rest"], []] {
            func table(_ records: String) throws -> [String] {
                try Command.run(
                    ["frequencies", "--input", "jsonl", "--by", "source", "--format", "tsv"] + options, input: records
                ).lines
            }
            let (lines, heading) = (try table(empty + Self.records), try table(Self.records)[0])
            #expect(lines[0] == heading)
            #expect(Set(lines.map { $0.split(separator: "\t", omittingEmptySubsequences: false).count }).count == 1)
        }
        // Of a single document there is no dispersion.
        let one = try Command.run("frequencies", "--dispersion", "--format", "tsv", input: "Giá vàng tăng.")
        #expect(one.lines[0].hasSuffix("\tdispersion\tjuilland_d") && one.lines[1].hasSuffix("\t1\t\t"))
    }

    @Test func aMistypedFieldIsTold() throws {
        for command in [["concordance", "giá"], ["frequencies"], ["keywords", "--names", "capitals"]] {
            let result = try Command.run(
                [command[0], "--input", "jsonl", "--where", "sorce=A", "--where", "tags=x,y"] + command.dropFirst(),
                input: Self.records)
            #expect(result.errors == "viet: no document has the field \"sorce\" that --where names\n")
            #expect(result.status == (command[0] == "concordance" ? 1 : 0))
            let well = try Command.run(
                [command[0], "--input", "jsonl", "--where", "source=X", "--where", "tags!=q"] + command.dropFirst(),
                input: Self.records)
            #expect(well.errors.isEmpty)
        }
        let week = try run("concordance", "--by", "date:week", "giá")
        #expect(week.status == 1 && week.errors.contains("is missing; the periods of a date are year, month and day"))
    }

    @Test(arguments: ["source", "=x", "", ">5"]) func conditionsThatAreNone(condition: String) throws {
        #expect(try run("frequencies", "--where", condition).status == 64)
    }

    @Test func frequenciesOfGroups() throws {
        let list = try run("frequencies", "--by", "source", "--top", "1", "--format", "tsv")
        #expect(list.lines[0] == "group\tword\tfrequency\tper_million\tdocuments")
        #expect(
            list.lines.dropFirst().map { $0.split(separator: "\t").prefix(3).joined(separator: " ") } == [
                "A Trời 2", "B Giá 1",
            ]
                || list.lines.count == 3)
        let months = try run("frequencies", "--by", "date:month", "--top", "1", "--format", "json")
        #expect(months.text.contains("\"group\":\"2024-01\"") && months.text.contains("\"group\":\"2024-02\""))
        let rest = try run(
            "frequencies", "--by", "source", "--against", "rest", "--format", "tsv", "--stop-words", "none")
        #expect(rest.lines.contains { $0.hasPrefix("A\ttăng\t") && $0.contains("\t2\t") })
        #expect(rest.errors == "")
        for arguments in [
            ["--against", "rest"], ["--by", "source", "--output", "x"], ["--by", "week", "--series", "giá"],
        ] {
            #expect(
                try Command.run(["frequencies", "--input", "jsonl"] + arguments, input: Self.records).status
                    == 64)
        }
        let lacking = try run("frequencies", "--by", "tags", "--format", "tsv")
        #expect(lacking.status == 1 && lacking.lines.count <= 1)
        #expect(lacking.errors.contains("the field \"tags\" that --by names is missing"))
        #expect(lacking.errors.contains("holds several values"))
        #expect(try run("frequencies", "--by", "tags[]").errors.contains("holds several values"))
        #expect(try run("frequencies", "--by", "source:day").errors.contains("holds no date for a day"))
    }

    @Test func keywordsOfAGroupAgainstTheRest() throws {
        let text = (0..<30).map { index in
            "{\"source\":\"\(index % 2 == 0 ? "x" : "y")\",\"text\":\"Trời \(index % 2 == 0 ? "mưa" : "nắng"). Hà Nội.\"}\n"
        }.joined()
        let result = try run("keywords", "--by", "source", "--top", "3", "--format", "tsv", input: text)
        #expect(result.status == 0 && result.errors == "")
        let rows = result.lines.dropFirst().map {
            $0.split(separator: "\t", omittingEmptySubsequences: false).prefix(2).joined(separator: " ")
        }
        #expect(
            rows.contains { $0.hasPrefix("x ") && $0.contains("mưa") }
                && rows.contains { $0.hasPrefix("y ") && $0.contains("nắng") })
        #expect(!rows.contains { $0.contains("Hà Nội") })
        let against = try run("keywords", "--by", "source", "--against", "/dev/null", "--top", "1", input: text)
        #expect(against.status == 0 && against.errors.contains("has fewer words"))
        #expect(try run("keywords", "--by", "source", "--method", "yake", input: text).status == 64)
    }

    /// A field that tells every document from all others ends the run.
    @Test func tooManyGroups() throws {
        let text = (0..<2001).map { "{\"id\":\($0),\"text\":\"Giá.\"}\n" }.joined()
        let result = try run("ngrams", "--by", "id", input: text)
        #expect(result.status == 1 && result.errors.contains("more than 2000 groups"))
    }

    @Test func collocatesAndRunsOfGroups() throws {
        let collocates = try run(
            "collocates", "vàng", "--by", "source", "--floor", "1", "--stop-words", "none", "--format", "tsv")
        #expect(
            collocates.lines.dropFirst().contains { $0.hasPrefix("B\t") }
                && collocates.lines[0].hasPrefix("group\tword\t"))
        let runs = try run(
            "ngrams", "--by", "source", "--size", "2", "--floor", "1", "--with", "trời", "--format", "tsv")
        #expect(
            runs.lines == [
                "group\twords\tfrequency\tdocuments", "A\tTrời mưa\t1\t1", "A\tTrời nắng\t1\t1", "B\tTrời mưa\t1\t1",
            ])
        let frames = try run(
            "ngrams", "--size", "3", "--open", "1", "--format", "tsv", "--with", "giá", "--place", "start")
        #expect(frames.status == 0 && frames.lines[0] == "words\tfrequency\tdocuments\tvariants\tfillers")
        for arguments in [
            ["--open", "2"], ["--size", "0"], ["--size", "3-2"], ["--place", "end"], ["--match", "bare"],
            ["--floor", "0"],
        ] {
            #expect(try Command.run(["ngrams"] + arguments).status == 64)
        }
    }

    @Test func sketches() throws {
        let text = "Tôi mua sách mới. Anh đọc sách hay. Chị mua sách cũ. Tôi đọc sách mới.\n"
        let result = try Command.run("sketch", "sách", "--floor", "1", "--format", "tsv", input: text)
        #expect(result.status == 0 && result.lines[0] == "relation\tword\ttogether\tfrequency\tlog_dice")
        #expect(result.lines.contains { $0.hasPrefix("verbs before\tmua\t2\t") })
        #expect(result.lines.contains { $0.hasPrefix("adjectives behind\tmới\t2\t") })
        let groups = try run("sketch", "giá_vàng", "--by", "source", "--floor", "1", "--format", "json")
        #expect(groups.status == 0)
        #expect(try Command.run("sketch", "sách", "--floor", "0", input: text).status == 64)
    }

    @Test func networksOfGroups() throws {
        let lines = ["a", "b", "a"].map { group in
            "{\"source\": \"\(group)\", \"text\": \"Ông Nguyễn Văn Bình gặp bà Trần Thị Hoa ở Hà Nội.\"}\n"
        }.joined()
        let base = ["network", "--input", "jsonl", "--by", "source", "--floor", "1"]
        let rows = try Command.run(base + ["--format", "tsv"], input: lines).lines
        #expect(rows[0].hasPrefix("group\tname\t") && rows.contains { $0.hasPrefix("a\t") && $0.contains("\t2\t") })
        let csv = try Command.run(base + ["--format", "csv"], input: lines).lines
        #expect(csv[0].hasSuffix(",Group") && csv.dropFirst().allSatisfy { $0.hasSuffix(",a") || $0.hasSuffix(",b") })
        #expect(csv.filter { $0.hasSuffix(",b") }.count == 3)
        #expect(try Command.run(base + ["--format", "svg"], input: lines).status == 64)
    }

    @Test func networks() throws {
        let text = (0..<3).map { _ in "Ông Nguyễn Phú Trọng đến Hà Nội. Ông Nguyễn Phú Trọng thăm Hà Nội.\n" }.joined()
        let csv = try Command.run("network", "--lines", "--format", "csv", input: text)
        #expect(csv.lines.count == 2)
        #expect(csv.lines[1].hasPrefix("Hà Nội,Nguyễn Phú Trọng,3,LOC,PER,14.00"))
        let table = try Command.run("network", "--lines", "--within", "sentence", "--format", "tsv", input: text)
        #expect(table.lines.last?.contains("\t6\t") == true)
        #expect(
            try Command.run("network", "--lines", "--types", "PER", "--format", "tsv", input: text).lines.count == 1)
        let graph = try Command.run("network", "--lines", "--format", "graphml", input: text)
        #expect(graph.text.contains("<data key=\"label\">Hà Nội</data><data key=\"type\">LOC</data>"))
        let drawing = try Command.run("network", "--lines", "--format", "svg", input: text)
        #expect(drawing.text.hasPrefix("<svg") && drawing.text.contains("Hà Nội</text>"))
        for format in ["table", "json", "jsonl", "html"] {
            #expect(try Command.run("network", "--lines", "--format", format, input: text).text.contains("Hà Nội"))
        }
        #expect(try Command.run("network", "--types", "DATE", input: text).status == 64)
        #expect(try Command.run("network", "--floor", "0", input: text).status == 64)
    }

    @Test func namesAreCountedUnderTheirFullestForm() throws {
        let text = "Ông Nguyễn Phú Trọng đến Hà Nội. Ông Trọng nói. Ông Trọng thăm Hà Nội.\n"
        let result = try Command.run("frequencies", "--names", "PER", "--format", "tsv", input: text)
        #expect(result.lines.count == 2 && result.lines[1].hasPrefix("Nguyễn Phú Trọng\t3\t"))
        for arguments in [
            ["--names", "DATE"], ["--names", "PER", "--pos", "NOUN"], ["--names", "PER", "--phrases", "2"],
        ] {
            #expect(try Command.run(["frequencies"] + arguments, input: text).status == 64)
        }
    }

    @Test func linesSayWhereTheyAreFrom() throws {
        let text = "Trời mưa.\nGiá vàng tăng. Giá vàng giảm.\n"
        let places = try Command.run("concordance", "--places", "giảm", input: text)
        #expect(places.lines.count == 1 && places.lines[0].contains(":1:3  "))
        let rows = try Command.run("concordance", "--format", "tsv", "--lines", "giảm", input: text)
        #expect(rows.lines[1].hasSuffix("\t2"))
        let verbs = try Command.run("concordance", "--pos", "VERB", "--format", "tsv", "giảm", input: text)
        #expect(verbs.lines.count == 2)
        #expect(try Command.run("concordance", "--pos", "NUM", "giảm", input: text).status == 1)
        #expect(try Command.run("concordance", "--format", "json", "giảm", input: text).status == 64)
        let plot = try Command.run("concordance", "--format", "svg", "giảm", input: text)
        #expect(plot.status == 0 && plot.text.hasPrefix("<svg") && plot.text.contains("in 1 document:"))
        #expect(try Command.run("concordance", "--format", "svg", "--top", "3", "giảm", input: text).status == 64)
        #expect(
            try Command.run("concordance", "--by", "file", "--format", "svg", "giảm", input: text).text.hasPrefix(
                "<svg"))
    }

    @Test func tablesOfOtherRulesAreComparedWithANoteOrRefused() throws {
        try TemporaryFolder.with { folder in
            func table(_ name: String, _ arguments: String...) throws -> String {
                let path = folder.url.appendingPathComponent(name).path
                #expect(
                    try Command.run(
                        ["frequencies", "--output", path] + arguments, input: "Trời mưa 12. Trời nắng."
                    ).status == 0)
                return path
            }
            let letters = try table("letters", "--no-numbers")
            let text = "Giá 12 12. Trời mưa giá."
            let noted = try Command.run("frequencies", "--against", letters, "--format", "tsv", input: text)
            #expect(noted.status == 0 && !noted.text.contains("\n12\t"))
            #expect(noted.errors.contains("the reference leaves out numbers; they are not compared"))
            let nouns = try table("nouns", "--pos", "NOUN")
            let refused = try Command.run("frequencies", "--against", nouns, input: text)
            #expect(
                refused.status == 1 && refused.errors.contains("count both with the same --pos, --by-pos and --names"))
            #expect(try Command.run("frequencies", "--against", nouns, "--pos", "NOUN", input: text).status == 0)
            #expect(
                try Command.run("keywords", "--against", nouns, input: text).errors.contains("counts words of NOUN"))
            let phrases = try Command.run("frequencies", "--against", letters, "--phrases", "2", input: text)
            #expect(phrases.status == 1 && phrases.errors.contains("the reference counts no phrases"))
            let sum = try Command.run(
                ["frequencies", "--merge", "--output", folder.url.appendingPathComponent("sum").path, letters, nouns])
            #expect(sum.status == 1 && sum.errors.contains("a sum of both would mean nothing"))
        }
    }
}
