/// Charts as SVG, with no script, no style sheet and no font of their own, so that they look the same in a browser and
/// in a document.
extension KeywordTable {
    private static let rowHeight = 26
    private static let barSpace = 420
    static let font = "font-family=\"Helvetica, Arial, 'Liberation Sans', sans-serif\""

    /// A bar chart: one bar a row, its name on the left, its value behind it; or the line chart of the table.
    package func writeSVG(to output: ByteBuffer) {
        if var lineChart {
            lineChart.title = title
            return lineChart.writeSVG(to: output)
        }
        guard let barColumn else { return }
        let names = rows.map { KeywordTable.text($0[nameColumn]) }
        let nameSpace = min(max(names.map { KeywordTable.width(of: $0) }.max() ?? 0, 60), 360) + 20
        let titleSpace = title.isEmpty ? 12 : 48
        let width = nameSpace + KeywordTable.barSpace + 90
        let height = titleSpace + rows.count * KeywordTable.rowHeight + 14
        output.append(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(width) \(height)\" width=\"\(width)\" height=\"\(height)\" role=\"img\" aria-label=\"\(Markup.escaped(title))\" \(KeywordTable.font) font-size=\"14\">\n"
        )
        output.append("<rect width=\"\(width)\" height=\"\(height)\" fill=\"#ffffff\"/>\n")
        if !title.isEmpty {
            output.append(
                "<text x=\"16\" y=\"30\" font-size=\"17\" font-weight=\"bold\" fill=\"#1f2933\">\(Markup.escaped(KeywordTable.cut(title, to: width - 32, size: 17)))</text>\n"
            )
        }
        for (index, bar) in bars.enumerated() {
            let top = titleSpace + index * KeywordTable.rowHeight
            let length = max(KeywordTable.decimal(bar * Double(KeywordTable.barSpace), places: 1), "0")
            let name = Markup.escaped(KeywordTable.cut(names[index], to: nameSpace - 20, size: 14))
            output.append(
                "<text x=\"\(nameSpace - 8)\" y=\"\(top + 17)\" text-anchor=\"end\" fill=\"#1f2933\">\(name)</text>"
            )
            output.append(
                "<rect x=\"\(nameSpace)\" y=\"\(top + 4)\" width=\"\(length)\" height=\"18\" rx=\"2\" fill=\"#2f6f9f\"/>"
            )
            let end = Double(nameSpace) + bar * Double(KeywordTable.barSpace) + 6
            let value = Markup.escaped(KeywordTable.text(rows[index][barColumn]))
            output.append(
                "<text x=\"\(KeywordTable.decimal(end, places: 1))\" y=\"\(top + 17)\" font-size=\"12\" fill=\"#52606d\">\(value)</text>\n"
            )
        }
        output.append("</svg>\n" as StaticString)
    }

    /// About how wide a text is in a sans-serif font of 14 pixels: measured averages, a little generous.
    static func width(of text: String, size: Int = 14) -> Int {
        var units = 0
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .nonspacingMark, .format, .control: break
            case .uppercaseLetter: units += 72
            case .otherLetter: units += 100
            case .spaceSeparator, .otherPunctuation: units += 32
            default: units += scalar.value > 0x2E80 ? 105 : 57
            }
        }
        return (units * size + 99) / 100
    }

    /// The text, cut with an ellipsis where it is wider than `space`.
    static func cut(_ text: String, to space: Int, size: Int) -> String {
        if width(of: text, size: size) <= space { return text }
        var kept = text
        while !kept.isEmpty, width(of: kept + "…", size: size) > space { kept.removeLast() }
        while kept.hasSuffix(" ") { kept.removeLast() }
        return kept + "…"
    }
}

/// Escaping for HTML, SVG and XML.
package enum Markup {
    /// The text with the five characters that mean something in markup escaped, and control characters that XML forbids
    /// replaced.
    package static func escaped(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            case "'": out += "&#39;"
            case "\t", "\n": out.unicodeScalars.append(scalar)
            default:
                let isAllowed = scalar.value >= 0x20 && scalar.value != 0x7F && scalar.value & 0xFFFE != 0xFFFE
                out.unicodeScalars.append(isAllowed ? scalar : "\u{FFFD}")
            }
        }
        return out
    }
}
