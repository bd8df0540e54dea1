import Foundation
import TestSupport
import Testing

@Suite struct TagCommandTests {
    /// Words whose tags no retraining of the model will change.
    private static let text = """
        Tôi đang học tiếng Việt ở Hà Nội. Nó có 3 con mèo!
        Xem https://example.vn/a_b với @ai nhé.

        """

    @Test(arguments: ["text", "tsv", "json", "jsonl", "conllu"])
    func formats(format: String) throws {
        let result = try Command.run("tag", "--format", format, input: Self.text)
        #expect(result.status == 0 && result.errors == "")
        try Snapshot.check("tag-\(format).txt", result.text)
        let segmented = try Command.run("segment", "--pos", "--format", format, input: Self.text)
        #expect(segmented.output == result.output)
    }

    @Test func theTreebanksNamesAreWrittenWhereAsked() throws {
        let result = try Command.run("tag", "--tagset", "vlsp", input: "Nó học ở Hà Nội.\n")
        #expect(result.text == "Nó/P học/V ở/E Hà_Nội/Np ./CH\n")
        let rows = try Command.run("tag", "--tagset", "vlsp", "--format", "jsonl", input: "Hà Nội\n")
        #expect(rows.text.contains("\"text\":\"Hà Nội\",\"pos\":\"Np\"}"))
    }

    @Test func confidencesAreWrittenWhereAsked() throws {
        let table = try Command.run("tag", "--confidence", "--format", "tsv", input: "Nó đá hòn đá.\n")
        #expect(table.lines[0] == "sentence\tstart\tend\tkind\tword\tpos\tconfidence")
        let shares = table.lines.dropFirst().compactMap { Double($0.split(separator: "\t").last ?? "") }
        #expect(shares.count == 5 && shares.allSatisfy { (0...1).contains($0) } && shares[4] == 1)
        let result = try Command.run("tag", "--lines", "--confidence", "--format", "jsonl", input: "Nó đá.\n")
        #expect(result.text.contains("\"pos\":\"PUNCT\",\"confidence\":1.000}"))
    }

    private static let treebank = """
        1\tNó\t_\tPRON\tP\t_\t_\t_\t_\t_
        2\thọc\t_\tVERB\tV\t_\t_\t_\t_\t_
        3\tbài\t_\tNOUN\tN\t_\t_\t_\t_\t_
        4\t.\t_\tPUNCT\tCH\t_\t_\t_\t_\t_

        1\tMèo\t_\tVERB\tV\t_\t_\t_\t_\t_
        2\tngủ\t_\tVERB\tV\t_\t_\t_\t_\t_
        3\t.\t_\tPUNCT\tCH\t_\t_\t_\t_\t_


        """

    @Test func agreementWithATreebankIsReported() throws {
        try TemporaryFolder.with { folder in
            let path = try folder.path("gold.conllu", Self.treebank)
            let result = try Command.run(
                "evaluate", "tagging", path, "--confusions", "3", "--errors", "3", "--calibration", input: "")
            #expect(result.status == 0)
            #expect(result.lines[0].hasSuffix("gold.conllu: 2 sentences, 7 words"))
            #expect(result.lines[1].hasPrefix("gold words: UPOS 85.71"))
            #expect(result.lines[2].hasPrefix("raw text, F1: words 100.00"))
            #expect(result.lines[3].hasPrefix("1\tVERB as ") && result.lines[4].hasPrefix("1\tMèo\tVERB\t"))
            #expect(result.lines[result.lines.count - 2].hasSuffix("% right"))
            #expect(result.lines.last?.hasPrefix("temperature 1.") == true)
            for arguments in [[], [path, "--errors", "-1"]] as [[String]] {
                #expect(try Command.run(["evaluate", "tagging"] + arguments).status == 64)
            }
            #expect(try Command.run(["evaluate", "tagging", path + ".none"]).status == 2)
        }
    }

