import VietCore

/// What stands for a token in the index of SQLite: five letters, 25 bits of its key.
///
/// Two tokens may share a term, some one in hundred of the rare ones: the index tells where to look, and the text is read there.
struct IndexTerm: Hashable, Comparable {
    let bits: UInt32

    init(_ key: TokenKey) { bits = UInt32(truncatingIfNeeded: key.value) & 0x1FF_FFFF }

    init(bits: Int) { self.bits = UInt32(truncatingIfNeeded: bits) & 0x1FF_FFFF }

    static func < (a: IndexTerm, b: IndexTerm) -> Bool { a.bits < b.bits }

    private static let letters = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)

    /// The term in a query.
    var text: String {
        var bytes: [UInt8] = []
        write(to: &bytes)
        return String(decoding: bytes.dropLast(), as: UTF8.self)
    }

    /// Appends the term as the tokenizer `ascii` reads it, with a space behind.
    func write(to text: inout [UInt8]) {
        for shift in [0, 5, 10, 15, 20] as [UInt32] { text.append(IndexTerm.letters[Int(bits >> shift & 31)]) }
        text.append(0x20)
    }
}
