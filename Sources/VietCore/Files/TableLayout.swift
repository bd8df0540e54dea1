/// The container of all compiled tables: a head with kind, version and checksums, then sections found by name.
///
/// ```
/// 0   8  "VIETTEXT"
/// 8   4  kind of the table, four ASCII letters
/// 12  4  version of the kind
/// 16  8  length of the whole in bytes
/// 24  8  checksum of everything in the head but itself
/// 32  4  number of sections
/// 36 28  zero
/// 64     one entry of 32 bytes a section: name (8 ASCII bytes, zero-filled), offset, length, checksum
/// …      the sections in the order of their entries, each at the next multiple of 64, zeros between them
/// ```
///
/// Numbers are little-endian. The checksum of a section covers the zeros behind it too, so that every byte of a table is
/// under one; that of the head stands for the contents as a whole.
package enum TableLayout {
    package static let magic: [UInt8] = Array("VIETTEXT".utf8)
    package static let headLength = 64
    package static let entryLength = 32
    /// More than any table has.
    static let mostSections = 64

    static func aligned(_ offset: Int) -> Int { (offset + 63) & ~63 }

    /// The length of the head with the entries of so many sections.
    static func headLength(sections: Int) -> Int { aligned(headLength + entryLength * sections) }

    /// The checksum of a head: of all its words but the fourth, which holds it.
    package static func checksum(ofHead head: ArraySlice<UInt8>) -> UInt64 {
        var checksum = TableChecksum()
        checksum.add(head.prefix(24))
        checksum.add(head.dropFirst(32))
        return checksum.value
    }

    /// The number of `length` bytes at `offset`.
    package static func number(_ bytes: [UInt8], at offset: Int, length: Int = 8) -> UInt64 {
        (0..<length).reduce(0) { $0 | UInt64(bytes[offset + $1]) << UInt64(8 * $1) }
    }
}

/// FNV-1a of Fowler, Noll and Vo over little-endian 64-bit words: no altered word goes unseen, and it costs an eighth of
/// the bytewise form.
package struct TableChecksum {
    package private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    package init() {}

    /// Adds whole words. What is left over at the end of `bytes` is not counted.
    package mutating func add(_ bytes: UnsafeRawBufferPointer) {
        var hash = value
        for offset in stride(from: 0, to: bytes.count & ~7, by: 8) {
            let word = unsafe UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            hash = (hash ^ word) &* 0x100_0000_01B3
        }
        value = hash
    }

    package mutating func add(_ bytes: ArraySlice<UInt8>) { unsafe bytes.withUnsafeBytes { unsafe add($0) } }
}

/// Which table it is: the name that its maker gave it, and the checksum of its head, which differs where any byte does.
public struct TableIdentity: Hashable, Sendable, CustomStringConvertible {
    /// What the maker of the table called it, `vi-news 0.2` for example. May be empty.
    public let name: String
    /// Stands for the contents: equal for tables of equal bytes.
    public let fingerprint: UInt64

    package init(name: String, fingerprint: UInt64) {
        self.name = name
        self.fingerprint = fingerprint
    }

    /// The name, then the fingerprint in sixteen hexadecimal digits.
    public var description: String {
        let digits = String(fingerprint, radix: 16)
        let padded = String(repeating: "0", count: 16 - digits.count) + digits
        return name.isEmpty ? padded : "\(name) (\(padded))"
    }
}
