import Foundation
import Testing

@Suite struct BadInputTests {
    @Test(arguments: ["", " ", "\n", " \r\n\t\n ", "\u{FEFF}", "\u{A0}\u{3000}"])
    func nothingToSegment(text: String) throws {
        for arguments in [["segment"], ["segment", "--format", "conllu"], ["segment", "--format", "jsonl"]] {
            let result = try Command.run(arguments, input: text)
            #expect(result.status == 0)
            #expect(result.output == [])
        }
        let json = try Command.run("segment", "--format", "json", input: text)
        #expect(try JSONSerialization.jsonObject(with: Data(json.output)) is [String: Any])
    }

    @Test func invalidBytesAreKeptAndCounted() throws {
        let input: [UInt8] = Array("Hà Nội ".utf8) + [0xFF, 0xC3] + Array(" Huế\n".utf8)
        let result = try Command.run(["segment"], input: input)
        #expect(result.status == 0)
        #expect(
            result.output.filter { $0 == 0xFF || $0 == 0xC3 }.count == input.filter { $0 == 0xFF || $0 == 0xC3 }.count)
        let json = try Command.run(["segment", "--format", "json"], input: input)
        #expect(json.text.contains("\u{FFFD}\u{FFFD}"))
    }

    @Test func nulBytesDoNotEndTheText() throws {
        let result = try Command.run("segment", "--format", "json", input: "a\u{0}b")
        #expect(result.text.contains("\\u0000"))
        #expect(result.status == 0)
    }

    @Test(arguments: [["segment"], ["segment", "--lines"], ["segment", "--lines", "--threads", "2"]])
    func strictNamesTheOffset(arguments: [String]) throws {
        let input: [UInt8] = Array("Hà Nội\nHu".utf8) + [0xFF] + Array("ế\nsau\n".utf8)
        let result = try Command.run(arguments + ["--strict"], input: input)
        #expect(result.status == 1)
        #expect(result.text == "Hà_Nội\n")
        #expect(result.errors.contains("not valid UTF-8 (at byte 12)"))
    }

    @Test(arguments: [[0xFF, 0xFE, 0x61, 0], [0xFE, 0xFF, 0, 0x61]] as [[UInt8]])
    func utf16IsReadByItsMark(input: [UInt8]) throws {
        let result = try Command.run(["segment"], input: input)
        #expect(result.status == 0)
        #expect(result.text == "a\n")
        #expect(result.errors == "")
    }

    @Test func afterABadFileTheOthersAreRead() throws {
        try TemporaryFolder.with { folder in
            let good = try folder.path("good.txt", "Hà Nội\n")
            let wide = try folder.file("wide.txt", [0xFF, 0xFE, 0x61, 0]).path
            let missing = folder.url.appendingPathComponent("missing.txt").path
            let result = try Command.run(["segment", missing, folder.url.path, wide, good])
            #expect(result.status == 2)
            #expect(result.text == "a\nHà_Nội\n")
            #expect(result.errors.contains("missing.txt: no such file"))
            #expect(result.errors.contains("is a directory; --recursive reads the files in it"))
        }
    }

    @Test func anUnreadableFileIsNamed() throws {
        guard getuid() != 0 else { return }
        try TemporaryFolder.with { folder in
            let file = try folder.file("closed.txt", [0x61])
            try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: file.path)
            let result = try Command.run(["segment", file.path])
            #expect(result.status == 2)
            #expect(result.errors.contains("permission denied"))
        }
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
    func aFullDiskIsNamed() throws {
        let result = try Command.runOnFullDisk(["segment"], input: "Hà Nội.\n")
        #expect(result.status == 2)
        #expect(result.errors.contains("no space left"))
    }

    @Test(arguments: ["1", "3"])
    func aClosedPipeEndsQuietly(threads: String) throws {
        try TemporaryFolder.with { folder in
            let text = try folder.file("text.txt", Array(String(repeating: "Hà Nội.\n", count: 200_000).utf8))
            let process = Command.process(["segment", "--threads", threads, text.path])
            let output = Pipe.private()
            let errors = Pipe.private()
            process.standardOutput = output
            process.standardError = errors
            try process.start()
            _ = try output.fileHandleForReading.read(upToCount: 10)
            try output.fileHandleForReading.close()
            try output.fileHandleForWriting.close()
            process.waitUntilExit()
            #expect(process.terminationReason == .exit)
            #expect(process.terminationStatus == 0)
            #expect(errors.fileHandleForReading.readDataToEndOfFile().isEmpty)
        }
    }

    @Test func manyBadRecordsAreCountedNotListed() throws {
        let result = try Command.run("segment", "--input", "jsonl", input: String(repeating: "x\n", count: 500))
        #expect(result.lines.count == 500)
        #expect(result.errors.split(separator: "\n" as Character).count == 11)
        #expect(result.errors.contains("500 records failed"))
        #expect(result.status == 1)
    }

    @Test(arguments: [
        ["segment", "--format", "xml"], ["segment", "--threads", "-1"], ["segment", "--threads", "100000"],
        ["segment", "--lines", "--format", "tsv"], ["segment", "--lines", "--input", "jsonl"],
        ["segment", "--into", "x"], ["segment", "--input", "jsonl", "--into", "text"], ["nonsense"],
        ["evaluate", "segmentation", "a"], ["evaluate", "segmentation", "a", "b", "--run"],
        ["benchmark", "--repeat", "0"],
    ])
    func wrongOptions(arguments: [String]) throws {
        let result = try Command.run(arguments)
        #expect(result.status == 64)
        #expect(result.output == [])
        #expect(!result.errors.isEmpty)
    }

    @Test(arguments: [0, 100, 5_000])
    func aDamagedModelIsRefused(length: Int) throws {
        try TemporaryFolder.with { folder in
            let model = try folder.file("m.viet", (0..<length).map { UInt8(truncatingIfNeeded: $0) }).path
            let result = try Command.run(["segment", "--model", model], input: [0x61])
            #expect(result.status == 2)
            #expect(result.output == [])
            #expect(result.errors.contains("m.viet"))
            #expect(result.errors.split(separator: "\n" as Character).count == 1)
        }
    }
}
