import Foundation
import Testing

/// Corpora in an index: the same answers as from the files.
@Suite struct IndexCommandTests {
    private static let records =
        SubcorpusTests.records + """
            {"source": "C", "text": "Gia vang hom nay tang manh o Ha Noi va cac tinh.\\nGiá bạc \\u201cgiảm\\u201d.", "x": {"y": 1}}
            {"source": "B", "date": "2024-03-01", "text": ""}

            """

    /// Builds an index and hands both ways to read the corpus to `body`.
    private func with(
        _ files: [(name: String, text: String)], _ options: [String] = [], _ body: ([String], [String]) throws -> Void
    ) throws {
        try TemporaryFolder.with { folder in
            let paths = try files.map { try folder.path($0.name, $0.text) }
            let index = folder.url.appendingPathComponent("corpus.index").path
            let built = try Command.run(["index", "build", "--output", index] + options + paths)
            #expect(built.status == 0, "\(built.errors)")
            try body(options + paths, ["--index", index])
        }
    }

    /// Both ways must say the same.
    private func same(_ command: [String], _ files: [String], _ index: [String]) throws {
        let (expected, found) = (try Command.run(command + files), try Command.run(command + index))
        #expect(found.text == expected.text, "\(command)")
        #expect(found.status == expected.status && found.errors == expected.errors, "\(command): \(found.errors)")
    }

    @Test func concordancesAreThoseOfTheFiles() throws {
        let articles = try Repository.articles().map {
            (name: $0.lastPathComponent, text: try String(contentsOf: $0, encoding: .utf8))
        }
        try with(articles) { files, index in
            for query in [
                ["của"], ["kinh tế"], ["* và *"], ["có … để"], ["giá", "--match", "exact"], ["gia", "--match", "bare"],
                ["không có đâu"],
                ["người", "--sort", "L1,R1,M"], ["người", "--sort", "match", "--top", "5"], ["của", "--context", "0"],
                ["của", "--sample", "7", "--seed", "3"], ["của", "--context", "200"], ["--regex", "Q[a-z]+"],
                ["của", "--top", "3"], ["một", "--top", "40", "--context", "0"], ["của", "--top", "100000"],
                ["--entity", "LOC"], ["--tagged", "*/VERB nhà"], ["có", "--pos", "VERB"], ["của", "--by", "file"],
                ["một", "--where", "file=*sport.txt"], ["một", "--by", "folder", "--format", "json"],
                ["một", "--restore", "always"], ["một", "--restore", "never"],
            ] {
                try same(["concordance"] + query, files, index)
            }
            for format in ["table", "tsv", "jsonl", "html"] {
                try same(["concordance", "--places", "--format", format, "năm"], files, index)
            }
            for unit in ["utf8", "utf16", "codepoint"] {
                try same(["concordance", "--format", "tsv", "--offsets", unit, "năm"], files, index)
            }
        }
    }

    /// More blocks than one part has, some of them of texts that lack their marks.
    @Test func threadsChangeNothing() throws {
        let documents = (0..<1500).map { number in
            let text =
                number % 40 == 7
                ? "Gia vang hom nay tang manh o Ha Noi va cac tinh."
                : "Giá \(number % 7 == 0 ? "nhà" : "vàng") hôm nay tăng \(number) đồng. Đánh giá của bà về giá cả."
            return "=== \(number)\n" + String(repeating: text + "\n", count: 1 + number % 5)
        }
        try with([("texts.txt", documents.joined())], ["--separator", "=== "]) { files, index in
            for query in [
                ["giá"], ["gia", "--match", "bare"], ["giá", "--sort", "R1,L1"], ["giá", "--top", "9"], ["bạc"],
                ["giá", "--sample", "20"], ["giá", "--format", "svg"], ["giá … đồng", "--restore", "never"],
                ["giá", "--by", "file"], ["--regex", "G.á"], ["giá", "--where", "file=*.txt"],
            ] {
                try same(["concordance"] + query, files, index + ["--threads", "3"])
            }
        }
    }

    @Test func recordsKeepTheirFields() throws {
        try with([("news.jsonl", Self.records)], ["--input", "jsonl", "--field", "text"]) { files, index in
            for query in [
                ["giá"], ["giá", "--where", "source=A"], ["giá", "--where", "n>5"], ["vàng", "--where", "tags[]=y"],
                ["mưa", "--by", "source"], ["gia vang", "--match", "bare"], ["giá", "--where", "x.y=1"], ["gia vang"],
                ["giá", "--restore", "never"], ["giá", "--where", "sorce=A"],
                ["vàng", "--where", "sorce=A", "--by", "source"],
                ["giá", "--where", "source=Q"],
            ] {
                try same(["concordance", "--format", "tsv"] + query, files, index)
            }
            // Of documents that are kept as they were given the words count too.
            let groups = try Command.run(
                ["concordance", "--by", "source", "--restore", "never", "--format", "tsv", "giá"] + index)
            let words = groups.lines.dropFirst().compactMap { Int($0.split(separator: "\t").last ?? "") }.reduce(0, +)
            let info = try Command.run(["index", "info", index[1]])
            #expect(info.lines.contains { $0.split(separator: " ") == ["words", "\(words)"] })
            // A document without its group is named by both.
            try same(["concordance", "--by", "date:month", "giá"], files, index)
            let refused = try Command.run(["concordance", "--where", "text=x", "giá"] + index)
            #expect(refused.status == 1 && refused.errors.contains("apart from the text"))
        }
    }

