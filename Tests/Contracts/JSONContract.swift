import VietCore
import VietFormats

/// What holds for JSON Lines.
package enum JSONContract {
    private static let field = Array("text".utf8)
    private static let member = Array("result".utf8)

    /// A line is refused by place, or comes back with all its bytes and one member more.
    ///
    /// - Throws: ``ContractViolation``.
    package static func check(_ line: [UInt8]) throws {
        if line.contains(0x0A) { return }
        let text: [UInt8]
        let (output, scratch) = (ByteBuffer(), ByteBuffer())
        do {
            text = try line.withUnsafeBufferPointer { bytes in
                let record = try JSONRecord(bytes, field: field, into: member)
                let text = Array(try record.text(scratch: scratch))
                record.write(member: member, to: output) { output.append(json: bytes) }
                return text
            }
        } catch let error as VietTextError {
            return try require(
                error.code == .malformedRecord && (0...line.count).contains(error.byteOffset ?? 0),
                "a line is refused without a place: \(error)")
        }
        let written = Array(output.bytes)
        try require(!written.contains(0x0A), "a record became two lines")
        try require(TextForms.valid(written) || !TextForms.valid(line), "a record became invalid UTF-8")
        try written.withUnsafeBufferPointer { bytes in
            let again = try JSONRecord(bytes, field: field, into: member)
            try require(Array(try again.text(scratch: scratch)) == text, "the text of a record changed")
            let values = try JSONRecord.values(of: bytes, at: [JSONPath(member: field)], scratch: scratch)
            try require(
                values == [[String(decoding: text, as: UTF8.self)]], "a field is read as something else than the text")
            let result = try JSONRecord(bytes, field: member, into: member)
            let copy = Array(try result.text(scratch: scratch))
            try require(
                copy == line || !TextForms.valid(line), "what was put into a record is read back as something else")
        }
    }
}
