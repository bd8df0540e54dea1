import VietCore
import VietFormats
import VietKeywords
import VietReports

/// Writes the lines of a concordance.
struct ConcordanceReport: Sendable {
    enum Format: String, CaseIterable {
        case table, tsv, jsonl, html
    }

    let format: Format
    let query: String
    /// Whether lines for reading say where they are from.
    let showsPlaces: Bool

    /// Writes what stands before all lines.
    func begin() {
        if format == .tsv { StandardOutput.write("document\tline\tstart\tend\tleft\tmatch\tright\tsentence\n") }
        if format == .html { StandardOutput.write { ConcordancePage.writeHead(title: query, to: $0) } }
    }

    func end() {
        if format == .html { StandardOutput.write { ConcordancePage.writeTail(to: $0) } }
    }

    func write(_ hit: ConcordanceHit, to output: ByteBuffer) {
        let line = hit.line
        switch format {
        case .table:
            let place = showsPlaces ? "\(place(of: hit))  " : ""
            output.append(place)
            ConcordanceText.write(
                left: line.left, match: line.match, right: line.right,
                width: Self.sideWidth(of: place + line.match), to: output)
        case .html:
            ConcordancePage.write(
                left: line.left, match: line.match, right: line.right, place: place(of: hit), to: output)
        case .tsv:
            output.append(ControlCharacters.escaped(hit.file))
            output.append(0x09)
            for number in [hit.number, line.range.lowerBound, line.range.upperBound] { output.append(column: number) }
            for text in [line.left, line.match, line.right] {
                output.append(ControlCharacters.line(text))
                output.append(0x09)
            }
            output.append(decimal: line.sentence)
            output.append(0x0A)
        case .jsonl:
            output.append("{\"document\":" as StaticString)
            output.append(json: hit.file)
            output.append(",\"line\":\(hit.number),\"start\":\(line.range.lowerBound),\"end\":\(line.range.upperBound)")
            output.append(",\"sentence\":\(line.sentence)")
            if hit.isRestored { output.append(",\"restored\":true" as StaticString) }
            for (name, text) in [("left", line.left), ("match", line.match), ("right", line.right)] {
                output.append(UInt8(ascii: ","))
                output.append(key: name)
                output.append(json: text)
            }
            output.append("}\n" as StaticString)
        }
    }

    /// File, line of its document and sentence in that, for people.
    private func place(of hit: ConcordanceHit) -> String {
        let file = ControlCharacters.escaped(hit.file.split(separator: "/").last.map { String($0) } ?? hit.file)
        return "\(file):\(hit.number):\(hit.line.sentence)"
    }

    /// The cells of each side of a match: what the terminal leaves, or what most of them have.
    private static func sideWidth(of match: String) -> Int {
        Platform.terminalWidth.map { max(10, ($0 - 4 - DisplayWidth.of(match)) / 2) } ?? 44
    }
}