    @Test func otherCommandsReadAnIndexToo() throws {
        try with([("news.jsonl", Self.records)], ["--input", "jsonl"]) { files, index in
            for command in [
                ["collocates", "--floor", "1", "giá"], ["ngrams", "--floor", "1"], ["sketch", "--floor", "1", "giá"],
                ["network", "--floor", "1"], ["frequencies", "--by", "source"], ["frequencies", "--series", "giá"],
                ["keywords", "--by", "source"], ["frequencies"],
            ] {
                try same(command, files, index)
            }
            #expect(try Command.run(["keywords"] + index).status == 64)
        }
    }

    @Test func otherKindsOfInput() throws {
        let page = "<html><body><p>Giá vàng &amp; giá bạc</p><p>Trời mưa.</p></body></html>"
        try with([("page.html", page)], ["--input", "html"]) { files, index in
            try same(["concordance", "--format", "tsv", "giá"], files, index)
            try same(["concordance", "--format", "tsv", "trời"], files, index)
        }
        let rows = "text,source\n\"Giá vàng tăng\",A\nTrời mưa,B\n"
        try with([("rows.csv", rows)], ["--input", "csv"]) { files, index in
            try same(["concordance", "--format", "tsv", "giá", "--where", "source=A"], files, index)
            try same(["concordance", "--by", "source", "giá"], files, index)
        }
        let parts = "=== 1\nGiá vàng.\n=== 2\n\n=== 3\nGia vang hom nay tang manh o Ha Noi va cac tinh\n"
        try with([("parts.txt", parts)], ["--separator", "=== "]) { files, index in
            for restore in ["auto", "never", "always"] {
                try same(["concordance", "--format", "jsonl", "--restore", restore, "giá"], files, index)
                try same(["concordance", "--format", "jsonl", "--restore", restore, "gia"], files, index)
            }
        }
    }

    @Test func dictionariesAreKept() throws {
        try TemporaryFolder.with { folder in
            let dictionary = try folder.path("words.txt", "xanh đỏ tím\tforce\n")
            let text = try folder.path("text.txt", "Trời xanh đỏ tím vàng.")
            let index = folder.url.appendingPathComponent("index").path
            #expect(
                try Command.run(["index", "build", "--output", index, "--dictionary", dictionary, text]).status == 0)
            let lines = try Command.run(["concordance", "--index", index, "--tagged", "xanh_đỏ_tím"])
            #expect(lines.status == 0 && lines.lines.count == 1)
            let info = try Command.run(["index", "info", index])
            #expect(info.status == 0 && info.text.contains("words.txt"))
        }
    }

    /// Counts of the part that can still be read would pass for those of the whole.
    @Test func aDamagedIndexGivesNoCounts() throws {
        let documents = (0..<4000).map { "=== \($0)\nGiá vàng hôm nay tăng \($0) đồng. Bà con nói về giá cả.\n" }
        try with([("texts.txt", documents.joined())], ["--separator", "=== "]) { _, index in
            let place = URL(fileURLWithPath: index[1])
            var bytes = Array(try Data(contentsOf: place))
            let table = place.deletingLastPathComponent().appendingPathComponent("table.viet").path
            for command in [["frequencies", "--output", table], ["frequencies"], ["ngrams"], ["collocates", "giá"]] {
                #expect(try Command.run(command + index).status == 0)
            }
            try FileManager.default.removeItem(atPath: table)
            // The texts stand in the middle.
            bytes[bytes.count / 3] ^= 1
            try Data(bytes).write(to: place)
            for command in [["frequencies", "--output", table], ["frequencies"], ["ngrams"], ["collocates", "giá"]] {
                let refused = try Command.run(command + index)
                #expect(refused.status == 2 && refused.text.isEmpty, "\(command)")
                #expect(refused.errors.contains("damaged index"), "\(refused.errors)")
            }
            #expect(!FileManager.default.fileExists(atPath: table))
        }
    }

    @Test func whatIsNoIndexIsRefused() throws {
        try TemporaryFolder.with { folder in
            let text = try folder.path("text.txt", "Giá vàng.")
            let index = folder.url.appendingPathComponent("index").path
            #expect(try Command.run(["index", "build", "--output", text, text]).status == 2)
            #expect(try Command.run(["index", "build", "--output", index, text]).status == 0)
            // An index may take the place of one, and of nothing else.
            #expect(try Command.run(["index", "build", "--output", index, text]).status == 0)
            let other = try folder.path("other", "Giá bạc.")
            #expect(try Command.run(["index", "build", "--output", other, text]).status == 2)
            for (path, message) in [
                (text, "no index"), (folder.url.path, "no regular file"), ("/dev/null", "no regular file"),
            ] {
                let refused = try Command.run(["concordance", "--index", path, "giá"])
                #expect(refused.status == 2 && refused.errors.contains(message), "\(refused.errors)")
            }
            let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: index)))
            let half = try folder.file("half", Array(bytes[..<(bytes.count / 2)])).path
            #expect(try Command.run(["concordance", "--index", half, "giá"]).status == 2)
            for options in [["text.txt"], ["--lines"], ["--input", "jsonl"], ["--deduplicate"]] {
                #expect(try Command.run(["concordance", "--index", index, "giá"] + options).status == 64, "\(options)")
            }
            // Nothing is left of a run that failed.
            #expect(try Command.run(["index", "build", "--output", index, "not-there.txt"]).status == 2)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).count == 4)
        }
    }
}
