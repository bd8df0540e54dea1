/// The container of all compiled tables: a header with kind, version and checksum, then sections found by name.
///
/// ```
/// 0   8  "VIETTEXT"
/// 8   4  kind of the table, four ASCII letters
/// 12  4  version of the kind, little-endian
/// 16  8  length of the whole in bytes
/// 24  8  checksum of everything before and behind itself: FNV-1a over little-endian 64-bit words
/// 32  4  number of sections
/// 36 28  zero
/// 64     one entry of 24 bytes a section: name (8 ASCII bytes, zero-filled), offset, length
/// …      the sections, each at a multiple of 64
/// ```
package enum TableFile {
    package static let headerLength = 64
    static let magic: [UInt8] = Array("VIETTEXT".utf8)
    static let entryLength = 24

    /// The bytes of a table with these sections, in this order.
    package static func encode(kind: String, version: UInt32, sections: [(name: String, bytes: [UInt8])]) -> [UInt8] {
        var out = [UInt8](repeating: 0, count: headerLength)
        out.replaceSubrange(0..<8, with: magic)
        out.replaceSubrange(8..<12, with: padded(kind, to: 4))
        var offset = aligned(headerLength + entryLength * sections.count)
        for section in sections {
            out += padded(section.name, to: 8)
            out += littleEndian(UInt64(offset))
            out += littleEndian(UInt64(section.bytes.count))
            offset = aligned(offset + section.bytes.count)
        }
        for section in sections {
            out += [UInt8](repeating: 0, count: aligned(out.count) - out.count)
            out += section.bytes
        }
        out += [UInt8](repeating: 0, count: aligned(out.count) - out.count)
        withUnsafeBytes(of: version.littleEndian) { out.replaceSubrange(12..<16, with: $0) }
        out.replaceSubrange(16..<24, with: littleEndian(UInt64(out.count)))
        withUnsafeBytes(of: UInt32(sections.count).littleEndian) { out.replaceSubrange(32..<36, with: $0) }
        let sum = out.withUnsafeBytes { checksum($0) }
        out.replaceSubrange(24..<32, with: littleEndian(sum))
        return out
    }

    private static func padded(_ name: String, to length: Int) -> [UInt8] {
        let bytes = Array(name.utf8.prefix(length))
        return bytes + [UInt8](repeating: 0, count: length - bytes.count)
    }

    private static func aligned(_ offset: Int) -> Int { (offset + 63) & ~63 }

    private static func littleEndian(_ value: UInt64) -> [UInt8] {
        withUnsafeBytes(of: value.littleEndian) { Array($0) }
    }

    /// FNV-1a over the 64-bit words of a table but the fourth, which holds it: catches every flipped bit and costs an
    /// eighth of the bytewise form.
    package static func checksum(_ table: UnsafeRawBufferPointer) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        var index = 0
        while index + 8 <= table.count {
            if index != 24 {
                let word = UInt64(littleEndian: table.loadUnaligned(fromByteOffset: index, as: UInt64.self))
                hash = (hash ^ word) &* 0x100_0000_01B3
            }
            index += 8
        }
        return hash
    }
}

/// A compiled table in memory, its header checked.
package struct TableView: @unchecked Sendable {
    package let bytes: UnsafeRawBufferPointer
    /// Keeps the memory alive; nil where it is immortal.
    package let owner: TableMemory?
    private let sections: [String: Range<Int>]

    /// A view of a table, whose header must name this kind and version.
    ///
    /// - Parameter verifyingChecksum: Off for tables embedded in the program, whose bytes are checked by the tests.
    /// - Throws: ``VietTextError`` with `corruptTable` or `incompatibleTable`.
    package init(
        _ bytes: UnsafeRawBufferPointer, owner: TableMemory? = nil, kind: String, version: UInt32,
        verifyingChecksum: Bool
    ) throws {
        self.bytes = bytes
        self.owner = owner
        func damaged(_ what: String) -> VietTextError {
            VietTextError(.corruptTable, "the table is damaged: \(what); fetch or build it again")
        }
        guard bytes.count >= TableFile.headerLength, bytes.prefix(8).elementsEqual(TableFile.magic) else {
            throw damaged("it does not start like a compiled table")
        }
        let found = String(decoding: bytes[8..<12], as: UTF8.self)
        guard found == kind else {
            throw VietTextError(.incompatibleTable, "the table is of the kind \(found), not \(kind)")
        }
        let foundVersion = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 12, as: UInt32.self))
        guard foundVersion == version else {
            throw VietTextError(
                .incompatibleTable,
                "the table has format version \(foundVersion), this program reads version \(version); build it again")
        }
        func integer(_ offset: Int) -> Int {
            Int(truncatingIfNeeded: UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
        }
        guard integer(16) == bytes.count else {
            throw damaged("it has \(bytes.count) bytes and should have \(integer(16))")
        }
        if verifyingChecksum {
            guard TableFile.checksum(bytes) == UInt64(bitPattern: Int64(integer(24))) else {
                throw damaged("its checksum does not fit")
            }
        }
        let count = Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 32, as: UInt32.self)))
        guard TableFile.headerLength + count * TableFile.entryLength <= bytes.count else {
            throw damaged("its list of sections is cut off")
        }
        var sections: [String: Range<Int>] = [:]
        for index in 0..<count {
            let entry = TableFile.headerLength + index * TableFile.entryLength
            let name = String(decoding: bytes[entry..<entry + 8].prefix { $0 != 0 }, as: UTF8.self)
            let (offset, length) = (integer(entry + 8), integer(entry + 16))
            guard offset >= 0, length >= 0, offset <= bytes.count, length <= bytes.count - offset else {
                throw damaged("the section \(name) lies outside it")
            }
            sections[name] = offset..<offset + length
        }
        self.sections = sections
    }

    /// The bytes of a section.
    ///
    /// - Throws: ``VietTextError`` with `corruptTable` where it is absent.
    package func section(_ name: String) throws -> UnsafeRawBufferPointer {
        guard let range = sections[name] else {
            throw VietTextError(.corruptTable, "the table lacks the section \(name)")
        }
        return UnsafeRawBufferPointer(rebasing: bytes[range])
    }

    /// A section as `count` values of one type; any number of them where `count` is nil.
    package func values<T: BitwiseCopyable>(
        _ name: String, as type: T.Type, count: Int? = nil
    ) throws -> UnsafeBufferPointer<T> {
        let section = try section(name)
        let stride = MemoryLayout<T>.stride
        guard section.count % stride == 0, count == nil || section.count / stride == count else {
            throw VietTextError(.corruptTable, "the section \(name) of the table has a wrong length")
        }
        return section.bindMemory(to: T.self)
    }
}
