import TestSupport
import Testing
import VietCore
import VietSegmentation
import VietText

@Suite struct ChunkedSegmenterTests {
    private func words(_ document: Document, _ start: Int) -> [Range<Int>] {
        document.words.map { $0.range.lowerBound + start..<$0.range.upperBound + start }
    }

    private func sentences(_ document: Document, _ start: Int) -> [Range<Int>] {
        document.sentences.map { $0.range.lowerBound + start..<$0.range.upperBound + start }
    }

    @Test(arguments: [1000, 7_777, 70_000, 1 << 20])
    func partsTogetherAreTheWholeText(size: Int) throws {
        for article in [ExampleArticle.economy, .science, .law] {
            let bytes = try (0..<12).flatMap { _ in try article.bytes() }
            let whole = Segmenter.standard.segment(SourceText(bytes: bytes))
            let chunked = ChunkedSegmenter(.standard)
            var parts: [ChunkedSegmenter.Part] = []
            for start in stride(from: 0, to: bytes.count, by: size) {
                if let part = chunked.append(bytes[start..<min(start + size, bytes.count)]) { parts.append(part) }
            }
            if let part = chunked.finish() { parts.append(part) }
            #expect(parts.count > 1)
            #expect(parts.flatMap(\.document.source.bytes) == bytes)
            #expect(parts.flatMap { words($0.document, $0.start) } == words(whole, 0))
            #expect(parts.flatMap { sentences($0.document, $0.start) } == sentences(whole, 0))
            #expect(chunked.finish().map(\.start) == nil)
        }
    }

    @Test func chunksMayComeLater() async throws {
        let bytes = try (0..<40).flatMap { _ in try ExampleArticle.sport.bytes() }
        let chunks = AsyncStream<ArraySlice<UInt8>> { continuation in
            for start in stride(from: 0, to: bytes.count, by: 4096) {
                continuation.yield(bytes[start..<min(start + 4096, bytes.count)])
            }
            continuation.finish()
        }
        var found: [UInt8] = []
        var parts = 0
        for try await part in chunks.segmented(by: .standard) {
            #expect(part.start == found.count)
            found += part.document.source.bytes
            parts += 1
        }
        #expect(found == bytes && parts > 1)
    }

    /// Half a character at the end of what was read may become a mark on the token before it, which may go on as well.
    @Test(
        arguments: [([0x20], true), ([], false), ([0xCC], false), ([0xCC, 0x20], true), ([0xE2, 0x80], false)]
            as [([UInt8], Bool)])
    func nothingIsSafeBeforeHalfACharacter(end: [UInt8], isSafe: Bool) {
        let bytes = Array("Hôm nay trời đẹp\nÔng Nam".utf8) + end
        let cut = bytes.withUnsafeBufferPointer { Segmenter.standard.makeWorker().lastSafeCut(in: $0, from: 0) }
        #expect((cut != nil) == isSafe)
    }

    /// A cut may lie where the search begins, and not before.
    @Test func theSearchForACutBeginsWhereItIsTold() {
        let bytes = Array("Hôm nay trời đẹp.\nÔng Nam đi.\nBà Hoa ở nhà.".utf8)
        let worker = Segmenter.standard.makeWorker()
        func cut(from start: Int) -> Int? { bytes.withUnsafeBufferPointer { worker.lastSafeCut(in: $0, from: start) } }
        let last = cut(from: 0)
        #expect(last == bytes.lastIndex(of: 0x0A)! + 1)
        #expect(last.flatMap { cut(from: $0) } == last)
        #expect(last.flatMap { cut(from: $0 + 1) } == nil)
    }

    /// A mark behind the full stop of an item makes it another token, and the item none.
    @Test(arguments: [("a. b ", true), ("a.\u{FE0F} b ", false), ("a.", false)])
    func itemsAreJudgedWithTheirMarks(line: String, isSafe: Bool) {
        let cut = Array("Gồm\n\(line)".utf8).withUnsafeBufferPointer {
            Segmenter.standard.makeWorker().lastSafeCut(in: $0, from: 0)
        }
        #expect((cut != nil) == isSafe)
    }

    @Test func nothingInNothingOut() {
        let chunked = ChunkedSegmenter(.standard)
        #expect(chunked.append([]).map(\.start) == nil)
        #expect(chunked.finish().map(\.start) == nil)
    }

    @Test func aWorkerGivesWhatTheSegmenterGives() {
        var random = RandomText(seed: 71)
        let worker = Segmenter.standard.makeWorker()
        for _ in 0..<100 {
            let source = SourceText(bytes: random.next())
            let document = Segmenter.standard.segment(source)
            let other = worker.segment(source)
            #expect(words(document, 0) == words(other, 0))
            let texts = source.bytes.withUnsafeBufferPointer { bytes in
                worker.segment(bytes) { view in view.words.map { view.text(of: $0.range) } }
            }
            #expect(texts == document.words.map(\.text))
        }
    }
}
