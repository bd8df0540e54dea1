import VietCore

/// A token that is looked for: its key, and with which bytes text may begin that has it. These tell most other tokens at a glance.
@usableFromInline package struct SoughtToken: Sendable {
    /// The key at the level that was asked for.
    package let key: TokenKey
    /// A bit for every ASCII character that may begin it.
    @usableFromInline let low: UInt64
    @usableFromInline let high: UInt64

    /// - Parameters:
    ///   - form: the form of the token.
    ///   - folder: gives its key.
    package init(_ form: some StringProtocol, _ folder: WordFolder) {
        key = folder.key(of: form)
        // No level makes of an ASCII character another than its small letter, or that letter with marks.
        let base = WordIdentity.bare.form(of: Array(form.utf8)).first ?? 0x80
        func bits(_ range: Range<UInt8>) -> UInt64 {
            range.reduce(0) { bits, byte in
                let small = (0x41..<0x5B).contains(byte) ? byte | 0x20 : byte
                // White space and control characters are left out of a form.
                let isPossible = base >= 0x80 || small == base || byte <= 0x20 || byte == 0x7F
                return isPossible ? bits | 1 << UInt64(byte & 63) : bits
            }
        }
        low = bits(0..<64)
        high = bits(64..<128)
    }

    /// Whether text that begins with a byte may be the token, at whatever level.
    @inlinable @inline(__always)
    package func mayBegin(with byte: UInt8) -> Bool {
        byte >= 0x80 || (byte < 64 ? low : high) >> UInt64(byte & 63) & 1 == 1
    }
}
