import VietFormats

/// Tables as charts.
extension ReportTable {
    private static let rowHeight = 26
    private static let barSpace = 420

    /// A bar chart: one bar a row, its name on the left, its value behind it; or the line chart of the table.
    package func writeSVG(to output: ByteBuffer) {
        if var lineChart {
            lineChart.title = title
            return lineChart.writeSVG(to: output)
        }
        guard let barColumn else { return }
        let names = rows.map { ReportTable.text($0[nameColumn]) }
        let headings = barHeadings
        // Fonts are wider here and narrower there.
        let widest = names.map { ChartText.width(of: $0) }.max() ?? 0
        let nameSpace = min(max(widest, 60), 360) * 9 / 8 + 20
        let titleSpace = title.isEmpty ? 34 : 66
        let width = nameSpace + ReportTable.barSpace + 90
        let height = titleSpace + (rows.count + headings.compactMap(\.self).count) * ReportTable.rowHeight + 14
        ChartFrame.write(title, width: width, height: height, fontSize: 14, baseline: 30, to: output) {
            let caption = Markup.escaped(barCaption ?? "")
            output.append(
                "<text x=\"16\" y=\"\(titleSpace - 16)\" font-size=\"12\" fill=\"#52606d\">\(caption)</text>\n")
            var top = titleSpace
            for (index, bar) in bars.enumerated() {
                if let heading = headings[index] {
                    let shown = Markup.escaped(ChartText.cut(heading, to: width - 32, size: 14))
                    output.append(
                        "<text x=\"16\" y=\"\(top + 18)\" font-weight=\"bold\" fill=\"#1f2933\">\(shown)</text>\n")
                    top += ReportTable.rowHeight
                }
                writeBar(bar, names[index], ReportTable.text(rows[index][barColumn]), nameSpace, top, to: output)
                top += ReportTable.rowHeight
            }
        }
    }

    private func writeBar(
        _ bar: Double, _ name: String, _ value: String, _ left: Int, _ top: Int, to output: ByteBuffer
    ) {
        let length = max(DecimalText.of(bar * Double(ReportTable.barSpace), places: 1), "0")
        let name = Markup.escaped(ChartText.cut(name, to: 360, size: 14))
        output.append(
            "<text x=\"\(left - 8)\" y=\"\(top + 17)\" text-anchor=\"end\" fill=\"#1f2933\">\(name)</text>")
        output.append(
            "<rect x=\"\(left)\" y=\"\(top + 4)\" width=\"\(length)\" height=\"18\" rx=\"2\" fill=\"#2f6f9f\"/>")
        let end = DecimalText.of(Double(left) + bar * Double(ReportTable.barSpace) + 6, places: 1)
        output.append(
            "<text x=\"\(end)\" y=\"\(top + 17)\" font-size=\"12\" fill=\"#52606d\">\(Markup.escaped(value))</text>\n")
    }

    /// What stands before the names, the group say, at every row where it is another than in the row before.
    private var barHeadings: [String?] {
        var last: String?
        return rows.map { row in
            let heading = row[..<nameColumn].map { ReportTable.text($0) }.joined(separator: " · ")
            defer { last = heading }
            return nameColumn > 0 && heading != last ? heading : nil
        }
    }
}
