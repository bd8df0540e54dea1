import Foundation
import Testing
import VietText

@Suite struct AnalyzerOptionsTests {
    private static let text = """
        Chiều 9/7, ông Nguyễn Văn An đến Hà Nội họp về giá gạo. Ông An nói giá gạo ở Hà Nội tăng 12%, còn 15.000 đồng.
        """

    @Test func entitiesKnowTheirTextSentenceAndMentions() throws {
        let analysis = Analyzer().analyze(Self.text)
        let an = try #require(analysis.entities.first { $0.text == "Nguyễn Văn An" })
        #expect(an.mentions.map(\.text) == ["Nguyễn Văn An", "An"])
        #expect(an.mentions.map { $0.sentence?.index } == [0, 1])
        #expect(an.words.map(\.text).joined(separator: " ") == "Nguyễn Văn An")
        let range = try #require(an.range(in: Self.text))
        #expect(Self.text[range] == "Nguyễn Văn An")
        #expect(an.range(in: .utf16) == 15..<28)
        #expect(analysis.entities(in: an.sentence!.range).contains(an))
        let keyword = try #require(analysis.keywords.first)
        #expect(analysis.occurrences(of: keyword).count == keyword.frequency)
    }

    @Test func whatIsShownChangesNothingThatIsFound() {
        let all = Analyzer().analyze(Self.text)
        let people = Analyzer().analyze(Self.text, options: .init(entities: .init(types: [.person])))
        #expect(people.entities.map(\.entity) == all.entities.filter { $0.type == .person }.map(\.entity))
        #expect(people.keywords == all.keywords)
        let none = Analyzer().analyze(Self.text, options: .init(entities: nil, keywords: nil))
        #expect(none.entities.isEmpty && none.keywords.isEmpty && none.document.sentences.count == 2)
    }

    @Test func aReferenceDayCompletesDates() {
        let options = Analyzer.Options(entities: .init(referenceDate: ReferenceDate("2020-08-01")))
        let date = Analyzer().analyze(Self.text, options: options).entities.first { $0.type == .date }
        guard case .date(let value)? = date?.expressionValue else {
            Issue.record("no date")
            return
        }
        #expect((value.start.year, value.start.month, value.start.day) == (2020, 7, 9) && value.end == nil)
    }

    @Test func gazetteersComeFromFiles() throws {
        var gazetteer = EntityGazetteer()
        try gazetteer.add(lines: Array("\u{FEFF}# tên\n giá gạo \tcây\tforce\r\n\nHà Nội\tLOC\tforbid\n".utf8))
        let found = Analyzer().analyze(Self.text, options: .init(entities: .init(gazetteer: gazetteer))).entities
        #expect(found.filter { $0.type.rawValue == "CÂY" }.map(\.text) == ["giá gạo", "giá gạo"])
        #expect(!found.contains { $0.text == "Hà Nội" })
        for (line, bad) in [(1, "Huế"), (2, "a\tLOC\n\tLOC"), (1, "Huế\tLOC\tmaybe"), (1, "a\tb\tforce\td\te")] {
            let error = #expect(throws: VietTextError.self) { try gazetteer.add(lines: Array(bad.utf8), file: "g") }
            #expect(error?.code == .malformedRecord && error?.line == line && error?.file == "g")
        }
        #expect(throws: VietTextError.self) { try EntityGazetteer(file: "no such file") }
    }

    @Test func identifiersComeOutWithEveryMention() throws {
        var gazetteer = EntityGazetteer()
        try gazetteer.add(
            lines: Array("Nguyễn Văn Nam\tPER\tforce\tQ77\nCần Thơ\tLOC\t\tQ18\nHuế\tORG\t\tQ5\n".utf8))
        let text = "Ông Nguyễn Văn Nam ở Cần Thơ thu mua lúa. Ông Nam còn bán ra Huế."
        let found = Analyzer().analyze(text, options: .init(entities: .init(gazetteer: gazetteer))).entities
        let identifiers = Dictionary(grouping: found, by: { $0.entity.identifier ?? "none" }).mapValues {
            $0.map(\.text)
        }
        // A name of another type is not what the entry means.
        #expect(
            identifiers == [
                "Q77": ["Nguyễn Văn Nam", "Nam"], "Q18": ["Cần Thơ"], "none": ["Huế"],
            ])
        let json = EntityJSON.string(for: Analyzer().analyze(text).document, entities: found.map(\.entity))
        #expect(json.contains(#""name":"Cần Thơ","id":"Q18"}"#))
    }

    @Test func resultsAreCodable() throws {
        let analysis = Analyzer().analyze(Self.text)
        let entities = analysis.entities.map(\.entity)
        let data = try JSONEncoder().encode(entities)
        #expect(try JSONDecoder().decode([Entity].self, from: data) == entities)
        let values = analysis.entities.compactMap(\.expressionValue)
        #expect(values.count >= 3)
        #expect(try JSONDecoder().decode([ExpressionValue].self, from: JSONEncoder().encode(values)) == values)
    }
}
