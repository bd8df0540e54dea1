import Foundation
import Testing

/// The same word is the same word in every command.
@Suite struct WordIdentityCommandTests {
    /// Spellings of one phrase: i for y, the place of the tone, capitals, decomposed letters.
    static let spellings = [
        "kỹ sư Mỹ hòa", "kĩ sư Mĩ hoà", "KỸ SƯ MĨ HOÀ", "Kĩ Sư MỸ hòa".decomposedStringWithCanonicalMapping,
    ]

    @Test(arguments: spellings) func concordanceFindsAll(query: String) throws {
        let text = Self.spellings.map { "Gặp \($0) nhé.\n" }.joined()
        let result = try Command.run("concordance", query, "--format", "tsv", input: text)
        #expect(result.lines.count == 1 + Self.spellings.count)
    }

    @Test(arguments: [
        ("exact", "kỹ sư", 2), ("folded", "kỹ sư", 3), ("spelling", "kỹ sư", 4), ("bare", "kỹ sư", 6),
        ("bare", "ki su", 6),
        ("spelling", "ki su", 1), ("folded", "ki su", 0), ("exact", "Kỹ sư", 1),
    ]) func levelsFindMoreAndMore(level: String, query: String, count: Int) throws {
        let text = "kỹ sư. ky\u{303} sư. Kỹ sư. kĩ sư. kí sử. Ky su.\n"
        for command in ["concordance", "collocates"] {
            let result = try Command.run(
                command, query, "--match", level, "--format", "tsv", "--stop-words", "none", input: text)
            if command == "concordance" { continue }
            #expect(result.status == 0)
        }
        let result = try Command.run("concordance", query, "--match", level, "--format", "tsv", input: text)
        #expect(result.lines.count == 1 + count, "\(result.text)")
    }

    @Test func matchGoesWithWordsAlone() throws {
        #expect(try Command.run("concordance", "a+", "--regex", "--match", "bare", input: "").status == 64)
        #expect(try Command.run("collocates", "PER", "--entity", "--match", "exact", input: "").status == 64)
        #expect(try Command.run("concordance", "a", "--match", "fuzzy", input: "").status == 64)
    }

    @Test func frequenciesCountThemTogether() throws {
        let text = "kỹ thuật, kĩ thuật, KỸ THUẬT, Kĩ thuật, ky\u{303} thuâ\u{323}t, kỹ thuật.\n"
        let result = try Command.run("frequencies", "--format", "tsv", "--stop-words", "none", input: text)
        #expect(result.lines.dropFirst().contains { $0.hasPrefix("kỹ thuật\t6") }, "\(result.text)")
    }

