import VietCore

/// The keys of tokens at one level, most of which came before: every place of a small table knows the last short token that fell on it.
///
/// For one thread. What it gives is what ``WordFolder/key(of:)`` gives.
@safe package final class TokenKeyMemo {
    private struct Entry: BitwiseCopyable {
        /// The first eight bytes; the others, and above them how many there are.
        var head: UInt64 = 0
        var tail: UInt64 = 0
        var key = TokenKey(value: 0)
    }

    private static let placeBits: UInt64 = 11
    private static let longest = 15

    private let folder: WordFolder
    private let entries: UnsafeMutableBufferPointer<Entry>

    package var level: WordIdentity { folder.level }

    package init(_ level: WordIdentity) {
        folder = WordFolder(level)
        unsafe entries = .allocate(capacity: 1 << Int(Self.placeBits))
        unsafe entries.initialize(repeating: Entry())
    }

    deinit { unsafe entries.deallocate() }

    /// The key of a token in any normalization form.
    ///
    /// - Complexity: O(1) for a token that came not long before, else O(n).
    package func key(of token: UnsafeBufferPointer<UInt8>) -> TokenKey {
        guard (1...Self.longest).contains(token.count) else { return unsafe folder.key(of: token) }
        let head = unsafe Self.number(token, 0..<min(token.count, 8))
        let tail = unsafe Self.number(token, min(token.count, 8)..<token.count) | UInt64(token.count) << 56
        let place = Int(
            ByteHash.mix(head ^ 0x9E37_79B9_7F4A_7C15, tail ^ 0xA076_1D64_78BD_642F) >> (64 - Self.placeBits))
        let known = unsafe entries[place]
        if known.head == head, known.tail == tail { return known.key }
        let key = unsafe folder.key(of: token)
        unsafe entries[place] = Entry(head: head, tail: tail, key: key)
        return key
    }

    private static func number(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> UInt64 {
        var number: UInt64 = 0
        for index in range { number = unsafe number << 8 | UInt64(bytes[index]) }
        return number
    }
}
