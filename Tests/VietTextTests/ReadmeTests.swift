import Testing
import VietText

/// The example of README.md, as an application would write it.
@Suite struct ReadmeTests {
    @Test func segmentsAsTheReadmeSays() {
        let document = Segmenter.standard.segment("Chiều 9/7, đoàn đến Hà Nội.Trời mưa.")
        let lines = document.sentences.map { sentence in
            sentence.words.map { "\($0.range) \($0.text)" }
        }
        #expect(lines.count == 2)
        #expect(lines.first?.prefix(2) == ["0..<7 Chiều", "8..<11 9/7"])
        #expect(lines.first?.contains { $0.hasSuffix(" Hà Nội") } == true)
    }
}
