import VietCore
import VietFormats

/// The table for a terminal: columns lined up, bars of block characters.
extension ReportTable {
    /// Writes headings and rows, texts to the left and figures to the right.
    ///
    /// - Parameters:
    ///   - barWidth: the longest bar in cells of the terminal, 0 for none.
    ///   - headingStyle: the SGR sequence that the headings are shown in, nil for none.
    ///   - width: the cells of a line, nil for as many as it takes. Bars give way first, then the longest texts are cut, then
    ///     columns are left out, which a line under the table names.
    ///   - whole: the option that shows all columns.
    package func writeText(
        to output: ByteBuffer, barWidth: Int = 24, headingStyle: String? = nil, width: Int? = nil,
        whole: String = "--format tsv"
    ) {
        var shown = shownColumns
        var cells = [shown.map { columns[$0].heading ?? "" }]
        cells += rows.map { row in shown.map { ControlCharacters.line(ReportTable.text(row[$0])) } }
        var widths = shown.indices.map { column in
            min(cells.map { DisplayWidth.of($0[column]) }.max() ?? 0, ReportTable.widest)
        }
        let leftOut = width.map { columnsLeftOut($0, shown, widths) } ?? []
        if !leftOut.isEmpty {
            let kept = shown.indices.filter { !leftOut.contains(shown[$0]) }
            cells = cells.map { texts in kept.map { texts[$0] } }
            (shown, widths) = (kept.map { shown[$0] }, kept.map { widths[$0] })
        }
        let isText = shown.map(isText)
        let bars = bars
        var barWidth = barColumn == nil ? 0 : barWidth
        if let width { (widths, barWidth) = ReportTable.fitted(widths, isText, barWidth, to: width) }
        for (line, texts) in cells.enumerated() {
            var out = ""
            for (index, text) in texts.enumerated() {
                if index > 0 { out += "  " }
                let text = ReportTable.cut(text, width == nil ? .max : widths[index])
                out +=
                    isText[index]
                    ? DisplayWidth.left(text, widths[index]) : DisplayWidth.right(text, widths[index])
            }
            if line > 0, barWidth > 0 { out += "  " + ReportTable.bar(bars[line - 1], barWidth) }
            while out.hasSuffix(" ") { out.removeLast() }
            if line == 0, let headingStyle { out = headingStyle + out + "\u{1B}[0m" }
            output.append(out + "\n")
        }
        if let width, !leftOut.isEmpty {
            let names = leftOut.sorted().map { columns[$0].name }.joined(separator: ", ")
            ReportTable.writeLines("Left out for want of width: \(names). \(whole) has all.", width, to: output)
        }
    }

    /// The cells that a column takes at most, and those that a text keeps as long as there are columns to leave out.
    private static var widest: Int { 60 }
    private static var readable: Int { 16 }

    /// Which columns are left out so that the others fit into a line, where that can be.
    ///
    /// - Parameter widths: what each of the columns `shown` takes.
    private func columnsLeftOut(_ width: Int, _ shown: [Int], _ widths: [Int]) -> [Int] {
        let least = zip(shown, widths).map { isText($0) ? min($1, ReportTable.readable) : $1 }
        var total = least.reduce(-2) { $0 + 2 + $1 }
        var leftOut: [Int] = []
        let leaving = shown.indices.filter { columns[shown[$0]].leaves > 0 }
        for place in leaving.sorted(by: { columns[shown[$0]].leaves > columns[shown[$1]].leaves })
        where total > width {
            total -= least[place] + 2
            leftOut.append(shown[place])
        }
        return leftOut
    }

    /// Writes a text in lines of at most so many cells, where its words allow that.
    private static func writeLines(_ text: String, _ width: Int, to output: ByteBuffer) {
        var line = ""
        for word in text.split(separator: " ") {
            if !line.isEmpty, DisplayWidth.of(line) + 1 + DisplayWidth.of(word) > width {
                output.append(line + "\n")
                line = ""
            }
            line += (line.isEmpty ? "" : " ") + word
        }
        output.append(line + "\n")
    }

    /// Widths of columns and bars that fit into a line, where that can be.
    private static func fitted(
        _ widths: [Int], _ isText: [Bool], _ barWidth: Int, to width: Int
    ) -> (widths: [Int], barWidth: Int) {
        var widths = widths
        let columns = widths.reduce(0, +) + 2 * max(0, widths.count - 1)
        // A bar of less than a few cells shows nothing.
        let bar = min(barWidth, width - columns - 2)
        var excess = columns - width
        while excess > 0, let widest = widths.indices.filter({ isText[$0] }).max(by: { widths[$0] < widths[$1] }),
            widths[widest] > 4
        {
            widths[widest] -= 1
            excess -= 1
        }
        return (widths, bar < 4 ? 0 : bar)
    }

    /// A text that takes no more cells, with an ellipsis where something is missing.
    private static func cut(_ text: String, _ cells: Int) -> String {
        DisplayWidth.of(text) <= cells ? text : DisplayWidth.start(of: text, cells - 1) + "…"
    }

    /// A bar of full blocks and one of eighths.
    static func bar(_ share: Double, _ width: Int) -> String {
        let eighths = Int((share * Double(width) * 8).rounded())
        let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
        return String(repeating: "█", count: eighths / 8) + parts[eighths % 8]
    }
}
