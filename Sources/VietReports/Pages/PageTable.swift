import VietFormats

/// Tables of pages: bars in a column of their own, and every cell with its heading for narrow screens.
extension ReportTable {
    /// - Parameters:
    ///   - prefix: stands before the number of a row in its identifier; nil for rows without one.
    ///   - links: where the first cell of a row leads to; nil for nowhere.
    func writeHTML(to output: ByteBuffer, prefix: String? = nil, links: [String?] = []) {
        let shown = shownColumns
        output.append("<table class=\"\(Page.stackingClass(ofWidth: pageWidth))\">\n")
        if let barCaption { output.append("<caption>\(Markup.escaped(barCaption))</caption>\n") }
        output.append("<thead><tr>" as StaticString)
        for column in shown {
            output.append(isText(column) ? "<th scope=\"col\">" : "<th scope=\"col\" class=\"n\">")
            output.append("\(Markup.escaped(columns[column].heading ?? ""))</th>")
        }
        if barColumn != nil { output.append("<th class=\"b\"></th>" as StaticString) }
        output.append("</tr></thead>\n<tbody>\n" as StaticString)
        let bars = bars
        for (number, row) in rows.enumerated() {
            output.append(prefix.map { "<tr id=\"\($0)\(number + 1)\">" } ?? "<tr>")
            for column in shown {
                var text = Markup.escaped(ReportTable.text(row[column]))
                if column == nameColumn, number < links.count, let link = links[number] {
                    text = "<a href=\"#\(link)\">\(text)</a>"
                }
                let label =
                    column == shown.first || text.isEmpty
                    ? "" : " data-label=\"\(Markup.escaped(columns[column].heading ?? ""))\""
                output.append("<td\(isText(column) ? "" : " class=\"n\"")\(label)>\(text)</td>")
            }
            if barColumn != nil {
                let width = DecimalText.of(bars[number] * 100, places: 1)
                output.append("<td class=\"b\"><div style=\"width:\(width)%\"></div></td>")
            }
            output.append("</tr>\n" as StaticString)
        }
        output.append("</tbody>\n</table>\n" as StaticString)
    }

    /// About how many pixels the columns take side by side at least: figures in one piece, texts and headings parted at their spaces.
    private var pageWidth: Int {
        let bar = barColumn == nil ? 0 : 96
        return shownColumns.reduce(bar) { total, column in
            let heading = ReportTable.widestWord(of: columns[column].heading ?? "")
            let isText = isText(column)
            let cells = rows.map { row in
                let text = ReportTable.text(row[column])
                return isText ? min(ReportTable.widestWord(of: text), 160) : ChartText.width(of: text, size: 15)
            }
            return total + max(heading, cells.max() ?? 0) + 10
        }
    }

    private static func widestWord(of text: String) -> Int {
        text.split(separator: " ").map { ChartText.width(of: $0, size: 15) }.max() ?? 0
    }
}
