import VietCore

/// Entities as the stand-off lines of brat (`.ann`): offsets in code points, a span over a line end in fragments, values as
/// notes.
public enum Brat {
    /// The lines for a document.
    ///
    /// - Complexity: O(n) for n bytes.
    public static func string(for document: Document, entities: [Entity]) -> String {
        let output = ByteBuffer()
        document.withView(entities: entities) { write($0, to: output) }
        return output.text
    }

    /// Appends the lines; offsets count code points, whatever the unit of the view.
    package static func write(_ text: DocumentView, to output: ByteBuffer) {
        var notes = 0
        var convert = unsafe OffsetConverter(text.bytes, unit: .codepoint)
        for (number, entity) in text.entities.enumerated() {
            output.append("T\(number + 1)\t\(ControlCharacters.line(entity.type.rawValue)) ")
            let fragments = unsafe fragments(of: entity.range, in: text.bytes)
            for (index, fragment) in fragments.enumerated() {
                if index > 0 { output.append(UInt8(ascii: ";")) }
                output.append(decimal: text.start + convert(fragment.lowerBound))
                output.append(0x20)
                output.append(decimal: text.start + convert(fragment.upperBound))
            }
            output.append(0x09)
            output.append(fragments.map { ControlCharacters.line(text.text(of: $0)) }.joined(separator: " "))
            output.append(0x0A)
            if let value = entity.value {
                notes += 1
                output.append("#\(notes)\tAnnotatorNotes T\(number + 1)\t\(ControlCharacters.line(value))\n")
            }
        }
    }

    /// The parts of a range between its line ends.
    private static func fragments(of range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
        var fragments: [Range<Int>] = []
        var start = range.lowerBound
        for index in range where unsafe bytes[index] == 0x0A || bytes[index] == 0x0D {
            if index > start { fragments.append(start..<index) }
            start = index + 1
        }
        if start < range.upperBound { fragments.append(start..<range.upperBound) }
        return fragments
    }
}
