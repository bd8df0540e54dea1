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

    @Test func chartsSayWhatBarsMeanAndOfWhatTheyAre() {
        var table = ReportTable(
            title: "t",
            columns: [.init("group", heading: "group"), .init("word", heading: "word"), .init("g", heading: "G²")],
            rows: [
                [.text("a&b"), .text("x"), .decimal(2, places: 1)], [.text("a&b"), .text("y"), .decimal(1, places: 1)],
                [.text("c"), .text("x"), .decimal(0, places: 1)],
            ], barColumn: 2)
        table.nameColumn = 1
        var svg = written { table.writeSVG(to: $0) }
        #expect(svg.contains(">Bars: G²</text>"))
        #expect(svg.components(separatedBy: ">a&amp;b</text>").count == 2 && svg.contains(">c</text>"))
        // Below 0 no bar has its own length.
        table.rows[2][2] = .decimal(-0.5, places: 1)
        svg = written { table.writeSVG(to: $0) }
        #expect(svg.contains(">Bars: G², beginning at -0.5</text>"))
        table.nameColumn = 0
        #expect(!written { table.writeSVG(to: $0) }.contains("font-weight=\"bold\" fill=\"#1f2933\">c<"))
    }

    @Test func aColumnIsWhatItsFirstCellWithAValueIs() {
        let table = ReportTable(
            title: "", columns: [.init("a", heading: "a"), .init("type", heading: "entity")],
            rows: [[.integer(1), .missing], [.integer(20), .text("LOC")], [.integer(3), .text("X")]])
        #expect(written { table.writeText(to: $0) } == " a  entity\n 1\n20  LOC\n 3  X\n")
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
