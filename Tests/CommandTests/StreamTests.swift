import Foundation
import TestSupport
import Testing
import VietCore
import VietSegmentation
import VietText

@testable import viet

@Suite struct StreamTests {
    /// The articles one behind the other, a few megabytes of them, so that chunks end everywhere.
    private static func corpus() throws -> [UInt8] {
        let articles = try Repository.articles().map { Array(try Data(contentsOf: $0)) }
        var corpus: [UInt8] = []
        while corpus.count < 1_400_000 {
            for article in articles { corpus += article + [0x0A] }
        }
        return corpus
    }

    @Test(arguments: ["text", "tsv"])
    func threadsAndChunksChangeNothing(format: String) throws {
        let corpus = try Self.corpus()
        let one = try Command.run(["segment", "--format", format], input: corpus)
        let three = try Command.run(["segment", "--format", format, "--threads", "3"], input: corpus)
        #expect(one.status == 0)
        #expect(one.output == three.output)
        if format == "tsv" {
            let last = one.lines[one.lines.count - 1].split(separator: "\t" as Character)
            #expect(Int(last[2])! <= String(decoding: corpus, as: UTF8.self).unicodeScalars.count)
        }
    }

    @Test func aTextIsCutOnlyWhereASentenceEnds() throws {
        var generator = SeededGenerator(seed: 31)
        let pieces = [
            "Việt Nam", "học", "TP.", "v.v.", "ông Trọng", "9/7", "\"", "”", "…", ".", "?", "!", " ", "\n", "\n",
            "\r\n",
            "https://a.vn/?", "là", "Đà Nẵng", "A", "b.", "1.", "(", ")", "-", "5h", "e\u{302}",
        ]
        let segmenter = Segmenter.standard
        let worker = segmenter.makeWorker()
        var cuts = 0
        for _ in 0..<2_000 {
            let text = (0..<Int.random(in: 2...14, using: &generator))
                .map { _ in pieces.randomElement(using: &generator)! + (Bool.random(using: &generator) ? " " : "") }
                .joined()
            let bytes = Array(text.utf8)
            let cut = bytes.withUnsafeBufferPointer { worker.lastSafeCut(in: $0, from: 0) }
            guard let cut, cut < bytes.count else { continue }
            cuts += 1
            let whole = segmenter.segment(SourceText(bytes: bytes))
            let parts = [0..<cut, cut..<bytes.count].map { segmenter.segment(SourceText(bytes: Array(bytes[$0]))) }
            let joined =
                parts[0].words.map(\.range)
                + parts[1].words.map { ($0.range.lowerBound + cut)..<($0.range.upperBound + cut) }
            #expect(whole.words.map(\.range) == joined, "\(text.debugDescription) cut at \(cut)")
            #expect(
                whole.sentences.count == parts[0].sentences.count + parts[1].sentences.count, "\(text.debugDescription)"
            )
        }
        #expect(cuts > 100)
    }

    @Test func aLineWithoutEndIsWorkedOnInParts() throws {
        let sentence = "Sinh viên đại học ở Hà Nội nói rằng họ học tiếng Việt mỗi ngày. "
        let text = String(repeating: sentence, count: 30_000)
        let result = try Command.run("segment", input: text)
        #expect(result.lines.count == 30_000)
        #expect(Set(result.lines).count == 1)
    }

    @Test func theFirstSentenceOfASlowPipeComesAtOnce() throws {
        let process = Command.process(["segment"])
        let input = Pipe.private()
        let output = Pipe.private()
        process.standardInput = input
        process.standardOutput = output
        try process.start()
        input.fileHandleForWriting.write(Data("Xin chào Việt Nam.\n".utf8))
        // Returns with the first bytes; the input is still open. A command that waits for more must not hang the tests.
        let watchdog = DispatchWorkItem { process.terminate() }
        DispatchQueue.global().asyncAfter(deadline: .now() + 30, execute: watchdog)
        defer { watchdog.cancel() }
        let first = output.fileHandleForReading.availableData
        #expect(String(decoding: first, as: UTF8.self) == "Xin chào Việt_Nam .\n")
        try input.fileHandleForWriting.close()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }

    @Test func severalFilesAreToldApart() throws {
        try TemporaryFolder.with { folder in
            let first = try folder.path("a.txt", "Hà Nội.\n")
            let second = try folder.path("b.txt", "Huế.\n")
            let table = try Command.run(["segment", "--format", "tsv", first, second])
            #expect(table.lines[0] == "file\tsentence\tstart\tend\tkind\tword")
            #expect(table.lines[1] == "\(first)\t1\t0\t6\tsyllable\tHà Nội")
            #expect(table.lines[3] == "\(second)\t1\t0\t3\tsyllable\tHuế")
            let trees = try Command.run(["segment", "--format", "conllu", "--threads", "2", first, second])
            #expect(trees.lines.filter { $0.hasPrefix("# newdoc id = ") }.count == 2)
            let documents = try Command.run(["segment", "--format", "json", first, second])
            #expect(documents.lines.count == 2)
            #expect(documents.lines[1].hasPrefix("{\"file\":"))
        }
    }
}
