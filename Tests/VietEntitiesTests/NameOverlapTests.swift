import Testing
import VietCore
import VietText

@testable import VietEntities

/// Names and expressions that want the same place.
@Suite struct NameOverlapTests {
    /// The names that are left of those marked in a text, as `TYPE text`; all of them are as sure as `confidence` says.
    private func names(_ text: String, confidence: Double = 0.5) -> [String] {
        let marked = MarkedText(text)
        let columns = TokenColumns(marked.document)
        var reference: ReferenceDate?
        let found = marked.document.withView { expressions(in: $0, reference: &reference) }
        var spans = marked.mentions.map {
            NameSpan(range: $0.tokens, type: NameLabels.types.firstIndex(of: $0.type)!, margin: 50)
        }
        NameOverlaps(columns: columns, confidence: { _ in confidence }).settle(&spans, against: found)
        return spans.map { span in
            let tokens = marked.document.storage.tokens
            let bytes = Int(tokens[span.range.lowerBound].start)..<Int(tokens[span.range.upperBound - 1].end)
            return NameLabels.types[span.type].rawValue + " " + marked.document.source[bytes]
        }
    }

    @Test func wordsOfAMeasureBelongToIt() {
        #expect(names("Đầm [LOC Sông Quê rộng] 500 km2 đã cạn.") == ["LOC Sông Quê"])
        #expect(names("Đầm [LOC Sông Quê dài hơn] 12 km đã cạn.") == ["LOC Sông Quê"])
        #expect(names("Phà [LOC Sông Quê] 500 km2 đã cạn.") == ["LOC Sông Quê"])
        // Nothing with a capital is left but the first word.
        #expect(names("[LOC Khu rộng] 500 km2 đã cạn.") == [])
        // No number follows.
        #expect(names("Đầm [LOC Sông Quê rộng] mênh mông.") == ["LOC Sông Quê rộng"])
    }

    @Test func aMeasureCutsTheNameThatRunsIntoIt() {
        #expect(names("Cầu [LOC Sông Quê 120 km] dài lắm.") == ["LOC Sông Quê"])
        #expect(names("Cầu [LOC Sông Quê 120] km dài lắm.") == ["LOC Sông Quê"])
        // A surer name keeps what it holds.
        #expect(names("Cầu [LOC Sông Quê 120 km] dài lắm.", confidence: 1) == ["LOC Sông Quê 120 km"])
    }

    @Test func aNameInsideAnExpressionGivesWay() {
        #expect(names("Giá là 30 triệu đô la [LOC Mỹ] một năm.") == [])
        #expect(names("Đi từ [LOC Sân bay 30-4] về.") == ["LOC Sân bay 30-4"])
        #expect(names("[LOC Quận 12] hôm ấy mưa.") == ["LOC Quận 12"])
    }
}
