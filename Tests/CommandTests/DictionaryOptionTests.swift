import Foundation
import TestSupport
import Testing

/// User dictionaries, search terms, soft boundaries and explanations through the built command.
@Suite struct SegmentToolTests {
    private static let text = "Kênh Nhiêu Lộc ở phường Tân Định.\nHọc sinh giỏi, học sinh C++!\n"

    private func withDictionary(_ body: (String) throws -> Void) throws {
        try TemporaryFolder.with { folder in
            let lines = ["kênh nhie\u{302}u lộc\tforce", "học_sinh\tforbid", "C++", "#", "phường  Tân định\tforce"]
            try body(try folder.path("d.txt", lines.joined(separator: "\r\n")))
        }
    }

    @Test(arguments: [
        ["--dictionary"], ["--search", "--dictionary"], ["--search", "--format", "tsv", "--dictionary"],
        ["--search", "--format", "json", "--dictionary"],
    ])
    func dictionaries(options: [String]) throws {
        try withDictionary { path in
            let result = try Command.run(["segment"] + options + [path], input: Self.text)
            #expect(result.status == 0)
            #expect(result.errors == "")
            let name = options.map { $0.filter { $0 != "-" } }.joined(separator: "-")
            try Snapshot.check("segment-\(name).txt", result.text)
        }
    }

    /// Files of lines in any Unicode form, and what is told of other bytes.
    @Test func listsInOtherEncodings() throws {
        func wide(_ text: String, _ mark: [UInt8] = [0xFF, 0xFE]) -> [UInt8] {
            mark + text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
        }
        let text = Array("Lò xanh đỏ. Mưa to, mưa mãi.".utf8)
        for mark in [[0xFF, 0xFE], []] as [[UInt8]] {
            try TemporaryFolder.with { folder in
                let names = try folder.file("n.txt", wide("xanh đỏ\tforce\n", mark)).path
                #expect(try Command.run(["segment", "--dictionary", names], input: text).text.contains("xanh_đỏ"))
                let stops = try folder.file("s.txt", wide("mưa\nmãi\n", mark)).path
                let counts = try Command.run(["frequencies", "--stop-words", stops], input: text).text
                #expect(!counts.lowercased().contains("mưa") && counts.contains("xanh"))
                let persons = try folder.file("g.txt", wide("Lò xanh đỏ\tPER\n", mark)).path
                let found = try Command.run(["entities", "--gazetteer", persons, "--format", "tsv"], input: text).text
                #expect(found.contains("PER\tLò xanh đỏ"))
            }
        }
        try TemporaryFolder.with { folder in
            // Hà Nội / Đà Nẵng of TCVN3
            let lines: [UInt8] = [0x48, 0xB5, 0x20, 0x4E, 0xE9, 0x69, 0x0A, 0xA7, 0xB5, 0x20, 0x4E, 0xBD, 0x6E, 0x67]
            let path = try folder.file("l.txt", Array("tốt\n".utf8) + lines).path
            for option in [["segment", "--dictionary"], ["entities", "--gazetteer"], ["keywords", "--stop-words"]] {
                let result = try Command.run(option + [path], input: text)
                #expect(result.status != 0 && result.errors.contains("not valid UTF-8"))
            }
            let packed = try folder.file("b.txt", [0x7F, 0x45, 0x4C, 0x46, 0, 0, 0, 0, 1, 2, 3, 4]).path
            let result = try Command.run(["keywords", "--stop-words", packed], input: text)
            #expect(result.status != 0 && result.errors.contains("not text"))
        }
    }

    @Test func laterDictionariesComeFirst() throws {
        try TemporaryFolder.with { folder in
            let force = try folder.path("a.txt", "xanh đỏ\tforce\n")
            let forbid = try folder.path("b.txt", "xanh đỏ\tforbid\n")
            for (paths, expected) in [([force, forbid], "xanh đỏ\n"), ([forbid, force], "xanh_đỏ\n")] {
                let options = paths.flatMap { ["--dictionary", $0] }
                #expect(try Command.run(["segment"] + options, input: "xanh đỏ").text == expected)
            }
        }
    }

