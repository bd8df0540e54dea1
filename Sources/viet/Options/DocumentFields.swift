import ArgumentParser
import VietCore
import VietFormats

/// Reads the fields by which documents are chosen and grouped.
struct DocumentFields: Sendable {
    private let conditions: [FieldCondition]
    private let group: GroupKey?
    /// One for every condition, then that of the group; empty where the input has no records.
    private let paths: [JSONPath]
    /// The conditions' fields that no document had; a name that was mistyped chooses nothing, or everything.
    let unseen: UnseenFields

    /// What an input without records knows of a document.
    private static let ofFiles = ["file", "folder"]

    init(_ conditions: [FieldCondition], by group: GroupKey?, in fields: FieldOptions) throws {
        self.conditions = conditions
        self.group = group
        unseen = UnseenFields(conditions.map(\.field), of: "--where", in: "document")
        let names = conditions.map(\.field) + (group.map { [$0.field] } ?? [])
        if fields.kind.isRecords {
            paths = try names.map { try fields.path($0) }
        } else {
            paths = []
            for name in names where !Self.ofFiles.contains(name) {
                throw ValidationError(
                    "Texts have the fields file and folder alone, not \(name); --input jsonl, csv and tsv have more.")
            }
        }
    }

    var isEmpty: Bool { conditions.isEmpty && group == nil }

    /// The group of a document, empty where none is asked for; nil for a document that is not wanted.
    ///
    /// - Throws: `VietTextError` where a document that is wanted belongs to no group.
    func group(of json: UnsafeBufferPointer<UInt8>?, file: String, scratch: ByteBuffer) throws -> String? {
        if isEmpty { return "" }
        let values: [[String]] =
            if let json { try JSONRecord.values(of: json, at: paths, scratch: scratch) } else {
                (conditions.map(\.field) + (group.map { [$0.field] } ?? [])).map {
                    [$0 == "file" ? file : Self.folder(of: file)]
                }
            }
        if !conditions.isEmpty {
            unseen.note { field in zip(conditions, values).contains { $0.field == field && !$1.isEmpty } }
        }
        for (condition, found) in zip(conditions, values) where !condition.holds(for: found) { return nil }
        return try group?.group(values.last ?? []) ?? ""
    }

    private static func folder(of file: String) -> String {
        file.lastIndex(of: "/").map { $0 == file.startIndex ? "/" : String(file[..<$0]) } ?? "."
    }
}
