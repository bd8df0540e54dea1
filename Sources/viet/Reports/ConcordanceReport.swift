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
    /// Whether matches in lines for reading are coloured.
    let colors: Bool

    /// Writes what stands before all lines.
    func begin() {
        if format == .tsv { StandardOutput.write("document\tline\tstart\tend\tleft\tmatch\tright\tsentence\n") }
        if format == .html { StandardOutput.write { ConcordancePage.writeHead(title: query, to: $0) } }
    }

    func end() {
        if format == .html { StandardOutput.write { ConcordancePage.writeTail(to: $0) } }
    }

    func write(_ hit: ConcordanceHit, to output: ByteBuffer) {
        var line = hit.line
        line.left.withUTF8 { left in
            line.match.withUTF8 { match in
                line.right.withUTF8 { write(left: left, match: match, right: $0, from: hit.source, to: output) }
            }
        }
    }

    /// Writes a line, its texts in UTF-8.
    func write(
        left: UnsafeBufferPointer<UInt8>, match: UnsafeBufferPointer<UInt8>, right: UnsafeBufferPointer<UInt8>,
        from source: LineSource, to output: ByteBuffer
    ) {
        func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
        switch format {
        case .table:
            let place = showsPlaces ? "\(place(of: source))  " : ""
            output.append(place)
            ConcordanceText.write(
                left: text(left), match: text(match), right: text(right), widths: sides(of: text(match), behind: place),
                colors: colors, to: output)
        case .html:
            ConcordancePage.write(
                left: text(left), match: text(match), right: text(right), place: place(of: source), to: output)
        case .tsv:
            output.append(ControlCharacters.escaped(source.file))
            output.append(0x09)
            output.append(column: source.number)
            output.append(column: source.range.lowerBound)
            output.append(column: source.range.upperBound)
            output.append(column: left)
            output.append(column: match)
            output.append(column: right)
            output.append(decimal: source.sentence)
            output.append(0x0A)
        case .jsonl:
            output.append("{\"document\":" as StaticString)
            output.append(json: source.file)
            output.append(",\"line\":" as StaticString)
            output.append(decimal: source.number)
            output.append(",\"start\":" as StaticString)
            output.append(decimal: source.range.lowerBound)
            output.append(",\"end\":" as StaticString)
            output.append(decimal: source.range.upperBound)
            output.append(",\"sentence\":" as StaticString)
            output.append(decimal: source.sentence)
            if source.isRestored { output.append(",\"restored\":true" as StaticString) }
            for (name, bytes) in [("left", left), ("match", match), ("right", right)] {
                output.append(UInt8(ascii: ","))
                output.append(key: name)
                output.append(json: bytes)
            }
            output.append("}\n" as StaticString)
        }
    }

    /// File, line of its document and sentence in that, for people.
    private func place(of source: LineSource) -> String {
        let file = ControlCharacters.escaped(source.file.split(separator: "/").last.map { String($0) } ?? source.file)
        return "\(file):\(source.number):\(source.sentence)"
    }

    /// The cells on each side of a match: such that all matches of a terminal begin under each other and lines end with it, or what
    /// most terminals have.
    private func sides(of match: String, behind place: String) -> (left: Int, right: Int) {
        guard let width = Platform.terminalWidth else { return (44, 44) }
        // Most matches have some eight cells, most places some twenty.
        let start = (width - 12 + (showsPlaces ? 20 : 0)) / 2
        let left = max(start - DisplayWidth.of(place), 4)
        return (left, max(width - DisplayWidth.of(place) - left - 4 - DisplayWidth.of(match), 0))
    }
}
