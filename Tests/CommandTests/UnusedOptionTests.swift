import Foundation
import Testing

/// Options that would make no difference are refused with a sentence, and no input is not taken for standard input.
@Suite struct UnusedOptionTests {
    @Test(arguments: [
        (["frequencies", "--output", "/nowhere/o.viet", "--format", "json"], "--format is about words that are shown"),
        (["frequencies", "--output", "/nowhere/o.viet", "--top", "3"], "--top is about words that are shown"),
        (["frequencies", "--output", "/nowhere/o.viet", "--sort", "vi"], "--sort is about words that are shown"),
        (["frequencies", "--output", "/nowhere/o.viet", "--against", "standard"], "--against is about words"),
        (["frequencies", "--date", "d"], "--date needs --series"),
        (["frequencies", "--identity", "x"], "--identity needs --output"),
        (["frequencies", "--dispersion", "--against", "standard"], "--dispersion is not shown in a comparison"),
        (["frequencies", "--series", ",", "--by", "year"], "--series names no word"),
        (["frequencies", "--input", "jsonl", "--series", "a", "--one-form"], "--one-form is about lists of words"),
        (["frequencies", "--merge", "--phrases", "2", "t.viet"], "--phrases is about texts that are counted"),
        (["frequencies", "--merge", "--lines", "t.viet"], "--merge adds up tables"),
        (["keywords", "--by", "corpus", "--weights", "w.viet"], "--weights is about the keywords of single documents"),
        (["keywords", "--method", "keyness", "--weights", "w.viet"], "--weights needs --method combined"),
        (["keywords", "--into", "x"], "--into needs --input jsonl"),
        (["segment", "--field", "body"], "--field needs --input jsonl"),
        (["segment", "--tagset", "vlsp"], "--tagset names the tags of --pos"),
        (["segment", "--provenance"], "--provenance goes with --format json and jsonl"),
        (["tag", "--provenance", "--format", "tsv"], "--provenance goes with --format json and jsonl"),
        (["entities", "--provenance", "--input", "jsonl"], "--provenance goes with --format json and jsonl"),
        (["entities", "--gazetteer-match", "bare"], "--gazetteer-match needs --gazetteer"),
        (["normalize", "--lossy"], "--lossy is about other encodings"),
        (["concordance", "--by", "file", "--context", "3", "a"], "--context is about lines that are shown"),
        (["concordance", "--format", "svg", "--places", "a"], "--places is about lines that are written out"),
    ])
    func isRefused(arguments: [String], message: String) throws {
        let result = try Command.run(arguments, input: "a\n")
        #expect(result.status == 64)
        #expect(result.output == [])
        #expect(result.errors.contains("Error: \(message)"), "\(result.errors)")
    }

    @Test func noFileIsNoStandardInput() throws {
        try TemporaryFolder.with { folder in
            _ = try folder.path("a.txt", "Huế.\n")
            let result = try Command.run(
                ["segment", "--recursive", "--glob", "*.zzz", folder.url.path], input: "Hà Nội.\n")
            #expect(result.status == 2)
            #expect(result.output == [])
            #expect(result.errors.contains("no file is there that --recursive reads and --glob names"))
        }
    }

    /// What only a run finds wrong is told with the usage of the subcommand too.
    @Test(arguments: [["concordance", "--index", "x", "a", "b"], ["frequencies", "--series", "a", "b"]])
    func theUsageIsThatOfTheSubcommand(arguments: [String]) throws {
        let result = try Command.run(arguments)
        #expect(result.status == 64)
        #expect(result.errors.contains("Usage: viet \(arguments[0]) [<options>]"), "\(result.errors)")
        #expect(result.errors.contains("See 'viet \(arguments[0]) --help'"))
    }

    @Test func zeroRowsAreAllRows() throws {
        let text = "Giá vàng tăng. Giá vàng giảm ở Huế. Nhà máy, trường học và bệnh viện ở Huế và Hà Nội vẫn mở cửa."
        for command in [
            ["frequencies"], ["frequencies", "--against", "standard"], ["keywords"], ["keywords", "--by", "corpus"],
            ["ngrams", "--floor", "1"], ["collocates", "--floor", "1", "giá vàng"], ["network", "--floor", "1"],
            ["sketch", "--floor", "1", "giá vàng"], ["concordance", "giá vàng"],
        ] {
            let options = ["--format", "tsv", "--top"]
            let all = try Command.run(command + options + ["0"], input: text)
            #expect(all.status == 0)
            #expect(all.lines.count > 1, "\(command)")
            #expect(all.text == (try Command.run(command + options + ["100000"], input: text).text), "\(command)")
            #expect(try Command.run(command + ["--top", "-1"], input: text).status == 64)
        }
    }

    private func record(_ group: String, _ text: String) -> String { "{\"s\":\"\(group)\",\"text\":\"\(text)\"}\n" }

    @Test func standardAndRestAreKnownToAll() throws {
        let text =
            "\(record("a", "Giá vàng tăng rồi giá vàng giảm, giá vàng đứng."))\(record("b", "Trời mưa to, trời mưa nhỏ, trời mưa mãi."))"
        func run(_ arguments: String...) throws -> Command.Result {
            try Command.run(arguments + ["--input", "jsonl", "--format", "tsv"], input: text)
        }
        for command in ["frequencies", "keywords"] {
            let rest = try run(command, "--by", "s", "--against", "rest")
            #expect(rest.status == 0 && rest.lines.count > 1)
            let standard = try run(command, "--by", "s", "--against", "standard")
            #expect(standard.status == 0 && standard.text != rest.text)
            #expect(try run(command, "--against", "rest").errors.contains("--against rest needs --by"))
        }
        #expect(
            try run("keywords", "--by", "s", "--against", "rest").text == (try run("keywords", "--by", "s").text))
        #expect(
            try run("keywords", "--by", "corpus", "--against", "standard").text
                == (try run("keywords", "--by", "corpus").text))
        #expect(try run("keywords", "--against", "standard").text == (try run("keywords").text))
    }

    @Test func namesOfFilesAreWholeInTables() throws {
        try TemporaryFolder.with { folder in
            let file = try folder.path("x\ny.txt", "Hà Nội đẹp.\n")
            for command in [["concordance", "Hà Nội"], ["frequencies"], ["ngrams", "--floor", "1"]] {
                let table = try Command.run(command + ["--by", "file", "--format", "tsv", file])
                #expect(table.text.contains("x\\ny.txt\t"), "\(command)")
                let json = try Command.run(command + ["--by", "file", "--format", "json", file])
                #expect(json.text.contains("x\\ny.txt\"") && !json.text.contains("\\\\n"), "\(command)")
            }
        }
    }
}
