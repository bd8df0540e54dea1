import Foundation
import Testing

/// From evidence to a dictionary, and from dictionary and labelled text to a model that segments: `viet dictionary build`,
/// `viet train segmenter`, `viet train compile`.
@Suite struct TrainSegmenterTests {
    private static let text =
        "Học sinh học sinh học ở Tân An. Em học sinh nghỉ học vì trời mưa rào. Thầy Trần dạy sinh học."
    private static let evidence = [
        "lexicon/words-vnvocab.txt": "học sinh\nsinh học\n",
        "lexicon/words-wiktionary.txt": "nghỉ mưa\n",
        "lexicon/cldr-vi.tsv": "territory\tVN\tViệt Nam\n",
        "lexicon/places-vietnam.tsv": "period\tlevel\tname\tin\nx\tcommune\tXã Tân An\tX\n",
        "lexicon/person-name-parts.tsv": "family\tTrần\t12\nfamily\tRào\t4\n",
        "segmentation/silver.tsv.gz": String(
            repeating: """
                Em học sinh nghỉ học .\t001000\t001000
                Thầy dạy sinh học .\t00010\t00010
                Học sinh học sinh học .\t010010\t010010

                """, count: 30),
    ]

    /// Writes the evidence, builds the dictionary in `words` beside it and gives back its folder.
    private static func build(in folder: TemporaryFolder, without left: String? = nil) throws -> (
        words: String, result: Command.Result
    ) {
        for name in ["lexicon", "segmentation", "text", "words"] {
            try FileManager.default.createDirectory(
                at: folder.url.appendingPathComponent(name), withIntermediateDirectories: true)
        }
        for (name, content) in evidence where name != left { _ = try folder.file(name, Array(content.utf8)) }
        for name in ["law", "news-2008", "news-2017", "news-2020", "news-2024", "wiki-2017"] {
            let articles = String(repeating: text + "\n\n", count: 40)
            _ = try folder.file("text/\(name).txt.gz", Array(articles.utf8))
        }
        let words = folder.url.path + "/words"
        return (words, try Command.run(["dictionary", "build", "--data", folder.url.path, "--output", words]))
    }

    @Test func aDictionaryIsBuiltFromItsEvidence() throws {
        try TemporaryFolder.with { folder in
            let (words, result) = try Self.build(in: folder)
            #expect(result.status == 0 && result.errors.contains("16 syllables, 13 bonds"), "\(result.errors)")
            func lines(_ name: String) throws -> [Substring] {
                try String(contentsOfFile: words + "/" + name, encoding: .utf8).split(separator: "\n")
            }
            // Not `nghỉ mưa`, which one list has and no text.
            #expect(
                try lines("words.tsv") == [
                    "Tân An\t80\t2\t99\t100\tp", "học sinh\t160\t2\t66\t0\tv", "sinh học\t160\t2\t66\t0\tv",
                ])
            // Six texts with 40 articles of three sentences; a family name that four people bear is none.
            let syllables = try lines("syllables.tsv")
            #expect(syllables.contains("học\t1440\t") && syllables.contains("trần\t240\tf"))
            #expect(syllables.contains("rào\t240\t") && syllables.contains("việt\t0\t"))
            #expect(try lines("bonds.tsv").contains("mưa rào\t240\t3"))
        }
    }

    @Test func evidenceThatIsNotThereIsNamed() throws {
        try TemporaryFolder.with { folder in
            let (words, result) = try Self.build(in: folder, without: "lexicon/cldr-vi.tsv")
            #expect(result.status == 2 && result.errors.contains("lexicon/cldr-vi.tsv"), "\(result.errors)")
            #expect(try FileManager.default.contentsOfDirectory(atPath: words).isEmpty)
        }
    }

    @Test func aModelIsLearnedThatSegments() throws {
        try TemporaryFolder.with { folder in
            let (words, _) = try Self.build(in: folder)
            let gold = try folder.path(
                "gold.txt", String(repeating: "Em học_sinh nghỉ học .\nThầy dạy sinh_học .\n", count: 5))
            let trees = try folder.path("gold.conllu", "1\tEm\t_\n2\thọc sinh\t_\n3\tnghỉ\t_\n\n")
            let judged = try folder.path("judged.txt", "Em học_sinh nghỉ|học .\n")
            let contrasts = try folder.path("contrasts.txt", "Em học_sinh nghỉ .\nEm học|sinh nghỉ .\n")
            let silver = folder.url.path + "/segmentation/silver.tsv.gz"
            let (model, tables) = (folder.url.path + "/model.txt", folder.url.path + "/model.viet")
            let train = ["train", "segmenter", "--dictionary", words, "--output"]
            let result = try Command.run(
                train + [model, "--silver", silver, "--silver-weights", "0.5,0.4", "--judged", judged]
                    + ["--contrasts", contrasts, gold, trees])
            #expect(result.status == 0 && result.errors.contains("weights are not zero"), "\(result.errors)")
            #expect(try Command.run(["train", "compile", model, "--output", tables]).status == 0)
            let segmented = try Command.run(
                "segment", "--model", tables, input: "Học sinh học sinh học.\nThầy Trần dạy sinh học.\n")
            #expect(segmented.lines == ["Học_sinh học sinh_học .", "Thầy Trần dạy sinh_học ."])

            // The labels of other tools alone teach a model, and another one.
            let other = folder.url.path + "/other.txt"
            #expect(try Command.run(train + [other, "--silver", silver]).status == 0)
            #expect(
                try String(contentsOfFile: other, encoding: .utf8) != String(contentsOfFile: model, encoding: .utf8))
        }
    }

    @Test func whatCannotBeLearnedFromIsNamedWithItsLine() throws {
        try TemporaryFolder.with { folder in
            let (words, _) = try Self.build(in: folder)
            let gold = try folder.path("gold.txt", "Em học_sinh .\n")
            let output = folder.url.path + "/model.txt"
            let train = ["train", "segmenter", "--dictionary", words, "--output", output]
            let silver = try folder.path("silver.tsv", "Em đi .\t000\nEm đi .\t00\n")
            let failure = try Command.run(train + ["--silver", silver, gold])
            #expect(
                failure.status == 1 && failure.errors.contains("silver.tsv:2: expected tokens"), "\(failure.errors)")
            #expect(!FileManager.default.fileExists(atPath: output))
            #expect(try Command.run(train + [gold + ".none"]).status == 2)
            for wrong in [
                [], [gold, "--silver-weights", "2"], [gold, "--silver-weights", "0.1,x"], [gold, "--l1", "0"],
                [gold, "--gold-weight", "0"],
            ] {
                #expect(try Command.run(train + wrong).status == 64, "\(wrong)")
            }
        }
    }
}
