import Testing
import VietCore
import VietFormats
import VietReports

@Suite struct MarkupTests {
    /// What a reader of the markup sees.
    private func read(_ markup: String) -> String {
        var text = markup
        for (reference, character) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")] {
            text = text.split(separator: reference, omittingEmptySubsequences: false).joined(separator: character)
        }
        return text
    }

    @Test func everyCharacterIsShownOrReplaced() {
        for value in UInt32(0)...0x10FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let escaped = Markup.escaped(String(scalar))
            let isControl = value != 9 && value != 10 && value != 13 && (value < 0x20 || (0x7F..<0xA0).contains(value))
            let shown =
                isControl || value & 0xFFFF >= 0xFFFE ? "\u{FFFD}" : scalar == "\r" ? "\n" : String(scalar)
            guard read(escaped).unicodeScalars.elementsEqual(shown.unicodeScalars) else {
                Issue.record("U+\(String(value, radix: 16)) became \(escaped)")
                return
            }
        }
    }

    @Test func nothingOpensATag() {
        #expect(Markup.escaped("<a href='x'>&\"") == "&lt;a href=&#39;x&#39;&gt;&amp;&quot;")
        #expect(Markup.escaped("a\r\nb\rc\n") == "a\nb\nc\n")
        #expect(Markup.escaped("Huế\u{1B}[31m") == "Huế\u{FFFD}[31m")
    }

    @Test func aFileNameStaysInItsPlace() {
        let output = ByteBuffer()
        let name = "a\u{1B}]0;x\u{7}\"><script>\u{9B}\n.txt"
        Document(source: "", tokens: [], words: [], sentences: []).withView {
            EntityPage.write($0, title: name, to: output)
        }
        #expect(!output.text.contains("<script") && !output.text.contains("\u{1B}") && !output.text.contains("\u{9B}"))
        #expect(ControlCharacters.line(name) == "a\u{FFFD}]0;x\u{FFFD}\"><script>\u{FFFD} .txt")
        #expect(ControlCharacters.line("Huế.txt") == "Huế.txt")
    }
}
