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
        let nameSpace = min(max(names.map { ChartText.width(of: $0) }.max() ?? 0, 60), 360) + 20
        let titleSpace = title.isEmpty ? 12 : 48
        let width = nameSpace + ReportTable.barSpace + 90
        let height = titleSpace + rows.count * ReportTable.rowHeight + 14
        ChartFrame.write(title, width: width, height: height, fontSize: 14, baseline: 30, to: output) {
            for (index, bar) in bars.enumerated() {
                let top = titleSpace + index * ReportTable.rowHeight
                let length = max(DecimalText.of(bar * Double(ReportTable.barSpace), places: 1), "0")
                let name = Markup.escaped(ChartText.cut(names[index], to: nameSpace - 20, size: 14))
                output.append(
                    "<text x=\"\(nameSpace - 8)\" y=\"\(top + 17)\" text-anchor=\"end\" fill=\"#1f2933\">\(name)</text>"
                )
                output.append(
                    "<rect x=\"\(nameSpace)\" y=\"\(top + 4)\" width=\"\(length)\" height=\"18\" rx=\"2\" fill=\"#2f6f9f\"/>"
                )
                let end = Double(nameSpace) + bar * Double(ReportTable.barSpace) + 6
                let value = Markup.escaped(ReportTable.text(rows[index][barColumn]))
                output.append(
                    "<text x=\"\(DecimalText.of(end, places: 1))\" y=\"\(top + 17)\" font-size=\"12\" fill=\"#52606d\">\(value)</text>\n"
                )
            }
        }
    }
}
