import Testing
import VietText

@Suite struct AnalyzerTests {
    private static let text = """
        Chiều 9/7, ông Nguyễn Văn An đến Hà Nội họp về giá gạo.Ông An nói giá gạo ở Hà Nội tăng 12%. Giá gạo còn tăng.
        """

    @Test func oneCallGivesWordsNamesAndKeywords() {
        let analysis = Analyzer().analyze(Self.text)
        let source = analysis.document.source
        #expect(analysis.document.sentences.count == 3)
        #expect(analysis.document.words.contains { source[$0.range] == "Hà Nội" })
        #expect(analysis.entities.contains { source[$0.range] == "Hà Nội" && $0.type == .location })
        #expect(analysis.entities.contains { source[$0.range] == "Nguyễn Văn An" && $0.type == .person })
        #expect(analysis.entities.contains { source[$0.range] == "12%" && $0.type == .percent })
        #expect(!analysis.keywords.isEmpty)
    }

    @Test func anAddressIsNoName() {
        let text = """
            https://bao.example.vn/ha-noi-post12.html
            Hà Nội mưa, xem www.bao.vn/ha-noi hoặc viết cho ban@bao.vn.
            """
        let analysis = Analyzer().analyze(text)
        let types = analysis.entities.filter { $0.range.count > 12 }.map(\.type)
        #expect(types == [.url, .url])
        #expect(analysis.entities.contains { analysis.document.source[$0.range] == "ban@bao.vn" && $0.type == .email })
    }

    @Test func nothingInNothingOut() {
        let analysis = Analyzer().analyze("")
        #expect(analysis.document.tokens.isEmpty && analysis.entities.isEmpty && analysis.keywords.isEmpty)
    }
}
