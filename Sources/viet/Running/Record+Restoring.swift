import VietCore
import VietText

extension Record {
    /// Calls `body` with the record as it is to be read: where its marks are restored, with the restored text, whose offsets
    /// are converted to those of the text as given.
    func read<R>(by marks: MarkReader?, _ body: (Record) throws -> R) rethrows -> R {
        // A page is read as its text already.
        guard source == nil, let view = marks?.view(of: bytes) else { return try body(self) }
        return try view.bytes.withUnsafeBufferPointer { restored in
            try body(
                Record(
                    bytes: restored, file: file, line: line, markLength: markLength, json: json,
                    source: SourceView(bytes, view.changes), isRestored: true))
        }
    }
}
