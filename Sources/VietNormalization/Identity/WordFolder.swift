import VietCore

/// Brings words to their form at a level of ``WordIdentity``, and that to its key: straight from bytes, no string is made.
///
/// Holds the scratch memory of one thread.
package struct WordFolder: Sendable {
    package let level: WordIdentity
    private let table: WordFoldingTable
    private var room = [UInt8](repeating: 0, count: 64)

    package init(_ level: WordIdentity = .standard) {
        self.level = level
        table = level == .bare ? .bare : .folding
    }

    /// Calls `body` with the form of `bytes`, which may be in any normalization form.
    ///
    /// - Complexity: O(n).
    package mutating func withForm<R>(
        of bytes: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> R
    ) -> R {
        if NFCScan.firstSuspect(in: bytes) != nil {
            let view = nfc(of: bytes)
            if !view.isUnchanged { return view.bytes.withUnsafeBufferPointer { withForm(ofComposed: $0, body) } }
        }
        return withForm(ofComposed: bytes, body)
    }

    /// The same for bytes in NFC.
    @inline(__always)
    package mutating func withForm<R>(
        ofComposed bytes: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> R
    ) -> R {
        // A byte that is invalid becomes three, no code point grows to more than that.
        if room.count < bytes.count * 3 + 8 { room = [UInt8](repeating: 0, count: bytes.count * 4 + 8) }
        let (level, table) = (level, table)
        return room.withUnsafeMutableBufferPointer { room in
            var writer = WordFormWriter(out: room.baseAddress!, level: level, table: table)
            writer.write(bytes)
            let form = UnsafeBufferPointer(start: room.baseAddress, count: writer.count)
            if writer.mayCompose, NFCScan.firstSuspect(in: form) != nil {
                return Self.settled(form, level, table).withUnsafeBufferPointer {
                    body(UnsafeBufferPointer(rebasing: $0.dropLast()))
                }
            }
            return body(form)
        }
    }

    /// The form of a form in which marks came to stand behind letters that they compose with, and one byte more, as an
    /// empty array has no address.
    @inline(never)
    private static func settled(
        _ form: UnsafeBufferPointer<UInt8>, _ level: WordIdentity, _ table: WordFoldingTable
    ) -> [UInt8] {
        var bytes = nfc(of: form).bytes
        // What changes once more is no text; each time there are fewer marks or they are in better order.
        for _ in 0..<4 {
            let next = [UInt8](unsafeUninitializedCapacity: bytes.count * 3 + 8) { room, count in
                var writer = WordFormWriter(out: room.baseAddress!, level: level, table: table)
                bytes.withUnsafeBufferPointer { writer.write($0) }
                count = writer.count
            }
            let composed = next.withUnsafeBufferPointer { nfc(of: $0).bytes }
            if composed == bytes { break }
            bytes = composed
        }
        return bytes + [0]
    }

    /// The key of a word in any normalization form.
    package mutating func key(of bytes: UnsafeBufferPointer<UInt8>) -> TokenKey {
        withForm(of: bytes) { TokenKey(form: $0.baseAddress!, count: $0.count) }
    }

    /// The key of a token of text in NFC.
    package mutating func key(ofComposed bytes: UnsafeBufferPointer<UInt8>) -> TokenKey {
        withForm(ofComposed: bytes) { TokenKey(form: $0.baseAddress!, count: $0.count) }
    }

    /// The key of a word as a string.
    package mutating func key(of text: some StringProtocol) -> TokenKey {
        Array(text.utf8).withUnsafeBufferPointer { key(of: $0) }
    }
}
