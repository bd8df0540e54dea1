import Testing
import VietFormats

@testable import viet

@Suite struct TerminalTextTests {
    private func shown(_ text: String) -> String {
        let output = ByteBuffer()
        var text = text
        text.withUTF8 { TerminalText.append($0, to: output) }
        return output.text
    }

    @Test func controlsAreMadeVisibleAndColoursStay() {
        #expect(shown("Hà_Nội\t1\r\n") == "Hà_Nội\t1\r\n")
        #expect(shown("\u{1B}[36mHà_Nội\u{1B}[0m") == "\u{1B}[36mHà_Nội\u{1B}[0m")
        #expect(shown("a\u{1B}[2Jb\u{1B}]0;x\u{7}") == "a^[[2Jb^[]0;x^G")
        #expect(shown("a\rb\u{8}\u{7F}\u{1B}") == "a^Mb^H^?^[")
        #expect(shown("a\u{9B}31mb\u{A0}c") == "a^[[31mb\u{A0}c")
    }
}
