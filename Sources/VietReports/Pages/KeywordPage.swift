import VietCore
import VietFormats

/// A page of keywords: a chart, a table, and the text with the keywords marked. No script, nothing loaded from elsewhere.
package struct KeywordPage {
    /// A stretch of the text to mark, with the rank of its keyword counted from 1.
    package struct Mark: Hashable {
        package var range: Range<Int>
        package var rank: Int

        package init(range: Range<Int>, rank: Int) {
            self.range = range
            self.rank = rank
        }
    }

    /// A document with its keywords.
    @safe package struct Section {
        package var table: ReportTable
        /// The bytes of the document, lent for the length of the call that writes the page.
        package var text: UnsafeBufferPointer<UInt8>?
        package var marks: [Mark]

        package init(table: ReportTable, text: UnsafeBufferPointer<UInt8>? = nil, marks: [Mark] = []) {
            self.table = table
            unsafe self.text = text
            self.marks = marks
        }
    }

    /// Writes everything before the first section.
    package static func writeHead(title: String, to output: ByteBuffer) {
        Page.writeHead(title: title, to: output) { output.append(style) }
    }

    package static func writeTail(to output: ByteBuffer) { Page.writeTail(to: output) }

    package static func write(_ section: Section, to output: ByteBuffer) {
        output.append("<section>\n<h1>\(Markup.escaped(section.table.title))</h1>\n<figure>\n")
        var chart = section.table
        chart.title = ""
        chart.writeSVG(to: output)
        output.append("</figure>\n" as StaticString)
        writeTable(section.table, to: output)
        if let text = unsafe section.text { unsafe writeText(text, section.marks, to: output) }
        output.append("</section>\n" as StaticString)
    }

    private static func writeTable(_ table: ReportTable, to output: ByteBuffer) {
        let shown = table.columns.indices.filter { table.columns[$0].heading != nil }
        output.append("<table>\n<thead><tr>" as StaticString)
        for column in shown {
            let isText = table.rows.first.map { if case .text = $0[column] { true } else { false } } ?? true
            output.append(isText ? "<th>" : "<th class=\"n\">")
            output.append("\(Markup.escaped(table.columns[column].heading ?? ""))</th>")
        }
        output.append("</tr></thead>\n<tbody>\n" as StaticString)
        for row in table.rows {
            output.append("<tr>" as StaticString)
            for column in shown {
                let text = Markup.escaped(ReportTable.text(row[column]))
                if case .text = row[column] {
                    output.append("<td>\(text)</td>")
                } else {
                    output.append("<td class=\"n\">\(text)</td>")
                }
            }
            output.append("</tr>\n" as StaticString)
        }
        output.append("</tbody>\n</table>\n" as StaticString)
    }

    /// Writes the text in paragraphs with its marks.
    private static func writeText(_ text: UnsafeBufferPointer<UInt8>, _ marks: [Mark], to output: ByteBuffer) {
        output.append("<article lang=\"vi\">\n<p>" as StaticString)
        var place = 0
        for mark in disjoint(marks, text.count) {
            unsafe writePlain(text, place..<mark.range.lowerBound, to: output)
            let strength = mark.rank <= 3 ? "k1" : mark.rank <= 10 ? "k2" : "k3"
            output.append("<mark class=\"\(strength)\" title=\"\(mark.rank)\">")
            unsafe writePlain(text, mark.range, to: output, breaks: false)
            output.append("</mark>" as StaticString)
            place = mark.range.upperBound
        }
        unsafe writePlain(text, place..<text.count, to: output)
        output.append("</p>\n</article>\n" as StaticString)
    }

    /// The marks that lie in the text, in its order, without those that overlap one of a better keyword.
    private static func disjoint(_ marks: [Mark], _ count: Int) -> [Mark] {
        var isTaken = [Bool](repeating: false, count: count)
        var kept: [Mark] = []
        let sorted = marks.sorted {
            $0.rank != $1.rank ? $0.rank < $1.rank : $0.range.lowerBound < $1.range.lowerBound
        }
        for mark in sorted where mark.range.lowerBound >= 0 && mark.range.upperBound <= count && !mark.range.isEmpty {
            if mark.range.contains(where: { isTaken[$0] }) { continue }
            for index in mark.range { isTaken[index] = true }
            kept.append(mark)
        }
        return kept.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    private static func writePlain(
        _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, to output: ByteBuffer, breaks: Bool = true
    ) {
        let parts = unsafe text[range].split(separator: 0x0A, omittingEmptySubsequences: false)
        for number in unsafe parts.indices {
            let line = unsafe parts[number].last == 0x0D ? parts[number].dropLast() : parts[number]
            // Empty lines between paragraphs would leave empty paragraphs behind.
            if number > 0 { unsafe output.append(!breaks ? " " : line.allSatisfy { $0 <= 0x20 } ? "\n" : "</p>\n<p>") }
            unsafe output.append(markup: String(decoding: line, as: UTF8.self))
        }
    }

    private static let style: StaticString = """
        :root { color-scheme: light; }
        body { font: 16px/1.6 Georgia, "Times New Roman", "Liberation Serif", serif; color: #1f2933; background: #fff;
               max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
        h1 { font: bold 1.3rem/1.3 Helvetica, Arial, "Liberation Sans", sans-serif; margin: 2rem 0 1rem; }
        figure { margin: 0 0 1rem; }
        figure svg { max-width: 100%; height: auto; }
        table { border-collapse: collapse; width: 100%; font: 14px/1.4 Helvetica, Arial, "Liberation Sans", sans-serif; }
        th { text-align: left; color: #52606d; font-weight: normal; border-bottom: 1px solid #9aa5b1; }
        th, td { padding: .2rem .6rem .2rem 0; }
        td { border-bottom: 1px solid #e4e7eb; }
        th.n, td.n { text-align: right; font-variant-numeric: tabular-nums; }
        article { margin-top: 1.5rem; }
        mark { color: inherit; border-radius: 2px; padding: 0 1px; }
        .k1 { background: #ffd166; }
        .k2 { background: #ffe8a8; }
        .k3 { background: #fff4d6; }
        @media print { body { margin: 0; max-width: none; } mark { outline: 1px solid #ccc; } }

        """
}
