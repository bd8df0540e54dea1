/// What is read from a compiled table: one that the program carries, one in memory or one in a file.
package protocol CompiledTable {
    static var kind: TableKind { get }
    /// The table, whose memory this keeps alive.
    var view: TableView { get }

    /// - Throws: ``VietTextError`` with `corruptTable` or `incompatibleTable`, naming the section.
    /// - Complexity: O(1) for a table of the program, else O(n).
    init(_ view: TableView) throws(VietTextError)
}

extension CompiledTable {
    /// Which table it is.
    package var identity: TableIdentity { view.identity }

    /// The one that the program carries, `count` bytes for all time. It is used where it lies.
    package init(embedded bytes: UnsafePointer<UInt8>, count: Int) {
        do {
            try unsafe self.init(
                TableView(embedded: UnsafeRawBufferPointer(start: bytes, count: count), kind: Self.kind))
        } catch {
            preconditionFailure("the embedded \(Self.kind.name) is not of this version of the program: \(error)")
        }
    }

    /// One in memory of its own.
    ///
    /// - Throws: ``VietTextError`` with `corruptTable` or `incompatibleTable`, naming the section.
    package init(copying bytes: [UInt8]) throws(VietTextError) {
        try self.init(TableView(TableMemory(copying: bytes), kind: Self.kind))
    }

    /// The one in the file at `path`.
    ///
    /// - Throws: ``VietTextError`` with `inputOutput`, `corruptTable` or `incompatibleTable`, naming the file.
    package init(contentsOf path: String) throws(VietTextError) {
        let view = try TableFile.view(of: path, kind: Self.kind)
        self = try TableFile.naming(path) { () throws(VietTextError) in try Self(view) }
    }
}
