import VietCore
import VietFormats
import VietKeywords
import VietReports

/// Writes the keywords of one document after the other.
struct KeywordWriter: Sendable {
    let format: TableFormat
    let offsets: OffsetUnit
    /// Whether there is one document, which then needs no name.
    let isAlone: Bool
    let method: KeywordMethod

    /// Writes what stands before all documents.
    func begin() {
        switch format {
        case .tsv:
            StandardOutput.write(
                "document\tline\ttext\ttype\tentity\tscore\tfrequency\tsentences\tdocument_frequency\toccurrences\n")
        case .html where !isAlone:
            StandardOutput.write { KeywordPage.writeHead(title: "Keywords", to: $0) }
        default: break
        }
    }

    func end() {
        if format == .html, !isAlone { StandardOutput.write { KeywordPage.writeTail(to: $0) } }
    }

    func write(_ keywords: [Keyword], of record: Record, to output: ByteBuffer) {
        let name = record.line > 1 ? "\(record.file):\(record.line)" : record.file
        var table = KeywordReport.table(keywords, title: name, of: record, unit: offsets)
        switch format {
        case .table:
            if !isAlone { output.append("== \(ControlCharacters.escaped(name))\n") }
            table.writeText(to: output, width: Platform.terminalWidth)
            if !isAlone { output.append(0x0A) }
        case .tsv:
            table.columns = [.init("document"), .init("line")] + table.columns
            table.rows = table.rows.map { [.text(ControlCharacters.escaped(record.file)), .integer(record.line)] + $0 }
            // The heading stands once, before all documents.
            table.writeTSVRows(to: output)
        case .json, .jsonl:
            output.append("{\"document\":" as StaticString)
            output.append(json: record.file)
            output.append(",\"line\":" as StaticString)
            output.append(decimal: record.line)
            if record.isRestored { output.append(",\"restored\":true" as StaticString) }
            output.append(",\"keywords\":" as StaticString)
            table.writeJSON(to: output)
            output.append("}\n" as StaticString)
        case .html:
            let marks = keywords.enumerated().flatMap { rank, keyword in
                keyword.occurrences.map { KeywordPage.Mark(range: $0, rank: rank + 1) }
            }
            let title = TextTitle.of(record.bytes) ?? name
            let number = isAlone ? "" : String(ByteHash.hash(Array(name.utf8)[...]), radix: 36)
            table.title = isAlone ? "" : title
            if isAlone { KeywordPage.writeHead(title: title, to: output) }
            KeywordPage.write(
                KeywordPage.Section(table: table, text: record.bytes, marks: marks, name: number), to: output)
            if isAlone { KeywordPage.writeTail(to: output) }
        case .svg: table.writeSVG(to: output)
        }
    }
}
