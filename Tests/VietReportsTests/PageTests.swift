import Testing
import VietCore
import VietFormats
import VietReports

@Suite struct PageTests {
    private let hostile = "<script>alert('1')</script> & \"Huế\"\r\n\u{1B}[31m\u{9B}x"

    private func page(_ entities: [Entity]) -> String {
        let output = ByteBuffer()
        Document(source: SourceText(hostile), tokens: [], words: [], sentences: [])
            .withView(entities: entities) { EntityPage.write($0, title: hostile, to: output) }
        return output.text
    }

    @Test func textWithMarkupIsShownAndNotRun() {
        let name = Entity(
            range: 0..<27, type: EntityType(rawValue: "\"><b>"), group: 0, canonicalName: hostile, role: "<i>",
            value: "a&b")
        let text = page([name])
        #expect(!text.contains("<script") && !text.contains("<b>") && !text.contains("<i>"))
        #expect(!text.contains("\u{1B}") && !text.contains("\u{9B}") && !text.contains("\r"))
        #expect(text.contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;"))
        #expect(text.contains("class=\"t----b-\""))
        #expect(text.contains("default-src 'none'"))
    }

    @Test func theListHasGroupsThenValues() {
        let text = page([
            Entity(range: 0..<8, type: .person, group: 0, canonicalName: "An", role: "ông"),
            Entity(range: 9..<12, type: EntityType(rawValue: "NUMBER"), value: "1"),
            Entity(range: 13..<17, type: .person, group: 0, canonicalName: "An", role: "ông"),
        ])
        #expect(text.contains("<tr class=\"t-PER\"><td>PER<td>An<td>2<td>ông</tr>\n<tr class=\"t-NUMBER\">"))
        #expect(text.contains("<mark class=\"t-PER\">PER</mark> 2</label>"))
    }

    @Test func marksOfBetterKeywordsComeFirst() {
        let bytes = Array("giá gạo ở Huế\r\n\r\ntăng".utf8)
        let output = ByteBuffer()
        bytes.withUnsafeBufferPointer { bytes in
            let table = ReportTable(title: "t", columns: [.init("a", heading: "a")], rows: [], barColumn: nil)
            KeywordPage.write(
                .init(
                    table: table, text: bytes,
                    marks: [
                        .init(range: 0..<10, rank: 5), .init(range: 5..<10, rank: 1), .init(range: 90..<99, rank: 1),
                    ]),
                to: output)
        }
        #expect(output.text.contains("<p>giá <mark class=\"k1\" title=\"1\">gạo"))
        #expect(output.text.contains("\n</p>\n<p>tăng</p>"))
        #expect(!output.text.contains("title=\"5\""))
    }

    @Test func theTerminalShowsNamesInBracketsOrColours() {
        let output = ByteBuffer()
        let document = Document(source: "An ở Huế", tokens: [], words: [], sentences: [])
        let entities = [
            Entity(range: 0..<2, type: .person, group: 0, canonicalName: "An", role: "ông"),
            Entity(range: 7..<12, type: .location, group: 1, canonicalName: "Huế"),
            Entity(range: 3..<6, type: EntityType(rawValue: "X"), value: "v"),
        ].sorted { $0.range.lowerBound < $1.range.lowerBound }
        document.withView(entities: entities) { EntityReport.write($0, colors: false, to: output) }
        #expect(
            output.text == """
                [An|PER] [ở|X] [Huế|LOC]

                type  name  mentions  role or value
                PER   An           1  ông
                LOC   Huế          1
                X     ở            1  v

                """)
        output.removeAll()
        document.withView(entities: entities) { EntityReport.write($0, colors: true, to: output) }
        #expect(output.text.hasPrefix("\u{1B}[1;32mAn\u{1B}[0m "))
        #expect(output.text.contains("\u{1B}[1mtype  name  mentions  role or value\u{1B}[0m\n"))
    }
}