    @Test func aTaggerIsLearnedAndUsed() throws {
        try TemporaryFolder.with { folder in
            let path = try folder.path("gold.conllu", String(repeating: Self.treebank, count: 5))
            let model = URL(fileURLWithPath: path).deletingLastPathComponent().path + "/tags.viet"
            let again = model + ".again"
            let arguments = ["train", "tagger", "--minimum-count", "1", "--identity", "mine", "--output"]
            #expect(try Command.run(arguments + [model, path]).status == 0)
            #expect(try Command.run(arguments + [again, path]).status == 0)
            let (first, second) = try (
                Data(contentsOf: URL(fileURLWithPath: model)),
                Data(contentsOf: URL(fileURLWithPath: again))
            )
            #expect(first == second)
            let result = try Command.run("tag", "--model", model, input: "Mèo ngủ.\n")
            #expect(result.text == "Mèo/VERB ngủ/VERB ./PUNCT\n")
            for wrong in [["--epochs", "0"], ["--features", "0"], ["--penalty", "101"], ["--rate", "0"]] {
                #expect(try Command.run(arguments + [model, path] + wrong).status == 64)
            }
        }
    }

    @Test func linesDependOnThemselvesAlone() throws {
        var lines = ["Nó đi học.", "", "nó/đi", "a_b/NOUN", "x"].map { Array($0.utf8) }
        lines.append([0x74, 0x6F, 0x69, 0xFF, 0x20, 0x64, 0x69])
        let all = Array(Array(repeating: lines, count: 60).joined().joined(separator: [0x0A])) + [0x0A]
        let whole = try Command.run(["tag", "--lines"], input: all)
        #expect(whole.status == 0 && whole.output.count { $0 == 0x0A } == lines.count * 60)
        #expect(try Command.run(["tag", "--lines", "--threads", "3"], input: all).output == whole.output)
        for line in lines {
            #expect(whole.text.contains(try Command.run(["tag", "--lines"], input: line + [0x0A]).text))
        }
    }

    @Test func textWithoutMarksIsTaggedAsItIsRead() throws {
        let result = try Command.run("tag", "--lines", "--restore", "always", input: "toi hoc o truong dai hoc Hue\n")
        #expect(result.text == "toi/PRON hoc/VERB o/ADP truong/NOUN dai_hoc/NOUN Hue/PROPN\n")
    }

    @Test func dictionariesGiveTags() throws {
        try TemporaryFolder.with { folder in
            let file = try folder.file("words.txt", Array("bún chả\tforce\tX\n".utf8))
            let result = try Command.run("tag", "--dictionary", file.path, input: "Nó ăn bún chả.\n")
            #expect(result.text.contains(" bún_chả/X "))
        }
    }

    @Test(arguments: [
        ["tag", "--confidence"], ["tag", "--lines", "--format", "tsv"], ["segment", "--pos", "--search"],
        ["segment", "--pos", "--explain"], ["frequencies", "--by-pos"], ["frequencies", "--pos", "noun"],
        ["frequencies", "--pos", "N", "--phrases", "2"], ["keywords", "--pos", "noun", "--by", "corpus"],
        ["concordance", "--tagged", "--regex", "a"], ["collocates", "--pos", "", "a"],
    ])
    func wrongOptionsAreRefused(arguments: [String]) throws {
        #expect(try Command.run(arguments, input: []).status == 64)
    }

    @Test func keywordsOfACorpusAreOfTheClassesAskedFor() throws {
        let text = String(repeating: "Nông dân thu hoạch cà phê ở Đắk Lắk. Họ thu hoạch rất nhanh.\n", count: 20)
        func keywords(_ arguments: String...) throws -> [String] {
            let all = ["keywords", "--by", "corpus", "--format", "tsv"] + arguments
            let rows = try Command.run(all, input: text).lines.dropFirst()
            return rows.map { String($0.split(separator: "\t", omittingEmptySubsequences: false)[0]) }
        }
        let (all, nouns, verbs) = try (keywords(), keywords("--pos", "NOUN,PROPN"), keywords("--pos", "VERB"))
        #expect(verbs == ["thu hoạch"] && all.contains { $0.contains("thu hoạch") })
        #expect(nouns.contains("cà phê") && nouns.contains("Đắk Lắk") && !nouns.contains { $0.contains("thu hoạch") })
        #expect(Set(nouns).isSubset(of: try keywords("--top", "1000", "--nested")))
        // What is left of them is counted.
        #expect(try keywords("--pos", "NOUN,PROPN", "--top", "1") == Array(nouns.prefix(1)))
    }

