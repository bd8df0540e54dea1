import TestSupport
import Testing

@testable import VietCore

@Suite struct PathTextTests {
    private static func text(_ bytes: [UInt8]) -> String { bytes.withUnsafeBufferPointer { PathText.text($0) } }

    @Test func everyNameComesBack() {
        var generator = SeededGenerator(seed: 12)
        let parts: [[UInt8]] = [
            Array("Hà Nội".utf8), Array("a/b".utf8), [0xFF], [0x80], [0xE1, 0xBB],
            Array("\u{10F77F}\u{10F780}\u{10F7FF}\u{10F800}".utf8),
        ]
        for _ in 0..<2_000 {
            var bytes: [UInt8] = []
            for _ in 0..<Int.random(in: 0..<6, using: &generator) {
                bytes += parts.randomElement(using: &generator)!
                bytes.append(UInt8.random(in: 1...255, using: &generator))
            }
            #expect(PathText.bytes(of: Self.text(bytes)) == bytes)
            let shown = PathText.shown(Self.text(bytes))
            #expect(!shown.unicodeScalars.contains { (0x10F780...0x10F7FF).contains($0.value) })
        }
    }

    @Test func textStaysAsItIs() {
        for name in ["", "Hà Nội.txt", "a\u{301}", "\u{FFFD}", "🇻🇳"] {
            #expect(Array(Self.text(Array(name.utf8)).utf8) == Array(name.utf8))
            #expect(PathText.shown(name) == name)
        }
        #expect(PathText.shown(Self.text([0x61, 0xE1, 0xBB, 0x2E])) == #"a\xE1\xBB."#)
    }
}
