import VietCore

/// Entities as lines and columns: TSV, IOB2, CoNLL-U and brat stand-off.
package enum EntityTables {
    package static let header = "start\tend\ttype\ttext\tvalue\tname\trole\tgroup\tconfidence\n"

    /// One entity a row; tabs and line ends inside a text become spaces.
    package static func writeTSV(_ text: TaggedText, prefix: String = "", to output: ByteBuffer) {
        for (entity, range) in zip(text.entities, text.ranges) {
            let cells = [
                String(range.lowerBound), String(range.upperBound), entity.type.rawValue,
                text.document.source[entity.range],
                entity.value ?? "", entity.canonicalName ?? "", entity.role ?? "",
                entity.group.map { String($0) } ?? "",
                EntityJSON.thousandths(entity.confidence),
            ]
            output.append(prefix)
            output.append(cells.map(cell).joined(separator: "\t"))
            output.append(UInt8(ascii: "\n"))
        }
    }

    /// One token a line with its label, an empty line after each sentence.
    package static func writeIOB2(_ text: TaggedText, to output: ByteBuffer) {
        let entities = text.entityOfToken()
        for sentence in text.document.sentences {
            for index in sentence.tokens {
                output.append(cell(text.document.text(of: text.document.tokens[index])))
                output.append(UInt8(ascii: "\t"))
                output.append(label(entities[index], text))
                output.append(UInt8(ascii: "\n"))
            }
            output.append(UInt8(ascii: "\n"))
        }
    }

    private static func label(_ place: (entity: Int, isFirst: Bool)?, _ text: TaggedText) -> String {
        guard let place else { return "O" }
        return (place.isFirst ? "B-" : "I-") + text.entities[place.entity].type.rawValue
    }

    /// CoNLL-U with one word a line; names as `NER=B-PER` in MISC.
    package static func writeCoNLLU(_ text: TaggedText, to output: ByteBuffer) {
        let entities = text.entityOfToken()
        for (number, sentence) in text.document.sentences.enumerated() {
            output.append("# sent_id = \(number + 1)\n# text = \(cell(text.document.text(of: sentence)))\n")
            for (id, index) in sentence.words.enumerated() {
                let word = text.document.words[index]
                let first = word.tokens.lowerBound
                var misc = "NER=" + label(entities[first], text)
                // A word may hold the end of one name and the start of nothing else: its first token speaks for it.
                if let value = entities[first].flatMap({ $0.isFirst ? text.entities[$0.entity].value : nil }) {
                    misc += "|Value=" + cell(value).map { $0 == " " || $0 == "|" ? "_" : $0 }
                }
                if word.tokens.upperBound < text.document.tokens.count,
                    !text.document.tokens[word.tokens.upperBound].hasSpaceBefore
                {
                    misc += "|SpaceAfter=No"
                }
                output.append("\(id + 1)\t\(cell(text.document.text(of: word)))\t_\t_\t_\t_\t_\t_\t_\t\(misc)\n")
            }
            output.append(UInt8(ascii: "\n"))
        }
    }

    /// brat's `.ann` lines: offsets in code points, a span over a line end in fragments, values as notes.
    package static func writeBrat(_ text: TaggedText, to output: ByteBuffer) {
        var notes = 0
        text.document.source.withOffsetConverter(to: .codepoint) { convert in
            for (number, entity) in text.entities.enumerated() {
                var fragments: [Range<Int>] = []
                var start = entity.range.lowerBound
                for index in entity.range
                where text.document.source.bytes[index] == 0x0A || text.document.source.bytes[index] == 0x0D {
                    if index > start { fragments.append(start..<index) }
                    start = index + 1
                }
                if start < entity.range.upperBound { fragments.append(start..<entity.range.upperBound) }
                let places = fragments.map { fragment in
                    let lower = convert(fragment.lowerBound)
                    return "\(lower + text.start) \(convert(fragment.upperBound) + text.start)"
                }
                output.append("T\(number + 1)\t\(entity.type.rawValue) \(places.joined(separator: ";"))\t")
                output.append(fragments.map { cell(text.document.source[$0]) }.joined(separator: " "))
                output.append(UInt8(ascii: "\n"))
                if let value = entity.value {
                    notes += 1
                    output.append("#\(notes)\tAnnotatorNotes T\(number + 1)\t\(cell(value))\n")
                }
            }
        }
    }

    /// A text that fits into a cell.
    static func cell(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }) else { return text }
        return String(
            String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\t" || $0 == "\n" || $0 == "\r" ? " " : $0 }))
    }
}