    @Test func keywordsOfGroupsAreOfTheClassesAskedFor() throws {
        let text = (0..<20).map { _ in
            """
            {"text":"Nông dân thu hoạch cà phê.","source":"a"}
            {"text":"Học sinh học toán ở trường.","source":"b"}

            """
        }.joined()
        let rows = try Command.run(
            ["keywords", "--input", "jsonl", "--by", "source", "--pos", "VERB", "--format", "tsv"],
            input: text
        ).lines.dropFirst()
        #expect(rows.map { $0.split(separator: "\t").prefix(2).joined(separator: " ") } == ["a thu hoạch", "b học"])
    }

    @Test func unknownClassesInQueriesAreNamed() throws {
        let result = try Command.run("concordance", "--tagged", "đá/verb", input: "Nó đá.\n")
        #expect(result.status != 0 && result.errors.contains("'verb'"))
    }
}

/// What goes by parts of speech in the commands that count and look for words.
@Suite struct PartOfSpeechOptionTests {
    private static let text = """
        Nó đá con mèo nhỏ. Anh ấy đá rất mạnh.
        Ngôi nhà lớn xây bằng đá. Hòn đá rơi xuống nước.

        """

    @Test func queriesTakeClasses() throws {
        func matches(_ query: String) throws -> [String] {
            let result = try Command.run(
                "concordance", "--tagged", query, "--format", "tsv", "--context", "0", input: Self.text)
            return result.lines.dropFirst().compactMap { line in
                let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
                return cells.count > 5 ? String(cells[5]) : nil
            }
        }
        #expect(try matches("đá/VERB") == ["đá", "đá"])
        #expect(try matches("đá/N") == ["đá", "đá"])
        #expect(try matches("đá").count == 4)
        #expect(try matches("ĐÁ/VERB */NOUN") == ["đá con"])
        #expect(try matches("*/PUNCT").count == 4)
        // A match does not run over the end of a sentence.
        #expect(try matches("./PUNCT */NOUN").isEmpty)
        #expect(try matches("ngôi/NOUN nhà */A") == ["Ngôi nhà lớn"])
    }

    @Test func collocatesAreListedByClass() throws {
        func words(_ options: String...) throws -> [String] {
            let result = try Command.run(
                ["collocates", "--floor", "1", "--stop-words", "none", "--format", "tsv"] + options,
                input: Self.text)
            return result.lines.dropFirst().map { String($0.split(separator: "\t")[0]) }.sorted()
        }
        #expect(try words("--pos", "ADJ", "--right", "9", "đá") == ["lớn", "mạnh", "nhỏ"])
        #expect(try words("đá").count > 8)
        #expect(try words("--tagged", "--pos", "VERB", "đá/NOUN") == ["rơi", "xuống", "xây"])
    }

    @Test func wordsAreCountedByClass() throws {
        let nouns = try Command.run("frequencies", "--pos", "NOUN", "--format", "tsv", input: Self.text)
        #expect(nouns.text.contains("\nđá\t2\t") && !nouns.text.contains("mạnh"))
        let split = try Command.run(
            "frequencies", "--pos", "all", "--by-pos", "--format", "tsv", input: Self.text)
        #expect(split.text.contains("đá/VERB\t2\t") && split.text.contains("đá/NOUN\t2\t"))
    }

    @Test func keywordsAreChosenByClass() throws {
        let text = Array((Self.text + Self.text).utf8)
        let all = try Command.run(["keywords", "--format", "tsv", "--top", "100"], input: text)
        let nouns = try Command.run(["keywords", "--format", "tsv", "--top", "100", "--pos", "NOUN"], input: text)
        #expect(nouns.status == 0 && nouns.lines.count < all.lines.count && nouns.lines.count > 1)
        #expect(nouns.text.contains("hòn") || nouns.text.contains("nhà") || nouns.text.contains("đá"))
        #expect(!nouns.text.contains("mạnh"))
    }
}
