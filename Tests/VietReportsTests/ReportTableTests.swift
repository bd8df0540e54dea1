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

    @Test func columnsLeaveWhereThereIsNoRoom() {
        let table = ReportTable(
            title: "t",
            columns: [
                .init("word", heading: "word"), .init("count", heading: "count"),
                .init("first", heading: "first to go", leaves: 2), .init("second", heading: "second", leaves: 1),
            ], rows: [[.text("Thành phố Hồ Chí Minh"), .integer(12), .integer(3), .integer(4)]])
        func lines(_ width: Int?) -> [Substring] {
            written { table.writeText(to: $0, width: width, whole: "--all") }.split(separator: "\n")
        }
        // Texts are cut before columns leave.
        #expect(lines(44).count == 2 && lines(44)[0].hasSuffix("first to go  second"))
        #expect(lines(43)[0].hasSuffix("count  second"))
        #expect(lines(43)[2...].joined(separator: " ") == "Left out for want of width: first. --all has all.")
        #expect(lines(24)[0].hasSuffix("  count") && lines(24)[1].contains("…"))
        #expect(lines(24)[2...].joined(separator: " ") == "Left out for want of width: first, second. --all has all.")
        for width in 12...60 { #expect(lines(width).allSatisfy { $0.count <= width }, "\(width)") }
        #expect(lines(nil) == lines(200))
    }

    @Test func namesLoseNothing() {
        let table = ReportTable(title: "", columns: [.init("file", heading: "file")], rows: [[.name("x\ny\t.txt")]])
        #expect(written { table.writeTSV(to: $0) } == "file\nx\\ny\\t.txt\n")
        #expect(written { table.writeText(to: $0) } == "file\nx\\ny\\t.txt\n")
        #expect(written { table.writeJSON(to: $0) } == #"[{"file":"x\ny\t.txt"}]"#)
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