    @Test(arguments: ["mỹ thuật", "MĨ THUẬT", "mi\u{303} thuật"]) func stopWordsStopThemAll(word: String) throws {
        let text = "Mỹ thuật là hay. Mĩ thuật là đẹp. mỹ thuật là vui. Học mĩ thuật.\n"
        try TemporaryFolder.with { folder in
            let list = try folder.path("stop.txt", (word + "\n"))
            for command in ["keywords", "frequencies"] {
                let with = try Command.run(command, "--format", "tsv", "--stop-words", "+" + list, input: text)
                let without = try Command.run(command, "--format", "tsv", input: text)
                #expect(
                    without.text.lowercased().contains("mỹ thuật") || without.text.lowercased().contains("mĩ thuật"))
                #expect(!with.text.lowercased().contains("mỹ thuật") && !with.text.lowercased().contains("mĩ thuật"))
            }
        }
    }

    @Test func collocatesAndKeywordsCountThemTogether() throws {
        let text = String(repeating: "Gặp kỹ sư Hòa. Gặp kĩ sư Hoà. Gặp KỸ SƯ HÒA.\n", count: 3)
        let collocates = try Command.run(
            "collocates", "gặp", "--format", "tsv", "--stop-words", "none", "--right", "1", "--left", "0", input: text)
        #expect(collocates.lines.count == 2 && collocates.text.contains("\t9\t"), "\(collocates.text)")
        let keywords = try Command.run(
            "keywords", "--method", "frequency", "--names", "capitals", "--format", "tsv", input: text)
        let rows = keywords.lines.filter {
            $0.lowercased().contains(" sư") && !$0.lowercased().contains("hòa") && !$0.lowercased().contains("hoà")
        }
        #expect(rows.count <= 1, "\(keywords.text)")
    }

    @Test(arguments: ["kỹ xyzzy Mỹ hòa", "kĩ XYZZY mĩ hoà", "KY\u{303} Xyzzy Mĩ HÒA"])
    func dictionariesJoinThemAll(entry: String) throws {
        try TemporaryFolder.with { folder in
            let file = try folder.path("words.txt", (entry + "\tforce\n"))
            let text = "kỹ xyzzy Mỹ hòa.\nKĩ Xyzzy MĨ HOÀ.\nki\u{303} xyzzy mỹ hoà.\n"
            let result = try Command.run("segment", "--dictionary", file, input: text)
            #expect(result.lines.allSatisfy { $0.count(where: { $0 == "_" }) == 3 }, "\(result.text)")
        }
    }

    @Test func theOrderOfOutputDoesNotDependOnTheRun() throws {
        let words = (0..<300).map { "w\($0 * 7919 % 1009)x" }.joined(separator: " ")
        let first = try Command.run("frequencies", "--format", "tsv", "--top", "400", input: words)
        for _ in 0..<3 {
            #expect(try Command.run("frequencies", "--format", "tsv", "--top", "400", input: words).text == first.text)
        }
    }

    @Test(arguments: ["Kỹ Xyzzy Hòa", "KĨ XYZZY HOÀ", "ki\u{303} xyzzy hòa"])
    func gazetteersNameThemAll(name: String) throws {
        try TemporaryFolder.with { folder in
            let file = try folder.path("names.tsv", "\(name)\tORG\tforce\n")
            for spelling in ["Kỹ Xyzzy Hòa", "kĩ xyzzy hoà", "KI\u{303} XYZZY HOÀ"] {
                let result = try Command.run(
                    "entities", "--types", "ORG", "--format", "tsv", "--gazetteer", file,
                    input: "Gặp \(spelling) nhé.\n")
                #expect(result.lines.count == 2, "\(spelling): \(result.text)")
            }
        }
    }

    @Test func entitiesNameThemAll() throws {
        func found(_ text: String) throws -> [String] {
            // Type, value, group and confidence; the spelling and the offsets differ.
            try Command.run("entities", "--format", "tsv", input: text).lines.dropFirst().map {
                let cells = $0.split(separator: "\t", omittingEmptySubsequences: false)
                return "\(cells[2]) \(cells[4]) \(cells[7]) \(cells[8])"
            }
        }
        let text = "Kỹ sư Lý Thị Mỹ từ Mỹ về Khánh Hòa. Chị Mỹ góp 5,5 tỷ đồng.\n"
        let other = "Kĩ sư Lí Thị Mĩ từ Mĩ về Khánh Hoà. Chị Mĩ góp 5,5 tỉ đồng.\n"
        #expect(try found(text).count >= 5)
        #expect(try found(text) == found(other))
        #expect(try found(text) == found(other.decomposedStringWithCanonicalMapping))
        #expect(try found(text.uppercased()) == found(other.uppercased()))
    }

    @Test func gazetteersMatchWithoutMarksWhereAsked() throws {
        try TemporaryFolder.with { folder in
            let file = try folder.path("names.tsv", "Kỹ Xyzzy Hòa\tORG\tforce\n")
            let text = "Gặp ky xyzzy hoa nhé.\n"
            func lines(_ level: String, _ text: String) throws -> Int {
                try Command.run(
                    "entities", "--types", "ORG", "--format", "tsv", "--gazetteer", file, "--gazetteer-match", level,
                    input: text
                ).lines.count
            }
            #expect(try lines("spelling", text) == 1)
            #expect(try lines("bare", text) == 2)
            #expect(try lines("exact", "Gặp Kĩ Xyzzy Hòa nhé.\n") == 1)
        }
    }
}
