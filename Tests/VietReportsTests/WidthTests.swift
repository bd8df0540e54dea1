import TestSupport
import Testing
import VietFormats

@testable import VietReports

@Suite struct WidthTests {
    @Test(arguments: [
        ("", 0), ("Huế", 3), ("Hue\u{302}\u{301}", 3), ("中文", 4), ("a\u{200B}b", 2), ("😀", 2), ("\u{1B}[1m", 3),
        ("a\u{AD}b", 2), ("\u{E9}\u{9B}", 1),
    ])
    func cellsOfATerminal(text: String, width: Int) { #expect(DisplayWidth.of(text) == width) }

    @Test func textsAreCutAtCharacters() {
        var random = RandomText(seed: 31)
        var generator = SeededGenerator(seed: 32)
        for _ in 0..<1_000 {
            let text = String(decoding: random.next(maximum: 12), as: UTF8.self)
            let cells = Int.random(in: 0...20, using: &generator)
            var start = Substring(text)
            while DisplayWidth.of(start) > cells { start.removeLast() }
            var end = Substring(text)
            while DisplayWidth.of(end) > cells { end.removeFirst() }
            #expect(DisplayWidth.start(of: text, cells) == start)
            #expect(DisplayWidth.end(of: text, cells) == end)
            let pixels = cells * 8
            #expect(ChartText.cut(text, to: pixels, size: 14) == slowCut(text, to: pixels))
        }
    }

    /// The same by taking one character after the other away.
    private func slowCut(_ text: String, to space: Int) -> String {
        if ChartText.width(of: text) <= space { return text }
        var kept = text
        while !kept.isEmpty, ChartText.width(of: kept + "…") > space { kept.removeLast() }
        while kept.hasSuffix(" ") { kept.removeLast() }
        return kept + "…"
    }

    /// By taking one character after the other away these would take hours.
    @Test(.timeLimit(.minutes(1)))
    func longWordsTakeLinearTime() {
        let word = String(repeating: "nghiêng", count: 100_000)
        let table = ReportTable(
            title: word, columns: [.init("word", heading: "word"), .init("count", heading: "count")],
            rows: (1...8).map { [.text(word), .integer($0)] }, barColumn: 1)
        let output = ByteBuffer()
        table.writeSVG(to: output)
        // The label for readers that show no picture holds the title once, the chart holds none of it whole.
        #expect(output.count < word.utf8.count * 3 / 2)
        let chart = LineChart(
            title: "", unit: "", places: (1...40).map { "\($0)" },
            lines: [.init(name: word, values: (1...40).map { Double($0) })])
        output.removeAll()
        chart.writeSVG(to: output)
        #expect(output.count < 20_000)
        output.removeAll()
        ConcordanceText.write(left: word, match: "x", right: word, widths: (44, 44), to: output)
        #expect(DisplayWidth.of(output.text) == 44 + 5 + 44)
        output.removeAll()
        KeywordPage.write(.init(table: table), to: output)
        #expect(output.count < word.utf8.count * 10)
    }
}
