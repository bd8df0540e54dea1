import VietCore

/// Entities as a table: one a row, columns separated by tabs.
///
/// Columns: `start`, `end`, `type`, `text`, `value`, `name`, `role`, `group`, `confidence`. Tabs and line ends inside a cell
/// become spaces.
public enum EntityTSV {
    package static let header = "start\tend\ttype\ttext\tvalue\tname\trole\tgroup\tconfidence\n"

    /// The table of a document, a header first.
    ///
    /// - Complexity: O(n) for n bytes.
    public static func string(
        for document: Document, entities: [Entity], offsets unit: OffsetUnit = .codepoint
    ) -> String {
        let output = ByteBuffer()
        output.append(header)
        document.withView(entities: entities, unit: unit) { write($0, to: output) }
        return output.text
    }

    /// Appends the rows, every one with `prefix` (a cell and a tab) before.
    package static func write(_ text: DocumentView, prefix: String = "", to output: ByteBuffer) {
        let entities = text.entities
        for (index, range) in text.entityRanges.enumerated() {
            output.append(prefix)
            output.append(column: range.lowerBound)
            output.append(decimal: range.upperBound)
            output.append(cell: entities[index].type.rawValue)
            output.append(cell: text.text(of: entities[index].range))
            output.append(cell: entities[index].value)
            output.append(cell: entities[index].canonicalName)
            output.append(cell: entities[index].role)
            output.append(0x09)
            if let group = entities[index].group { output.append(decimal: group) }
            output.append(0x09)
            output.append(confidence: entities[index].confidence)
            output.append(0x0A)
        }
    }
}

extension ByteBuffer {
    /// Appends a tab and the text on one line.
    fileprivate func append(cell text: String?) {
        append(0x09)
        if let text { append(ControlCharacters.line(text)) }
    }

    /// Appends a share with three decimals, `1.0` where it is all but 1.
    func append(confidence share: Double) {
        let thousandths = share.isFinite ? Int((min(max(share, 0), 1) * 1000).rounded()) : 0
        if thousandths == 1000 { append("1.0" as StaticString) } else { append(units: thousandths, places: 3) }
    }
}
