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
        document.withView(entities: entities, unit: unit) { writeDocument($0, to: output) }
        return output.text
    }

    package static func writeDocument(
        _ text: DocumentView, prefix: [UInt8] = [], mark: Bool = false, to output: ByteBuffer
    ) {
        unsafe output.beginObject(prefix, text: text.source?.bytes ?? text.bytes, mark: mark)
        output.append(",\"entities\":" as StaticString)
        writeArray(text, to: output)
        output.append(UInt8(ascii: "}"))
    }

    /// Appends the entities alone, for a reader who has the text.
    package static func writeArray(_ text: DocumentView, to output: ByteBuffer) {
        let entities = text.entities
        output.append(array: text.entityRanges.enumerated()) { number, range in
            output.append(UInt8(ascii: "{"))
            output.append(start: range.lowerBound, end: range.upperBound)
            member("type", entities[number].type.rawValue, output)
            output.append(",\"text\":" as StaticString)
            unsafe output.append(json: text.bytes, entities[number].range)
            output.append(restored: entities[number].range, of: text)
            if entities[number].group != nil || entities[number].confidence < 1 {
                output.append(",\"confidence\":" as StaticString)
                output.append(confidence: entities[number].confidence)
            }
            if let group = entities[number].group {
                output.append(",\"group\":" as StaticString)
                output.append(decimal: group)
            }
            if let name = entities[number].canonicalName { member("name", name, output) }
            if let role = entities[number].role { member("role", role, output) }
            if let value = entities[number].value { member("value", value, output) }
            if let identifier = entities[number].identifier { member("id", identifier, output) }
            output.append(UInt8(ascii: "}"))
        }
    }

    private static func member(_ name: StaticString, _ value: String, _ output: ByteBuffer) {
        output.append(",\"" as StaticString)
        output.append(name)
        output.append("\":" as StaticString)
        output.append(json: value)
    }
}
