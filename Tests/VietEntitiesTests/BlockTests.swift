import TestSupport
import Testing
import VietCore
import VietSegmentation
import VietText
@testable import VietEntities

/// Long texts are read by blocks; nothing of it shows.
@Suite struct BlockTests {
    private func articles() throws -> Document {
        Segmenter.standard.segment(SourceText(bytes: try ExampleArticle.allCases.flatMap { try $0.bytes() + [0x0A] }))
    }

    @Test(arguments: [1, 60, 700, 1_000_000])
    func theSizeOfBlocksDoesNotMatter(size: Int) throws {
        let document = try articles()
        let worker = EntityTagger.standard.makeWorker()
        let expected = worker.entities(in: document)
        #expect(expected.count > 800)
        worker.blockSize = size
        #expect(worker.entities(in: document) == expected)
        // And the worker keeps nothing of what it read.
        #expect(worker.entities(in: document) == expected)
    }

    @Test func theSizeOfBlocksDoesNotMatterInAnyBytes() {
        var random = TestRandomText(seed: 5)
        let worker = EntityTagger.standard.makeWorker()
        let small = EntityTagger.standard.makeWorker()
        small.blockSize = 1
        for _ in 0..<100 {
            let parts = (0..<3).map { _ in Segmenter.standard.segment(SourceText(bytes: random.next())) }
            #expect(worker.entities(inParts: parts) == small.entities(inParts: parts))
        }
    }

    @Test func aBracketAtTheEndOfABlockIsSeen() {
        let text = Segmenter.standard.segment(
            "Đảng Nhân dân Campuchia\n(CPP) họp.\n" + String(repeating: "Trời mưa.\n", count: 400)
                + "Đại biểu của CPP về.")
        let worker = EntityTagger.standard.makeWorker()
        let expected = worker.entities(in: text)
        worker.blockSize = 1
        #expect(worker.entities(in: text) == expected)
    }

    @Test func scratchMemoryGivesWhatDocumentsGive() throws {
        let bytes = try ExampleArticle.diplomacy.bytes()
        let document = Segmenter.standard.segment(SourceText(bytes: bytes))
        let worker = TaggingWorker()
        for _ in 0..<2 {
            bytes.withUnsafeBufferPointer {
                worker.with($0) { #expect($0.entities == EntityTagger.standard.entities(in: document)) }
            }
        }
    }

    @Test(arguments: [true, false], [true, false])
    func longTextsAreReadInPieces(hasCapitals: Bool, hasLines: Bool) throws {
        var text = String(decoding: try ExampleArticle.allCases.flatMap { try $0.bytes() + [0x0A] }, as: UTF8.self)
        if !hasCapitals { text = text.lowercased() }
        if !hasLines { text = text.split(separator: "\n").joined(separator: " ") }
        let whole = TaggingWorker()
        for size in [500, 5_000] {
            let pieces = TaggingWorker(pieceSize: size)
            text.withUTF8 { bytes in
                // A dateline counts from its piece on; with a day given there is none to be found.
                let day = ReferenceDate("2024-05-06")
                let expected = whole.with(bytes, reference: day) { $0.entities }
                let isSame = pieces.with(bytes, reference: day, keepsTokens: false) { $0.entities == expected }
                #expect(isSame)
                #expect(expected.count > 100)
                pieces.with(bytes, keepsTokens: false) { #expect($0.tokens.isEmpty && $0.bytes.count == bytes.count) }
            }
        }
    }

    @Test func plainTextHasSingleSpaces() {
        func slow(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
        func plain(_ text: String) -> String { Array(text.utf8).withUnsafeBufferPointer(plainText) }
        var random = RandomText(seed: 3)
        let pieces = ["Hà", "Nội", " ", " ", "\u{A0}", "\u{2003}", "\u{1680}", "a", "\u{301}", "e\u{302}", "\n", "日本"]
        var generator = SeededGenerator(seed: 8)
        for _ in 0..<2000 {
            let text = (0..<Int.random(in: 0...6, using: &generator)).map { _ in
                pieces.randomElement(using: &generator)!
            }.joined()
            #expect(plain(text) == slow(text))
            let bytes = random.next(maximum: 5)
            #expect(bytes.withUnsafeBufferPointer(plainText) == slow(String(decoding: bytes, as: UTF8.self)))
        }
    }
}
