/// Compiled tables in files.
package enum TableFile {
    /// The table in the file at `path`, every byte under a checksum that fits.
    ///
    /// No more is read than the head says, and nothing behind a head of another kind: a device without end is refused.
    ///
    /// - Throws: ``VietTextError`` with `inputOutput`, `corruptTable` or `incompatibleTable`, naming the file and the
    ///   section.
    /// - Complexity: O(n).
    package static func view(of path: String, kind: TableKind) throws(VietTextError) -> TableView {
        let file = try InputFile(path)
        return try naming(file.name) { () throws(VietTextError) in
            let head = try file.start(count: TableLayout.headLength)
            try TableDirectory.checkKind(head, kind)
            let rest = try file.rest(limit: Int(clamping: TableLayout.number(head, at: 16)))
            return try TableView(TableMemory(copying: head, rest), kind: kind)
        }
    }

    /// Whether the file at `path` starts like a compiled table, of this version or an earlier one.
    package static func isTable(_ path: String) -> Bool {
        guard let start = try? InputFile.start(of: path, count: TableLayout.magic.count) else { return false }
        return isTable(start: start)
    }

    /// Whether these first bytes are those of a compiled table, of this version or an earlier one.
    package static func isTable(start: [UInt8]) -> Bool {
        start.starts(with: TableLayout.magic) || TableKind.earlier.contains { start.starts(with: $0.magic) }
    }

    /// Puts the name of the file into the errors of `body`.
    package static func naming<R>(
        _ path: String, _ body: () throws(VietTextError) -> R
    ) throws(VietTextError) -> R {
        do { return try body() } catch {
            var error = error
            error.file = error.file ?? path
            throw error
        }
    }
}
