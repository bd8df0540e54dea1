import VietCore
import VietFormats

/// Entities for reading in a terminal: the text with its names marked, then a table of who and what is named.
package enum EntityReport {
    /// SGR colour numbers by type.
    private static func color(_ type: EntityType) -> String {
        switch type {
        case .person: "1;32"
        case .location: "1;34"
        case .organization: "1;35"
        case .miscellaneous: "1;33"
        default: "36"
        }
    }

    /// With `width` the lines of the table are no longer than that. With `colors` the names are coloured, else they stand
    /// in brackets with their type.
    package static func write(_ text: DocumentView, colors: Bool, width: Int? = nil, to output: ByteBuffer) {
        var position = 0
        for entity in text.entities {
            unsafe output.append(text.bytes, position..<entity.range.lowerBound)
            if colors {
                output.append("\u{1B}[\(color(entity.type))m")
                unsafe output.append(text.bytes, entity.range)
                output.append("\u{1B}[0m")
            } else {
                output.append(UInt8(ascii: "["))
                unsafe output.append(text.bytes, entity.range)
                output.append("|\(entity.type.rawValue)]")
            }
            position = entity.range.upperBound
        }
        unsafe output.append(text.bytes, position..<text.bytes.count)
        if unsafe text.bytes.last != 0x0A { output.append(0x0A) }
        let table = table(text)
        guard !table.rows.isEmpty else { return }
        output.append(0x0A)
        table.writeText(to: output, headingStyle: colors ? "\u{1B}[1m" : nil, width: width)
    }

    /// The groups of names, then the expressions, each with how often it stands in the text.
    private static func table(_ text: DocumentView) -> ReportTable {
        var rows: [[ReportTable.Cell]] = EntitySummary.list(text).map {
            [
                .text($0.type.rawValue), .text($0.name), .integer($0.mentions),
                .text($0.roles.prefix(3).joined(separator: "; ")),
            ]
        }
        var seen: [[String]: (row: Int, count: Int)] = [:]
        for entity in text.entities where entity.group == nil {
            guard let value = entity.value else { continue }
            let words = text.text(of: entity.range).split(whereSeparator: \.isWhitespace).joined(separator: " ")
            let place = seen[[entity.type.rawValue, words], default: (rows.count, 0)]
            if place.count == 0 { rows.append([.text(entity.type.rawValue), .text(words), .missing, .text(value)]) }
            rows[place.row][2] = .integer(place.count + 1)
            seen[[entity.type.rawValue, words]] = (place.row, place.count + 1)
        }
        return ReportTable(
            title: "Entities",
            columns: [
                .init("type", heading: "type"), .init("name", heading: "name"),
                .init("mentions", heading: "mentions", leaves: 1), .init("note", heading: "role or value"),
            ], rows: rows)
    }
}
