import TestSupport
import Testing
import VietCore

@Suite struct OffsetConverterTests {
    @Test func countsAgreeWithTheStandardLibraryOnRandomBytes() {
        var generator = SeededGenerator(seed: 1)
        let pieces: [[UInt8]] = [
            Array("a".utf8), Array("ệ".utf8), Array("đ".utf8), Array("😀".utf8), Array("\u{302}".utf8), [0xFF], [0xC3],
            [0xE1, 0xBB], [0xF0, 0x9F], [0xED, 0xA0, 0x80], [0x0A], [0xE0, 0x80], [0xF4, 0x90, 0x80, 0x80],
        ]
        for _ in 0..<2_000 {
            let bytes = (0..<Int.random(in: 0...20, using: &generator))
                .flatMap { _ in pieces.randomElement(using: &generator)! }
            let source = SourceText(bytes: bytes)
            let whole = [0..<bytes.count]
            #expect(source.convert(whole, to: .codepoint)[0].upperBound == source.text.unicodeScalars.count)
            #expect(source.convert(whole, to: .utf16)[0].upperBound == source.text.utf16.count)
            #expect(source.convert(whole, to: .utf8)[0].upperBound == bytes.count)
        }
    }

    @Test func goingBackwardsGivesTheSameOffsets() {
        let source: SourceText = "Ngày 9/7 – “Việt Nam” 😀 hết"
        source.withOffsetConverter(to: .utf16) { converter in
            let end = converter(source.count)
            _ = converter(3)
            #expect(converter(source.count) == end)
        }
    }
}

@Suite struct LayoutTests {
    @Test func tokensAndWordsStaySmall() {
        #expect(MemoryLayout<Token>.stride <= 16)
        #expect(MemoryLayout<Word>.stride <= 16)
    }
}
