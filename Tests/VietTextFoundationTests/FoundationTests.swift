import Foundation
import Testing
import VietText
import VietTextFoundation

@Suite struct FoundationTests {
    private static let text = "😀 Chiều 9/7, ông Nguyễn Văn An đến Hà Nội."

    @Test func rangesCountAsNSStringDoes() throws {
        let analysis = Analyzer().analyze(Self.text)
        let string = NSString(string: Self.text)
        for word in analysis.document.words {
            #expect(string.substring(with: word.nsRange) == word.text)
            #expect(analysis.document.span(word.nsRange)?.range == word.range)
        }
        #expect(analysis.document.span(NSRange(location: 5, length: 1000)) == nil)
        let broken = Segmenter.standard.segment(SourceText(bytes: [0xFF, 0x61]))
        #expect(broken.span(NSRange(location: 0, length: 1)) == nil)
    }

    @Test func attributedTextMarksTheNames() throws {
        let analysis = Analyzer().analyze(Self.text)
        let marked = AttributedString(analysis)
        #expect(String(marked.characters) == Self.text)
        let people = marked.runs.filter { $0.entityType == .person }
        #expect(people.map { String(marked[$0.range].characters) } == ["Nguyễn Văn An"])
        let person = try #require(analysis.entities.first { $0.type == .person })
        let range = try #require(person.range(in: marked))
        #expect(String(marked[range].characters) == person.text)
    }

    @Test func valuesBecomeThoseOfFoundation() {
        var date = DateValue.Parts()
        (date.year, date.month, date.day) = (2020, 7, 9)
        #expect(DateComponents(date) == DateComponents(year: 2020, month: 7, day: 9))
        let time = ExpressionValue.ClockTime(hour: 19, minute: 50)
        #expect(DateComponents(time) == DateComponents(hour: 19, minute: 50, second: 0))
        #expect(Decimal(DecimalNumber(digits: -175, scale: 2)) == Decimal(string: "-1.75"))
        #expect(SourceText(Data("Huế".utf8)).text == "Huế")
        #expect(throws: (any Error).self) { try SourceText(contentsOf: URL(fileURLWithPath: "no such file")) }
    }
}
