/// Writes a compiled table section by section, to memory or to a file, without knowing the lengths before.
package struct TableWriter {
    private struct Entry {
        var name: String
        var offset: Int
        var length = 0
        var checksum: UInt64 = 0
    }

    private let kind: TableKind
    private let file: StoredFile?
    private let headLength: Int
    private let capacity: Int
    private var entries: [Entry] = []
    /// What is not in the file yet; in memory all there is. Starts at a multiple of 64.
    private var pending: [UInt8]
    private var written = 0
    private var checksum = TableChecksum()
    /// How far the checksum has got in `pending`.
    private var checked: Int
    private static let blockLength = 1 << 20

    /// A table of `sections` sections and one more for its identity.
    ///
    /// - Parameter file: where it goes; nil for memory.
    package init(kind: TableKind, identity: String, sections: Int, to file: StoredFile? = nil) {
        self.kind = kind
        self.file = file
        capacity = sections + 1
        headLength = TableLayout.headLength(sections: capacity)
        pending = [UInt8](repeating: 0, count: headLength)
        checked = headLength
        entries = [Entry(name: "IDENTITY", offset: headLength)]
        pending += identity.utf8
    }

    /// The length of what the section that was begun last holds so far.
    package var sectionLength: Int { written + pending.count - entries[entries.count - 1].offset }

    /// Ends a section and begins the next one.
    package mutating func begin(_ name: String) {
        endSection()
        precondition(entries.count < capacity && name.utf8.count <= 8)
        entries.append(Entry(name: name, offset: written + pending.count))
    }

    package mutating func append(_ bytes: [UInt8]) throws(VietTextError) {
        pending.append(contentsOf: bytes)
        try flushIfFull()
    }

    /// Appends to the section in place.
    package mutating func append(_ body: (inout [UInt8]) -> Void) throws(VietTextError) {
        body(&pending)
        try flushIfFull()
    }

    private mutating func flushIfFull() throws(VietTextError) {
        if let file, pending.count > TableWriter.blockLength { try flush(pending.count & ~63, to: file) }
    }

    private mutating func check(to end: Int) {
        checksum.add(pending[checked..<end])
        checked = end
    }

    private mutating func flush(_ count: Int, to file: StoredFile) throws(VietTextError) {
        check(to: max(count, checked))
        let ready = pending[..<count]
        try file.write(ready, at: written)
        pending.removeFirst(count)
        written += count
        checked -= count
    }

    private mutating func endSection() {
        let last = entries.count - 1
        entries[last].length = sectionLength
        let padding = TableLayout.aligned(pending.count) - pending.count
        pending.append(contentsOf: [UInt8](repeating: 0, count: padding))
        check(to: pending.count)
        entries[last].checksum = checksum.value
        checksum = TableChecksum()
    }

    /// Ends the table. Its bytes where it is written to memory.
    package mutating func finish() throws(VietTextError) -> [UInt8] {
        endSection()
        precondition(entries.count == capacity, "a section is missing")
        let head = head(length: written + pending.count)
        guard let file else {
            pending.replaceSubrange(0..<headLength, with: head)
            return pending
        }
        try flush(pending.count, to: file)
        try file.write(head[...], at: 0)
        return []
    }

    private func head(length: Int) -> [UInt8] {
        func number(_ value: UInt64, _ count: Int = 8) -> [UInt8] {
            (0..<count).map { UInt8(truncatingIfNeeded: value >> UInt64($0 * 8)) }
        }
        func padded(_ name: String, to length: Int) -> [UInt8] {
            Array(name.utf8) + [UInt8](repeating: 0, count: length - name.utf8.count)
        }
        var head = TableLayout.magic + padded(kind.code, to: 4) + number(UInt64(kind.version), 4)
        head += number(UInt64(length)) + number(0) + number(UInt64(entries.count), 4)
        head += [UInt8](repeating: 0, count: TableLayout.headLength - head.count)
        for entry in entries {
            head += padded(entry.name, to: 8) + number(UInt64(entry.offset)) + number(UInt64(entry.length))
            head += number(entry.checksum)
        }
        head += [UInt8](repeating: 0, count: headLength - head.count)
        head.replaceSubrange(24..<32, with: number(TableLayout.checksum(ofHead: head[...])))
        return head
    }

    /// The bytes of a table with these sections, in this order.
    package static func encode(
        _ kind: TableKind, identity: String, sections: [(name: String, bytes: [UInt8])]
    ) -> [UInt8] {
        var writer = TableWriter(kind: kind, identity: identity, sections: sections.count)
        do {
            for section in sections {
                writer.begin(section.name)
                try writer.append(section.bytes)
            }
            return try writer.finish()
        } catch { preconditionFailure("memory takes all that is written: \(error)") }
    }
}
