import VietCore

/// Entities as JSON: every one with its offsets, type, text, and what else is known of it.
///
/// The order of the keys is fixed; keys without a value are left out.
public enum EntityJSON {
    /// `{"text":…,"entities":[{"start":0,"end":8,"type":"LOC","text":"Việt Nam","confidence":0.98,"group":0,"name":…}]}`
    ///
    /// - Complexity: O(n) for n bytes.
    public static func string(
        for document: Document, entities: [Entity], offsets unit: OffsetUnit = .codepoint
    ) -> String {
        let output = ByteBuffer(capacity: document.source.count * 2 + 256)
        writeDocument(TaggedText(document, entities, unit: unit), to: output)
        return output.text
    }

    package static func writeDocument(
        _ text: TaggedText, prefix: [UInt8] = [], mark: Bool = false, to output: ByteBuffer
    ) {
        output.append(UInt8(ascii: "{"))
        prefix.withUnsafeBufferPointer { output.append($0) }
        output.append("\"text\":\"" as StaticString)
        if mark { output.append("\u{FEFF}" as StaticString) }
        text.document.source.bytes.withUnsafeBufferPointer { output.appendEscaped($0) }
        output.append("\",\"entities\":" as StaticString)
        writeArray(text, to: output)
        output.append(UInt8(ascii: "}"))
    }

    /// Appends the entities alone, for a reader who has the text.
    package static func writeArray(_ text: TaggedText, to output: ByteBuffer) {
        output.append(UInt8(ascii: "["))
        let ranges = text.ranges
        text.document.source.bytes.withUnsafeBufferPointer { bytes in
            for (number, entity) in text.entities.enumerated() {
                if number > 0 { output.append(UInt8(ascii: ",")) }
                output.append("{\"start\":" as StaticString)
                output.append(decimal: ranges[number].lowerBound)
                output.append(",\"end\":" as StaticString)
                output.append(decimal: ranges[number].upperBound)
                member("type", entity.type.rawValue, output)
                output.append(",\"text\":" as StaticString)
                output.append(json: bytes, entity.range)
                if entity.group != nil || entity.confidence < 1 {
                    output.append(",\"confidence\":" as StaticString)
                    output.append(thousandths(entity.confidence))
                }
                if let group = entity.group {
                    output.append(",\"group\":" as StaticString)
                    output.append(decimal: group)
                }
                if let name = entity.canonicalName { member("name", name, output) }
                if let role = entity.role { member("role", role, output) }
                if let value = entity.value { member("value", value, output) }
                output.append(UInt8(ascii: "}"))
            }
        }
        output.append(UInt8(ascii: "]"))
    }

    private static func member(_ name: StaticString, _ value: String, _ output: ByteBuffer) {
        output.append(",\"" as StaticString)
        output.append(name)
        output.append("\":" as StaticString)
        output.append(json: value)
    }

    /// A share with three decimals, written without the help of a locale.
    static func thousandths(_ share: Double) -> String {
        let value = max(0, min(1000, Int((share * 1000).rounded())))
        if value == 1000 { return "1.0" }
        let digits = String(value)
        return "0." + String(repeating: "0", count: 3 - digits.count) + digits
    }

    /// The form of spaCy's `Doc.to_json`: text, `ents`, `sents` and `tokens`, all offsets in code points.
    package static func writeSpaCy(_ text: TaggedText, to output: ByteBuffer) {
        output.append("{\"text\":\"" as StaticString)
        text.document.source.bytes.withUnsafeBufferPointer { output.appendEscaped($0) }
        output.append("\",\"ents\":[" as StaticString)
        for (number, range) in text.ranges.enumerated() {
            if number > 0 { output.append(UInt8(ascii: ",")) }
            output.append("{\"start\":\(range.lowerBound),\"end\":\(range.upperBound),\"label\":")
            output.append(json: text.entities[number].type.rawValue)
            output.append(UInt8(ascii: "}"))
        }
        output.append("],\"sents\":[" as StaticString)
        write(
            text.document.source.convert(text.document.sentences.map(\.range), to: text.unit), text.start, ids: false,
            to: output)
        output.append("],\"tokens\":[" as StaticString)
        write(
            text.document.source.convert(text.document.tokens.map(\.range), to: text.unit), text.start, ids: true,
            to: output)
        output.append("]}" as StaticString)
    }

    private static func write(_ ranges: [Range<Int>], _ start: Int, ids: Bool, to output: ByteBuffer) {
        for (number, range) in ranges.enumerated() {
            output.append(number > 0 ? ",{" : "{")
            if ids { output.append("\"id\":\(number),") }
            output.append("\"start\":\(range.lowerBound + start),\"end\":\(range.upperBound + start)}")
        }
    }
}
