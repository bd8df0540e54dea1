import Foundation
import Testing

@Suite struct NormalizeCommandTests {
    @Test func composesAndKeepsTheRest() throws {
        let source: [UInt8] = Array("Ho\u{300}a  b\u{2026}\r\n\n\u{FEFF}x".utf8) + [0xFF, 0x0A] + Array("cuối".utf8)
        let expected = Array("Hòa  b…\r\n\n\u{FEFF}x".utf8) + [0xFF, 0x0A] + Array("cuối".utf8)
        for options in [[], ["--lines"], ["--threads", "3"]] as [[String]] {
            let result = try Command.run(["normalize"] + options, input: source)
            // A last line gets an end.
            let end: [UInt8] = options == ["--lines"] ? [0x0A] : []
            #expect(result.output == expected + end && result.status == 0 && result.errors.isEmpty)
        }
    }

    @Test func rulesTogether() throws {
        let result = try Command.run(
            "normalize", "--tone", "new", "--clean", "all", "--repair", "--repair-thuo", "--iy", "y",
            input: "“Hòa” hòang thưở rộng.Chiều lí Ðà &amp; !!!\n")
        #expect(result.text == "\"Hoà\" hoàng thuở rộng. Chiều lý Đà & !\n")
        let folded = try Command.run("normalize", "--fold", "diacritics,case", "--form", "nfd", input: "Đường SẮT")
        #expect(folded.text == "duong sat")
    }

    @Test func wrongOptions() throws {
        for options in [
            ["--clean", "everything"], ["--from", "latin1"], ["--to", "auto"], ["--in-place"], ["--tone", "middle"],
            ["--input", "jsonl", "--lines"], ["--lines", "--to", "utf-16"], ["--strict", "--from", "viscii"],
        ] {
            let result = try Command.run(["normalize"] + options)
            #expect(result.status == 64 && result.output.isEmpty && result.errors.contains("Error:"))
        }
    }

    @Test func linesFailAlone() throws {
        let source: [UInt8] = Array("được\n“a”\r\nxong\n".utf8)
        let result = try Command.run(["normalize", "--to", "viscii", "--lines"], input: source)
        #expect(result.status == 1)
        #expect(result.errors == "viet: standard input:2: no place in viscii for “ (U+201C), ” (U+201D) (at byte 0)\n")
        let back = try Command.run(["normalize", "--from", "viscii"], input: result.output)
        #expect(back.text == "được\n\r\nxong\n" && back.status == 0)
        let lossy = try Command.run(["normalize", "--to", "viscii", "--lossy"], input: source)
        #expect(lossy.status == 0)
    }

    @Test func encodingsLineByLine() throws {
        let line = "Người Việt ở đâu cũng nhớ quê hương, nhớ bữa cơm chiều."
        var mixed: [UInt8] = []
        for encoding in ["viscii", "vni", "utf-8", "tcvn3", "windows-1258"] {
            mixed += try Command.run("normalize", "--to", encoding, input: line + "\n").output
        }
        let result = try Command.run(["normalize", "--from", "auto", "--lines"], input: mixed)
        #expect(result.lines == Array(repeating: line, count: 5) && result.status == 0)
        let wide = try Command.run("normalize", "--to", "utf-16", input: line)
        #expect(wide.output.starts(with: [0xFE, 0xFF]) && wide.output.count == 2 + line.utf16.count * 2)
        let detected = try Command.run(["normalize", "--from", "auto"], input: wide.output)
        #expect(detected.text == line && detected.errors.contains("read as utf-16"))
        let broken = try Command.run(["normalize", "--from", "utf-16le"], input: [0x61, 0, 0, 0xD8])
        #expect(broken.status == 1 && broken.errors.contains("at byte 2") && broken.output.isEmpty)
    }

    @Test func reports() throws {
        let text = try Command.run("normalize", "--tone", "old", "--report", "text", input: "a\nHoà\n")
        #expect(text.lines == ["standard input:2: tone: 'Hoà' -> 'Hòa'", "standard input: tone 1"])
        let json = try Command.run("normalize", "--clean", "quotes", "--report", "json", input: "ô “a”")
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(json.output)) as? [String: Any])
        #expect((object["counts"] as? [String: Int]) == ["quote": 2])
        let rewrites = try #require(object["rewrites"] as? [[String: Any]])
        #expect(rewrites.compactMap { $0["start"] as? Int } == [2, 4])
        #expect(rewrites.compactMap { $0["end"] as? Int } == [3, 5])
    }

    @Test func inPlaceIsAllOrNothing() throws {
        try TemporaryFolder.with { folder in
            let good = try folder.file("good.txt", Array("hòa".utf8))
            let bad = try folder.file("bad.txt", Array("“Hòa”\nhoà".utf8))
            let same = try folder.file("same.txt", Array("nhà".utf8))
            let link = folder.url.appendingPathComponent("link.txt")
            try FileManager.default.createSymbolicLink(at: link, withDestinationURL: good)
            let result = try Command.run([
                "normalize", "--in-place", "--tone", "new", "--to", "viscii", link.path, bad.path, same.path,
                folder.url.appendingPathComponent("none").path,
            ])
            #expect(result.status == 2 && result.output.isEmpty)
            #expect(result.errors.contains("bad.txt: no place") && result.errors.contains("none: no such file"))
            #expect(try Array(Data(contentsOf: good)) == [0x68, 0x6F, 0xE0])
            #expect(try Array(Data(contentsOf: bad)) == Array("“Hòa”\nhoà".utf8))
            #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link.path) == good.path)
            // Nothing is left beside the files.
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).count == 4)
        }
    }

    @Test func jsonLines() throws {
        let result = try Command.run(
            "normalize", "--input", "jsonl", "--tone", "new", input: "{\"id\":1,\"text\":\"hòa\"}\n{}\n")
        #expect(result.lines.first == "{\"id\":1,\"text\":\"hòa\",\"normalized\":\"hoà\"}")
        #expect(result.lines.count == 2 && result.status == 1)
    }

    @Test func threadsChangeNothing() throws {
        let line = "Tho\u{302}\u{301}ng nha\u{302}\u{301}t đâ\u{301}t nươ\u{301}c, hòa bình “mãi mãi”…\n"
        let source = Array(String(repeating: line, count: 40_000).utf8)
        let one = try Command.run(["normalize", "--tone", "new", "--clean", "all"], input: source)
        let four = try Command.run(["normalize", "--tone", "new", "--clean", "all", "--threads", "4"], input: source)
        #expect(one.output == four.output && one.output.count > 40_000)
    }
}
