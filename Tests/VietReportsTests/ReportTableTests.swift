import Foundation
import Testing
import VietFormats
import VietReports

@Suite struct ReportTableTests {
    private let table = ReportTable(
        title: "t", columns: [.init("word", heading: "word"), .init("score", heading: "score"), .init("places")],
        rows: [
            [.text("a\tb\nc\u{1B}"), .decimal(1.25, places: 1), .ranges([0..<1, 2..<4])],
            [.text("Huế"), .decimal(.nan, places: 1), .missing],
        ], barColumn: 1)

    private func written(_ write: (ByteBuffer) -> Void) -> String {
        let output = ByteBuffer()
        write(output)
        return output.text
    }

    @Test func cellsHoldNeitherTabsNorLineEndsNorControls() {
        let tsv = written { table.writeTSV(to: $0) }
        #expect(tsv == "word\tscore\tplaces\na b c\u{FFFD}\t1.3\t0-1 2-4\nHuế\t\t\n")
        let text = written { table.writeText(to: $0, barWidth: 0) }
        #expect(text == "word    score\na b c\u{FFFD}    1.3\nHuế\n")
    }

    @Test func whatIsNoNumberIsNullInJSON() throws {
        let json = written { table.writeJSON(to: $0) }
        let rows = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: Any]])
        #expect(rows[0]["score"] as? Double == 1.3)
        #expect(rows[1]["score"] is NSNull)
        #expect(rows[1]["places"] == nil)
    }

    @Test func linesFitIntoATerminal() {
        let long = ReportTable(
            title: "t", columns: [.init("word", heading: "word"), .init("n", heading: "count")],
            rows: [[.text("Thành phố Hồ Chí Minh và vùng phụ cận"), .integer(12)], [.text("Huế"), .integer(3)]],
            barColumn: 1)
        for width in [20, 30, 44, 50, 60, 200] {
            let lines = written { long.writeText(to: $0, width: width) }.split(separator: "\n")
            #expect(lines.allSatisfy { $0.count <= width } && lines.count == 3, "\(width)")
            #expect(lines[1].contains("…") == (width < 44), "\(width)")
            #expect(lines[1].contains("█") == (width >= 50), "\(width)")
        }
        #expect(written { long.writeText(to: $0) } == written { long.writeText(to: $0, width: 200) })
    }
}
