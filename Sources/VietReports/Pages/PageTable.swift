import VietFormats

/// Tables of pages: bars in a column of their own, and every cell with its heading for narrow screens.
extension ReportTable {
    /// - Parameters:
    ///   - prefix: stands before the number of a row in its identifier; nil for rows without one.
    ///   - links: where the first cell of a row leads to; nil for nowhere.
    func writeHTML(to output: ByteBuffer, prefix: String? = nil, links: [String?] = []) {
        let shown = shownColumns
        output.append("<table>\n" as StaticString)
        if let barColumn {
            output.append(
                "<caption>Bars: \(Markup.escaped(columns[barColumn].heading ?? columns[barColumn].name))</caption>\n")
        }
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
}
