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
        #expect(
            text.contains(
                "<tr id=\"g0\" class=\"t-PER\"><td>PER<td><a href=\"#mg0\">An</a><td class=\"n\" data-label=\"mentions\">2<td>ông</tr>\n<tr id=\"e1\" class=\"t-NUMBER\">"
            ))
        #expect(text.contains("id=\"show-t-PER\" checked> <mark class=\"t-PER\">PER</mark> 2</label>"))
        #expect(text.contains("<mark id=\"mg0\" class=\"t-PER\" title=\"An · ông\">"))
        #expect(text.components(separatedBy: "id=\"mg0\"").count == 2, "the first mention alone")
    }

    @Test func marksOfBetterKeywordsComeFirst() {
        let bytes = Array("giá gạo ở Huế\r\n\r\ntăng".utf8)
        let output = ByteBuffer()
        bytes.withUnsafeBufferPointer { bytes in
            let table = ReportTable(
                title: "t", columns: [.init("a", heading: "a")], rows: [[.text("giá")], [.text("gạo")]], barColumn: nil)
            KeywordPage.write(
                .init(
                    table: table, text: bytes,
                    marks: [
                        .init(range: 0..<12, rank: 5), .init(range: 0..<10, rank: 2), .init(range: 5..<10, rank: 1),
                        .init(range: 5..<14, rank: 1), .init(range: 90..<99, rank: 1), .init(range: 12..<12, rank: 1),
                    ], name: "x"),
                to: output)
        }
        let text = output.text
        // One inside another is shown, one across a better one is not.
        #expect(!text.contains("#kx-5"))
        #expect(text.contains("#kx-1\">1</a></mark>"))
        #expect(text.contains("\n</p>\n<p>tăng</p>"))
        #expect(text.contains("<tr id=\"kx-1\"><td><a href=\"#mx-1\">giá</a></td></tr>"))
        #expect(text.contains("<tr id=\"kx-2\"><td>gạo</td></tr>") != text.contains("id=\"mx-2\""))
    }

    @Test func keywordsInsideOthersAreMarkedToo() {
        let bytes = Array("đại học quốc gia, đại học".utf8)
        let output = ByteBuffer()
        bytes.withUnsafeBufferPointer { bytes in
            let table = ReportTable(
                title: "", columns: [.init("a", heading: "a")], rows: [[.text("đại học quốc gia")], [.text("đại học")]])
            let inner = "đại học".utf8.count
            KeywordPage.write(
                .init(
                    table: table, text: bytes,
                    marks: [.init(range: 0..<bytes.count - inner - 2, rank: 1), .init(range: 0..<inner, rank: 2)]),
                to: output)
        }
        #expect(
            output.text.contains(
                "<p><mark class=\"k1\" id=\"m-1\"><mark class=\"k1\" id=\"m-2\">đại học<a href=\"#k-2\">2</a></mark> quốc gia<a href=\"#k-1\">1</a></mark>, đại học</p>"
            ))
        #expect(!output.text.contains("<h2>"))
    }

    @Test(arguments: [
        ("https://vi.example/a-b\n\n  Giá vàng \t tăng \nHôm nay", "Giá vàng tăng"), ("", nil), ("\n \n", nil),
        (String(repeating: "a", count: 200), String(repeating: "a", count: 160) + "…"),
    ])
    func aPageIsCalledByTheFirstLineOfItsText(text: String, title: String?) {
        #expect(Array(text.utf8).withUnsafeBufferPointer { TextTitle.of($0) } == title)
    }

    @Test func contextsOfAWordAreALineEach() {
        let output = ByteBuffer()
        ConcordancePage.writeHead(title: "<giá>", to: output)
        ConcordancePage.write(left: "a<b", match: "giá", right: "c", place: "x.txt:1:2", to: output)
        ConcordancePage.writeTail(to: output)
        #expect(output.text.contains("<h1>&lt;giá&gt;</h1>"))
        #expect(output.text.contains("<li><span class=\"l\">a&lt;b</span> <mark>giá</mark> <span class=\"r\">c</span>"))
        #expect(output.text.contains("</ol>\n</main>\n</body>"))
    }

    @Test func tablesWithMuchInThemGiveUpTheirColumnsSooner() {
        func page(_ columns: Int, _ text: String) -> String {
            let output = ByteBuffer()
            let names = (0..<columns).map { ReportTable.Column("c\($0)", heading: "c") }
            KeywordPage.writeHead(title: "", to: output)
            KeywordPage.write(
                .init(
                    table: ReportTable(
                        title: "", columns: [.init("word", heading: "word")] + names,
                        rows: [[.text(text)] + names.map { _ in .decimal(12345.678, places: 2) }])), to: output)
            return output.text
        }
        #expect(page(3, "giá").contains("<table class=\"w44\">"))
        // Texts may be parted at their spaces, and long ones anywhere.
        #expect(page(3, String(repeating: "giá ", count: 99)).contains("<table class=\"w44\">"))
        #expect(page(3, String(repeating: "x", count: 999)).contains("<table class=\"w44\">"))
        #expect(page(9, "giá").contains("<table class=\"w50\">"))
        let wide = page(13, "giá")
        #expect(wide.contains("<table class=\"w72\">"))
        #expect(wide.contains("@media (max-width: 72rem) {\n  table.w72 thead { display: none; }"))
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
