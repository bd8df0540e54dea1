import Testing
import VietText

@Suite struct PartOfSpeechAnalysisTests {
    @Test func wordsHaveTheirTagsWhereAskedFor() throws {
        let text = "Ông Nguyễn Văn An sống ở Hà Nội."
        let analysis = Analyzer().analyze(text, options: .init(keywords: nil, partsOfSpeech: true))
        let city = try #require(analysis.document.words.first { $0.text == "Hà Nội" })
        #expect(analysis.tag(of: city)?.partOfSpeech == .properNoun && analysis.tag(of: city)?.vlsp == .properNoun)
        #expect(analysis.document.words.allSatisfy { analysis.tag(of: $0) != nil })
        #expect(Analyzer().analyze(text).tag(of: city) == nil)
    }
}
