import VietCore

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

    /// With `colors` the names are coloured, else they stand in brackets with their type.
    package static func write(_ text: TaggedText, colors: Bool, to output: ByteBuffer) {
        text.document.source.bytes.withUnsafeBufferPointer { bytes in
            var position = 0
            for entity in text.entities {
                output.append(bytes, position..<entity.range.lowerBound)
                if colors {
                    output.append("\u{1B}[\(color(entity.type))m")
                    output.append(bytes, entity.range)
                    output.append("\u{1B}[0m")
                } else {
                    output.append(UInt8(ascii: "["))
                    output.append(bytes, entity.range)
                    output.append("|\(entity.type.rawValue)]")
                }
                position = entity.range.upperBound
            }
            output.append(bytes, position..<bytes.count)
            if bytes.last != 0x0A { output.append(UInt8(ascii: "\n")) }
        }
        writeTable(text, colors: colors, to: output)
    }

    private static func writeTable(_ text: TaggedText, colors: Bool, to output: ByteBuffer) {
        var rows: [[String]] = EntitySummary.list(text).map {
            [$0.type.rawValue, $0.name, String($0.mentions), $0.roles.prefix(3).joined(separator: "; ")]
        }
        var seen: [String: Int] = [:]
        for entity in text.entities where entity.group == nil && entity.value != nil {
            let words = text.document.source[entity.range].split(whereSeparator: \.isWhitespace).joined(separator: " ")
            let key = entity.type.rawValue + "\t" + words
            if let row = seen[key] {
                rows[row][2] = String((Int(rows[row][2]) ?? 0) + 1)
            } else {
                seen[key] = rows.count
                rows.append([entity.type.rawValue, words, "1", entity.value ?? ""])
            }
        }
        if rows.isEmpty { return }
        let head = ["type", "name", "mentions", "role or value"]
        let widths = (0..<3).map { column in (rows + [head]).map { $0[column].unicodeScalars.count }.max() ?? 0 }
        output.append(UInt8(ascii: "\n"))
        for (number, row) in ([head] + rows).enumerated() {
            var line = ""
            for column in 0..<3 {
                let pad = String(repeating: " ", count: widths[column] - row[column].unicodeScalars.count)
                line += (column == 2 ? pad + row[column] : row[column] + pad) + "  "
            }
            line += row[3]
            while line.last == " " { line.removeLast() }
            output.append(colors && number == 0 ? "\u{1B}[1m\(line)\u{1B}[0m\n" : line + "\n")
        }
    }
}
