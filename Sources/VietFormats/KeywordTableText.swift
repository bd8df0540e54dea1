/// The table for a terminal: columns lined up, bars of block characters.
extension KeywordTable {
    /// Writes headings and rows, texts to the left and figures to the right.
    ///
    /// - Parameter barWidth: the longest bar in cells of the terminal, 0 for none.
    package func writeText(to output: ByteBuffer, barWidth: Int = 24) {
        let shown = columns.indices.filter { columns[$0].heading != nil }
        var cells = [shown.map { columns[$0].heading ?? "" }]
        cells += rows.map { row in shown.map { KeywordTable.text(row[$0]) } }
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
                let space = String(repeating: " ", count: max(0, widths[index] - DisplayWidth.of(text)))
                out += isText[index] ? text + space : space + text
            }
            if line > 0, barColumn != nil, barWidth > 0 { out += "  " + KeywordTable.bar(bars[line - 1], barWidth) }
            while out.hasSuffix(" ") { out.removeLast() }
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

/// How many cells of a terminal a text takes.
enum DisplayWidth {
    static func of(_ text: String) -> Int {
        text.unicodeScalars.reduce(0) { $0 + width($1) }
    }

    private static func width(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: return 0
        default: break
        }
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
            0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
            return 2
        default: return 1
        }
    }
}
