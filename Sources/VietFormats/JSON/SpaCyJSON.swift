import VietCore

/// The form of spaCy's `Doc.to_json`: text, `ents`, `sents` and `tokens`, all offsets in code points.
public enum SpaCyJSON {
    /// The object of a document.
    ///
    /// - Complexity: O(n) for n bytes.
    public static func string(for document: Document, entities: [Entity]) -> String {
        let output = ByteBuffer(capacity: document.source.count * 8 + 256)
        document.withView(entities: entities) { write($0, to: output) }
        return output.text
    }

    package static func write(_ text: DocumentView, to output: ByteBuffer) {
        output.append("{\"text\":\"" as StaticString)
        unsafe output.appendEscaped(text.bytes)
        output.append("\",\"ents\":" as StaticString)
        write(text, text.entities.map(\.range), to: output) { number in
            output.append(",\"label\":" as StaticString)
            output.append(json: text.entities[number].type.rawValue)
        }
        output.append(",\"sents\":" as StaticString)
        unsafe write(text, text.sentences.map(\.range), to: output) { _ in }
        output.append(",\"tokens\":" as StaticString)
        unsafe write(text, text.tokens.map(\.range), numbered: true, to: output) { _ in }
        output.append(UInt8(ascii: "}"))
    }

    private static func write(
        _ text: DocumentView, _ ranges: [Range<Int>], numbered: Bool = false, to output: ByteBuffer,
        more: (Int) -> Void
    ) {
        var convert = unsafe OffsetConverter(text.bytes, unit: .codepoint)
        output.append(array: ranges.enumerated()) { number, range in
            output.append(UInt8(ascii: "{"))
            if numbered {
                output.append("\"id\":" as StaticString)
                output.append(decimal: number)
                output.append(UInt8(ascii: ","))
            }
            let start = convert(range.lowerBound)
            output.append(start: text.start + start, end: text.start + convert(range.upperBound))
            more(number)
            output.append(UInt8(ascii: "}"))
        }
    }
}
