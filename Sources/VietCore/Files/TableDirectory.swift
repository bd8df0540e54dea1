/// What the head of a compiled table says: which sections there are and where.
package struct TableDirectory: Sendable {
    package struct Section: Sendable {
        package let name: String
        package let range: Range<Int>
        /// With the zeros behind it, which its checksum covers too.
        package let padded: Range<Int>
        package let checksum: UInt64
    }

    package let kind: TableKind
    package let sections: [Section]
    /// The checksum of the head.
    package let fingerprint: UInt64

    /// How many bytes of a table are enough to read any head.
    package static let longestHead = TableLayout.headLength(sections: TableLayout.mostSections)

    /// Reads the head of a table of `length` bytes, of which `start` are the first.
    ///
    /// - Throws: ``VietTextError`` with `corruptTable` or `incompatibleTable`.
    package init(_ start: [UInt8], length: Int, kind: TableKind) throws(VietTextError) {
        self.kind = kind
        try TableDirectory.checkKind(start, kind)
        func damaged(_ what: String) -> VietTextError { TableDirectory.damaged(kind, what) }
        func number(_ offset: Int) -> UInt64 { TableLayout.number(start, at: offset) }
        guard number(16) == UInt64(length) else {
            throw damaged("it has \(length) bytes and should have \(number(16))")
        }
        let count = Int(UInt32(truncatingIfNeeded: number(32)))
        let headLength = TableLayout.headLength(sections: min(count, TableLayout.mostSections))
        guard count <= TableLayout.mostSections, headLength <= start.count,
            TableLayout.checksum(ofHead: start[..<headLength]) == number(24)
        else { throw damaged("the checksum of its head does not fit") }
        var sections: [Section] = []
        var place = headLength
        for index in 0..<count {
            let entry = TableLayout.headLength + index * TableLayout.entryLength
            let name = String(decoding: start[entry..<entry + 8].prefix { $0 != 0 }, as: UTF8.self)
            let sectionLength = Int(clamping: number(entry + 16))
            guard number(entry + 8) == UInt64(place), sectionLength <= length - place else {
                throw damaged("the section \(name) lies elsewhere than it should")
            }
            let end = min(TableLayout.aligned(place + sectionLength), length)
            sections.append(
                Section(
                    name: name, range: place..<place + sectionLength, padded: place..<end, checksum: number(entry + 24)
                ))
            place = end
        }
        guard place == length, place % 64 == 0 else { throw damaged("there is more than its sections") }
        self.sections = sections
        fingerprint = number(24)
    }

    package subscript(name: String) -> Section? { sections.first { $0.name == name } }

    /// Checks what the first bytes of a table say about its kind and version.
    static func checkKind(_ bytes: [UInt8], _ kind: TableKind) throws(VietTextError) {
        if let earlier = TableKind.earlier.first(where: { bytes.starts(with: $0.magic) }) {
            throw VietTextError(
                .incompatibleTable, "this is a \(earlier.name) of an earlier version; fetch or build it again")
        }
        guard bytes.starts(with: TableLayout.magic) else {
            throw VietTextError(.corruptTable, "this is no compiled table; a \(kind.name) is needed")
        }
        guard bytes.count >= TableLayout.headLength else { throw damaged(kind, "it ends in its head") }
        let code = String(decoding: bytes[8..<12], as: UTF8.self)
        guard code == kind.code else {
            throw VietTextError(.incompatibleTable, "this is a \(TableKind.named(code)); a \(kind.name) is needed")
        }
        let version = TableLayout.number(bytes, at: 12, length: 4)
        guard version == kind.version else {
            throw VietTextError(
                .incompatibleTable,
                "the \(kind.name) has version \(version), this program reads version \(kind.version); "
                    + "fetch or build it again")
        }
    }

    private static func damaged(_ kind: TableKind, _ what: String) -> VietTextError {
        VietTextError(.corruptTable, "the \(kind.name) is damaged: \(what)")
    }

    package func damaged(_ what: String) -> VietTextError { TableDirectory.damaged(kind, what) }

    package func damagedChecksum(_ section: String) -> VietTextError {
        damaged("the checksum of the section \(section) does not fit")
    }
}