    @Test func faultsAreToldWithFileAndLine() throws {
        try TemporaryFolder.with { folder in
            let bad = try folder.path("bad.txt", "một hai\n\nba bốn\tfroce\n")
            for command in ["segment", "entities", "keywords", "frequencies"] {
                let result = try Command.run([command, "--dictionary", bad], input: "một hai")
                #expect(result.status == 1)
                #expect(result.text == "")
                #expect(
                    result.errors == "viet: \(bad):3: unknown action 'froce'; there are add, prefer, force and forbid\n"
                )
            }
            let none = try Command.run(["segment", "--dictionary", bad + "x"], input: [])
            #expect(none.status == 2)
            #expect(none.errors.hasPrefix("viet: \(bad)x: "))
        }
    }

    @Test func otherCommandsFollowDictionaries() throws {
        try TemporaryFolder.with { folder in
            let path = try folder.path("d.txt", "xanh đỏ tím\tforce\n")
            let input = Array("Cờ xanh đỏ tím bay. Hoa xanh đỏ tím nở.\n".utf8)
            let counts = try Command.run(["frequencies", "--format", "tsv", "--dictionary", path], input: input)
            #expect(counts.text.contains("xanh đỏ tím\t2"))
            let lines = try Command.run(["concordance", "xanh đỏ tím", "--dictionary", path], input: input)
            #expect(lines.lines.count == 2)
            let words = try Command.run(["keywords", "--dictionary", path], input: input)
            #expect(words.text.contains("xanh đỏ tím"))
            #expect(
                try Command.run(["collocates", "cờ", "--floor", "1", "--dictionary", path], input: input).text.contains(
                    "xanh đỏ tím"))
        }
    }

    /// Positions go on from part to part of a stream, whatever the threads.
    @Test func positionsGoOnThroughAStream() throws {
        let line = "Sinh viên đại học ở Hà Nội, học tiếng Việt.\n\n"
        let input = Array(String(repeating: line, count: 30_000).utf8)
        let one = try Command.run(["segment", "--search", "--format", "tsv"], input: input)
        let two = try Command.run(["segment", "--search", "--format", "tsv", "--threads", "2"], input: input)
        #expect(one.output == two.output)
        var position = -1
        var wrong = 0
        for row in one.text.split(separator: "\n" as Character).dropFirst() {
            let cells = row.split(separator: "\t" as Character)
            position += Int(cells[4])!
            wrong += Int(cells[3]) == position ? 0 : 1
        }
        #expect(wrong == 0)
        #expect(position == 30_000 * 12 - 2)
    }

    @Test(arguments: ["text", "tsv", "jsonl"])
    func softBoundariesKeepTheWords(format: String) throws {
        let text = "Hà Nội là thủ đô.\n"
        let soft = try Command.run("segment", "--boundaries", "soft", "--format", format, input: text)
        #expect(soft.status == 0)
        // The probabilities are the model's; what is left without them is not.
        let plain = soft.text.replacingOccurrences(
            of: format == "text"
                ? #"\{[0-9.]+\}"#
                : format == "tsv" ? #"\t[0-9.,]*\t[0-9.]*$"# : #",("inside":\[[0-9.,]*\]|"after":[0-9.]+)"#,
            with: "", options: .regularExpression)
        let hard = try Command.run("segment", "--format", format, input: text).text
        if format == "tsv" {
            #expect(soft.lines.count == hard.split(separator: "\n" as Character).count)
            #expect(soft.lines[0].hasSuffix("\tword\tinside\tafter"))
            #expect(
                soft.lines.dropFirst().allSatisfy {
                    $0.split(separator: "\t", omittingEmptySubsequences: false).count == 7
                })
        } else {
            #expect(plain != soft.text)
            #expect(plain == hard)
        }
    }

    @Test func explanationsAddUp() throws {
        try withDictionary { path in
            let result = try Command.run(
                ["segment", "--explain", "--format", "jsonl", "--dictionary", path], input: Self.text)
            #expect(result.status == 0)
            var entries = 0
            for line in result.lines {
                let gap = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
                let terms = try #require(gap["terms"] as? [[String: Any]])
                #expect(terms.reduce(0) { $0 + ($1["score"] as! Int) } == gap["model"] as? Int ?? 0)
                entries += (gap["entries"] as! [Any]).count
            }
            #expect(entries > 4)
            let table = try Command.run(["segment", "--explain"], input: Self.text)
            #expect(table.text.contains("= score of the model; above 0 joins"))
        }
    }

    @Test(arguments: [
        ["--search", "--explain"], ["--search", "--format", "conllu"], ["--explain", "--lines"],
        ["--boundaries", "soft", "--format", "conllu"], ["--explain", "--format", "tsv"], ["--boundaries", "hazy"],
    ])
    func optionsThatContradictEachOther(options: [String]) throws {
        #expect(try Command.run(["segment"] + options).status == 64)
    }
}
