import TestSupport
import Testing
import VietCore

@testable import VietFormats

@Suite struct ByteBufferTests {
    /// What is copied as it is must be what the writer of lines would have made of it.
    @Test func aColumnIsTheLineOfItsText() {
        var generator = SeededGenerator(seed: 31)
        let pieces = [
            "Hà Nội ", "a", "\t", "\r\n", "\u{1B}[31m", "\u{7F}", "\u{9B}", "©", "€", "🙂", "\u{FFFE}", "“ệ”", "",
        ]
        for _ in 0..<4000 {
            let text = (0..<Int.random(in: 0...20, using: &generator))
                .map { _ in pieces[Int(Double.random(in: 0..<1, using: &generator) * Double(pieces.count))] }.joined()
            let buffer = ByteBuffer()
            Array(text.utf8).withUnsafeBufferPointer { buffer.append(column: $0) }
            let expected = text.unicodeScalars.map { scalar in
                switch scalar {
                case "\t", "\n", "\r": " "
                default: ControlCharacters.allows(scalar) ? String(scalar) : "\u{FFFD}"
                }
            }
            #expect(buffer.text == expected.joined() + "\t")
        }
    }
}
