import VietCore
import VietFormats

/// The table for a terminal: columns lined up, bars of block characters.
extension ReportTable {
    /// Writes headings and rows, texts to the left and figures to the right.
    ///
    /// - Parameters:
    ///   - barWidth: the longest bar in cells of the terminal, 0 for none.
    ///   - headingStyle: the SGR sequence that the headings are shown in, nil for none.
    package func writeText(to output: ByteBuffer, barWidth: Int = 24, headingStyle: String? = nil) {
        let shown = columns.indices.filter { columns[$0].heading != nil }
        var cells = [shown.map { columns[$0].heading ?? "" }]
        cells += rows.map { row in shown.map { ControlCharacters.line(ReportTable.text(row[$0])) } }
        let widths = shown.indices.map { column in
            min(cells.map { DisplayWidth.of($0[column]) }.max() ?? 0, 60)
        }
        let isText = shown.map { column in
            rows.first.map { if case .text = $0[column] { true } else { false } } ?? true
        }
        let bars = bars
        for (line, texts) in cells.enumerated() {
            var out = ""
            for (index, text) in texts.enumerated() {
                if index > 0 { out += "  " }
                out +=
                    isText[index]
                    ? DisplayWidth.left(text, widths[index]) : DisplayWidth.right(text, widths[index])
            }
            if line > 0, barColumn != nil, barWidth > 0 { out += "  " + ReportTable.bar(bars[line - 1], barWidth) }
            while out.hasSuffix(" ") { out.removeLast() }
            if line == 0, let headingStyle { out = headingStyle + out + "\u{1B}[0m" }
            output.append(out + "\n")
        }
    }

    /// A bar of full blocks and one of eighths.
    static func bar(_ share: Double, _ width: Int) -> String {
        let eighths = Int((share * Double(width) * 8).rounded())
        let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
        return String(repeating: "█", count: eighths / 8) + parts[eighths % 8]
    }
}
