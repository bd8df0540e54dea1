import ArgumentParser
import VietFormats
import VietReports

/// How rows of figures are shown.
enum TableFormat: String, ExpressibleByArgument, CaseIterable {
    case table, tsv, json, jsonl, html, svg
}

extension ReportTable {
    /// The table in a format, with the line end that belongs to it.
    func written(as format: TableFormat) -> String {
        let output = ByteBuffer()
        switch format {
        case .table: writeText(to: output, width: Platform.terminalWidth)
        case .tsv: writeTSV(to: output)
        case .json:
            writeJSON(to: output)
            output.append(0x0A)
        case .jsonl: writeJSONLines(to: output)
        case .svg: writeSVG(to: output)
        case .html:
            KeywordPage.writeHead(title: title, to: output)
            var table = self
            table.title = ""
            KeywordPage.write(KeywordPage.Section(table: table), to: output)
            KeywordPage.writeTail(to: output)
        }
        return output.text
    }
}
