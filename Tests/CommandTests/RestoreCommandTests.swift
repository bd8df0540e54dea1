import Foundation
import TestSupport
import Testing

@Suite struct RestoreCommandTests {
    @Test func textKeepsEverythingButMarks() throws {
        let result = try Command.run("restore", input: "\u{FEFF}Toi o Ha Noi.\r\n\r\n  Troi  mua\t!\n")
        #expect(result.status == 0)
        #expect(result.text == "\u{FEFF}Tôi ở Hà Nội.\r\n\r\n  Trời  mưa\t!\n")
    }

    @Test func linesDependOnThemselvesAlone() throws {
        var lines = ["toi o ha noi", "", "tôi o Ha Noi\r", "\u{2028}", "khong biet", "x"].map { Array($0.utf8) }
        lines.append([0x74, 0x6F, 0x69, 0xFF, 0x20, 0x64, 0x69])
        let all = Array(Array(repeating: lines, count: 50).joined().joined(separator: [0x0A])) + [0x0A]
        let whole = try Command.run(["restore", "--lines"], input: all)
        #expect(whole.status == 0)
        #expect(whole.output.count { $0 == 0x0A } == lines.count * 50)
        #expect(whole.text.hasPrefix("tôi ở hà nội\n\ntôi ở Hà Nội\r\n"))
        let threaded = try Command.run(["restore", "--lines", "--threads", "3"], input: all)
        #expect(threaded.output == whole.output)
        for line in lines {
            let alone = try Command.run(["restore", "--lines"], input: line + [0x0A])
            #expect(whole.text.contains(alone.text))
        }
    }

    @Test func objectsTellTheSyllables() throws {
        let result = try Command.run("restore", "--lines", "--format", "jsonl", input: "Cao o Hue\n")
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(result.output)) as? [String: Any])
        #expect(object["text"] as? String == "Cao o Hue" && object["restored"] as? String == "Cao ở Huế")
        let syllables = try #require(object["syllables"] as? [[String: Any]])
        #expect(syllables.map { $0["restored"] as? String } == ["Cao", "ở", "Huế"])
        #expect(syllables.map { $0["start"] as? Int } == [0, 4, 6])
        #expect(syllables.allSatisfy { (0.0...1.0).contains($0["confidence"] as? Double ?? 2) })
        let file = try Command.run("restore", "--format", "jsonl", "--offsets", "utf8", input: "\u{FEFF}đi Hue")
        #expect(file.text.contains("\"start\":7,\"end\":10,\"text\":\"Hue\",\"restored\":\"Huế\""))
    }

    @Test func chatIsWrittenOutWhereAsked() throws {
        let plain = try Command.run("restore", input: "toi ko di\n")
        #expect(plain.text == "tôi ko đi\n")
        #expect(try Command.run("restore", "--chat", input: "toi ko di\n").text == "tôi không đi\n")
        let json = try Command.run("restore", "--chat", "--lines", "--format", "jsonl", input: "toi ko di\nno\n")
        #expect(json.lines[0].hasSuffix(#""chat":[{"start":4,"end":6,"text":"ko","restored":"không"}]}"#))
        #expect(json.lines[1].hasSuffix(#""chat":[]}"#))
        #expect(
            !(try Command.run("restore", "--lines", "--format", "jsonl", input: "toi ko di\n").text.contains("chat")))
    }

    @Test func recordsKeepTheirMembers() throws {
        let input = "{\"id\":7,\"text\":\"toi o Ha Noi\"}\nkein\n{\"text\":\"di lam\"}\n"
        let result = try Command.run("restore", "--input", "jsonl", "--into", "marked", input: input)
        #expect(result.status == 1)
        #expect(result.lines[0] == "{\"id\":7,\"text\":\"toi o Ha Noi\",\"marked\":\"tôi ở Hà Nội\"}")
        #expect(result.lines[1].hasPrefix("{\"error\":"))
        #expect(result.lines[2] == "{\"text\":\"di lam\",\"marked\":\"đi làm\"}")
    }

    @Test func readingsAreBounded() throws {
        let result = try Command.run("restore", "--lines", "--readings", "1000", input: "ban do\n\n")
        #expect(result.status == 0 && result.lines.count == 2)
        let readings = try #require(
            try JSONSerialization.jsonObject(with: Data(result.lines[0].utf8)) as? [[String: Any]])
        #expect((2...1000).contains(readings.count) && readings[0]["weight"] as? Double == 1)
        #expect(result.lines[1] == "[{\"text\":\"\",\"weight\":1.0000}]")
        for wrong in [["--readings", "0"], ["--readings", "1001"], ["--min-confidence", "2"], ["--input", "html"]] {
            #expect(try Command.run(["restore", "--lines"] + wrong, input: "a\n").status == 64, "\(wrong)")
        }
        #expect(try Command.run("restore", "--readings", "3", input: "a\n").status == 64)
    }

    @Test func aTableOfAnotherKindOrVersionIsRefused() throws {
        try TemporaryFolder.with { folder in
            let other = try folder.file("k.viet", Array("VIETTEXTKEYW".utf8) + [UInt8](repeating: 0, count: 200)).path
            let late = try folder.file(
                "m.viet", Array("VIETTEXTMARK".utf8) + [99] + [UInt8](repeating: 0, count: 200)
            ).path
            for (path, message) in [(other, "a model of marks is needed"), (late, "version 99")] {
                let result = try Command.run("restore", "--model", path, input: "a")
                #expect(result.status == 2 && result.errors.contains(message), "\(result.errors)")
            }
        }
    }

    @Test func modelsAreTrainedAndMeasured() throws {
        try TemporaryFolder.with { folder in
            let text = String(repeating: "Mẹ đi chợ mua cá.\nCon mèo ăn cá của mẹ.\n", count: 20)
            let path = try folder.path("text.txt", text)
            let model = folder.url.path + "/m.viet"
            let trained = try Command.run(["train", "restoration", path, "--output", model])
            #expect(trained.status == 0, "\(trained.errors)")
            let gold = try folder.path("gold.txt", "Mẹ mua cá.\nCon mèo đi chợ xa.\n")
            let measured = try Command.run(["evaluate", "restoration", gold, "--model", model, "--errors", "3"])
            #expect(measured.lines.first?.contains("8 syllables, 100.00 % right; 2 sentences, 100.00 % exact") == true)
            #expect(measured.lines.count == 1)
            #expect(try Command.run(["train", "restoration", path, "--output", path]).status != 0)
        }
    }

    @Test func tooLittleTextMakesNoModel() throws {
        try TemporaryFolder.with { folder in
            let model = folder.url.path + "/m.viet"
            for text in ["", "Mẹ đi chợ.\n", "123 !!!\n"] {
                let path = try folder.path("text.txt", text)
                let trained = try Command.run(["train", "restoration", path, "--output", model])
                #expect(trained.status == 1 && trained.errors.contains("too few words"), "\(trained.errors)")
                #expect(!FileManager.default.fileExists(atPath: model))
            }
        }
    }
}
