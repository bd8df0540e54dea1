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

    @Test func anEntityKnowsItsTokensItsNameAndItsRole() throws {
        let analysis = Analyzer().analyze(Self.text)
        let persons = analysis.entities.filter { $0.type == .person }
        let short = try #require(persons.last)
        #expect(persons.map(\.text) == ["Nguyễn Văn An", "An"])
        #expect(short.canonicalName == "Nguyễn Văn An" && short.value == nil)
        #expect(persons.map(\.role) == ["ông", "Ông"])
        #expect(persons[0].tokens.map(\.text) == ["Nguyễn", "Văn", "An"])
        #expect(persons.allSatisfy { $0.confidence > 0.5 && $0.confidence <= 1 })
        #expect(try #require(analysis.entities.first { $0.type == .percent }).value == "12%")
        // The same entity of the same analysis is one in a set; another mention is not.
        let again = analysis.entities.filter { $0.type == .person }
        #expect(Set(Array(persons) + Array(again)).count == 2)
    }

    @Test func nothingInNothingOut() {
        let analysis = Analyzer().analyze("")
        #expect(analysis.document.tokens.isEmpty && analysis.entities.isEmpty && analysis.keywords.isEmpty)
    }
}
