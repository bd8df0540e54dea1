import VietCore
import VietEntities
import VietFormats

/// The field of records that `--date-field` names, read on any thread.
final class DayField: Sendable {
    private let field: NamedField
    private let path: JSONPath
    /// Whether the records are rows, of which an empty field is one without a value.
    private let isOfRows: Bool
    private let unseen: UnseenFields

    init(_ name: String, in fields: FieldOptions) throws {
        field = NamedField(option: "--date-field", name: name)
        path = try fields.path(name)
        unseen = UnseenFields([name], of: field.option, in: "record")
        isOfRows = fields.kind.isTable
    }

    /// The day of a record; nil where it lacks the field or has null there.
    ///
    /// - Throws: `VietTextError` of code `malformed-record` where something else than a date stands in the field.
    func day(of line: UnsafeBufferPointer<UInt8>) throws -> ReferenceDate? {
        let values = try JSONRecord.values(of: line, at: [path], scratch: ByteBuffer())[0]
        // What holds values need not be looked for.
        let standing = values.isEmpty ? try standing(in: line) : nil
        unseen.note { _ in standing != nil || !values.isEmpty }
        if values.isEmpty, path.steps.count > 1 || standing == nil || standing == UInt8(ascii: "n") { return nil }
        if isOfRows, values == [""] { return nil }
        return try field.day(among: values)
    }

    /// The first byte of what stands in the member with which the path begins; nil where there is none of that name.
    private func standing(in line: UnsafeBufferPointer<UInt8>) throws -> UInt8? {
        guard case .member(let name) = path.steps[0] else { return nil }
        return try JSONRecord(line, JSONFields([]), into: name).replacedValue.flatMap { value in
            line[value].first { $0 > 0x20 }
        }
    }

    /// Whether no record has the field, which is told; once all are read.
    func isMissing() -> Bool { unseen.report() }
}
