import Testing
import VietCore
import VietText

@testable import VietEntities

/// Names and expressions that want the same place.
@Suite struct NameOverlapTests {
    /// The names that are left of those marked in a text, as `TYPE text`; all of them are as sure as `confidence` says.
    private func names(_ text: String, confidence: Double = 0.5) -> [String] {
        let marked = MarkedText(text)
        var spans = marked.spans
        NameOverlaps(columns: marked.columns, confidence: { _ in confidence }).settle(
            &spans, against: marked.expressions[...])
        return marked.described(spans)
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
