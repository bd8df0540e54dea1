import Foundation
import TestSupport
import Testing

@Suite struct LineContractTests {
    private static let pieces: [[UInt8]] = [
        Array("Việt Nam".utf8), Array(" ".utf8), Array("học sinh.".utf8), [0xFF], [0xE1, 0xBB], [0], [0x0D],
        Array("\u{2028}".utf8), Array("\u{85}".utf8), Array("e\u{302}\u{323}".utf8), Array("😀".utf8),
        Array("\\".utf8), Array("_".utf8), Array("\u{B}\u{C}".utf8), Array("(TP.HCM)".utf8),
    ]

    private static func randomLines(_ generator: inout SeededGenerator) -> [[UInt8]] {
        (0..<200).map { _ in
            var line = (0..<Int.random(in: 0...8, using: &generator)).flatMap { _ in
                pieces.randomElement(using: &generator)!
            }
            // Whether a line ends in CR decides its end, which is tried on its own below.
            while line.last == 0x0D { line.removeLast() }
            return line
        }
    }

    @Test(arguments: ["text", "jsonl"])
    func everyLineGivesOneLineThatDependsOnItAlone(format: String) throws {
        var generator = SeededGenerator(seed: 21)
        let lines = Self.randomLines(&generator)
        let arguments = ["segment", "--lines", "--format", format]
        let whole = try Command.run(arguments, input: Array(lines.joined(separator: [0x0A])) + [0x0A])
        #expect(whole.status == 0)
        let results = whole.output.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast()
        #expect(results.count == lines.count)
        for index in stride(from: 0, to: lines.count, by: 29) {
            let alone = try Command.run(arguments, input: lines[index] + [0x0A])
            #expect(Array(alone.output) == Array(results[index]) + [0x0A])
        }
        let threaded = try Command.run(
            arguments + ["--threads", "3"], input: Array(lines.joined(separator: [0x0A])) + [0x0A])
        #expect(threaded.output == whole.output)
    }

    @Test func lettersStayWhatTheyAre() throws {
        var generator = SeededGenerator(seed: 22)
        let lines = Self.randomLines(&generator).map { $0.filter { $0 != UInt8(ascii: "_") && $0 != 0x5C } }
        let result = try Command.run(["segment", "--lines"], input: Array(lines.joined(separator: [0x0A])) + [0x0A])
        for (line, output) in zip(lines, result.output.split(separator: 0x0A, omittingEmptySubsequences: false)) {
            #expect(letters(Array(output)) == letters(line))
        }
    }

    /// The bytes without white space, separators and the escapes of white space.
    private func letters(_ line: [UInt8]) -> String {
        String(
            String.UnicodeScalarView(
                String(decoding: line, as: UTF8.self).unicodeScalars.filter {
                    !$0.properties.isWhitespace && $0 != "_"
                }))
    }

    @Test func lineEndsAreKept() throws {
        let result = try Command.run("segment", "--lines", input: "a b\r\n\r\n\nc\rd\r\ne")
        #expect(result.text == "a b\r\n\r\n\nc d\r\ne\n")
        let json = try Command.run("segment", "--lines", "--format", "jsonl", input: "a\r\nb")
        #expect(!json.text.contains("\r"))
        #expect(json.lines.count == 2)
    }

    @Test(arguments: ["segment", "tag", "restore", "normalize", "entities"])
    func theLastLineGetsAnEnd(command: String) throws {
        for text in ["a\nb", "b", "a\r\nb", "a\n", "a\n\n"] {
            let whole = text.hasSuffix("\n") ? text : text + "\n"
            let result = try Command.run(command, "--lines", input: text)
            #expect(try result.output == Command.run(command, "--lines", input: whole).output, "\(text)")
            #expect(result.output.count { $0 == 0x0A } == whole.utf8.count { $0 == 0x0A }, "\(text)")
        }
        #expect(try Command.run(command, "--lines", input: "").output.isEmpty)
    }

    @Test func aByteOrderMarkIsNoPartOfTheFirstLine() throws {
        #expect(try Command.run("segment", "--lines", input: "\u{FEFF}Việt Nam\n").text == "Việt_Nam\n")
    }
}
