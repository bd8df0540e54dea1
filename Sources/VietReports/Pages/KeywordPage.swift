import VietCore
import VietFormats

/// A page of keywords: a table with bars, and the text with the keywords marked, each with its rank, which leads to its row.
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
        /// Tells the section from others of the page; letters and digits.
        package var name: String

        package init(
            table: ReportTable, text: UnsafeBufferPointer<UInt8>? = nil, marks: [Mark] = [], name: String = ""
        ) {
            self.table = table
            self.name = name
            unsafe self.text = text
            self.marks = marks
        }
    }

    /// Writes everything before the first section.
    package static func writeHead(title: String, to output: ByteBuffer) {
        Page.writeHead(title: title, to: output) { output.append(style) }
        output.append("<main>\n" as StaticString)
    }

    package static func writeTail(to output: ByteBuffer) {
        output.append("</main>\n" as StaticString)
        Page.writeTail(to: output)
    }

    package static func write(_ section: Section, to output: ByteBuffer) {
        output.append("<section>\n" as StaticString)
        if !section.table.title.isEmpty { output.append("<h2>\(Markup.escaped(section.table.title))</h2>\n") }
        if section.table.lineChart != nil {
            var chart = section.table
            chart.title = ""
            // A chart keeps its size, so that its letters do, and is moved sideways where there is no room.
            output.append("<figure tabindex=\"0\" role=\"group\" aria-label=\"chart\">\n" as StaticString)
            chart.writeSVG(to: output)
            output.append("</figure>\n" as StaticString)
        }
        let marks = unsafe section.text.map { nested(section.marks, $0.count) } ?? []
        let firsts = firstMarks(marks)
        section.table.writeHTML(
            to: output, prefix: marks.isEmpty ? nil : "k\(section.name)-",
            links: section.table.rows.indices.map { row in
                firsts[row + 1].map { _ in "m\(section.name)-\(row + 1)" }
            })
        if let text = unsafe section.text { unsafe writeText(text, marks, firsts, section.name, to: output) }
        output.append("</section>\n" as StaticString)
    }

    /// For each rank the place in `marks` of its first one.
    private static func firstMarks(_ marks: [Mark]) -> [Int: Int] {
        var firsts: [Int: Int] = [:]
        for (index, mark) in marks.enumerated() where firsts[mark.rank] == nil { firsts[mark.rank] = index }
        return firsts
    }

    /// Writes the text in paragraphs with its marks, inner ones inside outer ones.
    private static func writeText(
        _ text: UnsafeBufferPointer<UInt8>, _ marks: [Mark], _ firsts: [Int: Int], _ name: String,
        to output: ByteBuffer
    ) {
        output.append("<article lang=\"vi\">\n<p>" as StaticString)
        var place = 0
        var open: [Mark] = []
        func close(before end: Int) {
            while let last = open.last, last.range.upperBound <= end {
                unsafe writePlain(text, place..<last.range.upperBound, to: output, breaks: false)
                place = last.range.upperBound
                output.append("<a href=\"#k\(name)-\(last.rank)\">\(last.rank)</a></mark>")
                open.removeLast()
            }
        }
        for (index, mark) in marks.enumerated() {
            close(before: mark.range.lowerBound)
            unsafe writePlain(text, place..<mark.range.lowerBound, to: output, breaks: open.isEmpty)
            place = mark.range.lowerBound
            let strength = mark.rank <= 3 ? "k1" : mark.rank <= 10 ? "k2" : "k3"
            let id = firsts[mark.rank] == index ? " id=\"m\(name)-\(mark.rank)\"" : ""
            output.append("<mark class=\"\(strength)\"\(id)>")
            open.append(mark)
        }
        close(before: text.count)
        unsafe writePlain(text, place..<text.count, to: output)
        output.append("</p>\n</article>\n" as StaticString)
    }

    /// The marks that lie in the text, outer ones before inner ones; of two that cross, that of the better keyword.
    private static func nested(_ marks: [Mark], _ count: Int) -> [Mark] {
        let sorted = marks.filter {
            $0.range.lowerBound >= 0 && $0.range.upperBound <= count && !$0.range.isEmpty
        }.sorted {
            let (a, b) = ($0.range, $1.range)
            return (a.lowerBound, b.upperBound, $0.rank) < (b.lowerBound, a.upperBound, $1.rank)
        }
        var kept: [Mark?] = []
        // Those that the next one may stand in, the innermost last.
        var open: [Int] = []
        for mark in sorted {
            while let last = open.last, let range = kept[last]?.range, range.upperBound <= mark.range.lowerBound {
                open.removeLast()
            }
            let crossing = open.filter { (kept[$0]?.range.upperBound ?? .max) < mark.range.upperBound }
            if crossing.contains(where: { (kept[$0]?.rank ?? .max) <= mark.rank }) { continue }
            for index in crossing { kept[index] = nil }
            open.removeLast(crossing.count)
            open.append(kept.count)
            kept.append(mark)
        }
        return kept.compactMap(\.self)
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
        article { font-family: Georgia, "Liberation Serif", serif; margin-top: 1.5rem; white-space: normal; }
        .k1 { background: var(--k1); }
        .k2 { background: var(--k2); }
        .k3 { background: var(--k3); }

        """
}
