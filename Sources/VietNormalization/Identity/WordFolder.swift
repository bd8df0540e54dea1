import VietCore

/// Brings words to their form at a level of ``WordIdentity``, and that to its key: straight from bytes, no string is made.
package struct WordFolder: Sendable {
    package let level: WordIdentity
    private let table: WordFoldingTable

    package init(_ level: WordIdentity = .standard) {
        self.level = level
        table = .of(level)
    }

    /// The form of `bytes`, which may be in any normalization form.
    ///
    /// - Complexity: O(n).
    package func form(of bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        unsafe withForm(of: bytes) { unsafe Array($0) }
    }

    /// Calls `body` with the form of `bytes`.
    package func withForm<R>(
        of bytes: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> R
    ) -> R {
        if level == .exact, unsafe ExactText.isOwnForm(bytes) { return unsafe body(bytes) }
        return unsafe withWrittenForm(of: bytes, body)
    }

    /// The same where the form is written. By itself: room on the stack is not asked for where none is needed.
    @inline(never)
    private func withWrittenForm<R>(
        of bytes: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> R
    ) -> R {
        if unsafe NFCScan.firstSuspect(in: bytes) == nil { return unsafe withForm(ofComposed: bytes, body) }
        // In decomposed Vietnamese the writer itself puts every mark on its letter.
        return unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count * 3 + 8) { room in
            let writer = unsafe written(bytes, to: room.baseAddress!)
            if level != .exact, writer.isComposed {
                return unsafe body(UnsafeBufferPointer(start: room.baseAddress, count: writer.count))
            }
            let view = unsafe nfc(of: bytes)
            if view.isUnchanged { return unsafe withForm(ofComposed: bytes, body) }
            return unsafe view.bytes.withUnsafeBufferPointer { unsafe withForm(ofComposed: $0, body) }
        }
    }

    /// The same for bytes in NFC.
    @inline(__always)
    func withForm<R>(
        ofComposed bytes: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> R
    ) -> R {
        // A byte that is invalid becomes three, no code point grows to more than that. On the stack but for long texts.
        unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count * 3 + 8) { room in
            let writer = unsafe written(bytes, to: room.baseAddress!)
            let form = unsafe UnsafeBufferPointer(start: room.baseAddress, count: writer.count)
            if writer.mayCompose, unsafe NFCScan.firstSuspect(in: form) != nil {
                return unsafe settled(form).withUnsafeBufferPointer {
                    unsafe body(UnsafeBufferPointer(rebasing: $0.dropLast()))
                }
            }
            return unsafe body(form)
        }
    }

    private func written(_ bytes: UnsafeBufferPointer<UInt8>, to out: UnsafeMutablePointer<UInt8>) -> WordFormWriter {
        unsafe table.entries.withUnsafeBufferPointer { entries in
            var writer = unsafe WordFormWriter(out: out, level: level, table: entries.baseAddress!)
            unsafe writer.write(bytes)
            return writer
        }
    }

    /// The form of a form in which marks came to stand behind letters that they compose with, and one byte more, as an
    /// empty array has no address.
    @inline(never)
    private func settled(_ form: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var bytes = unsafe nfc(of: form).bytes
        // What changes once more is no text; each time there are fewer marks or they are in better order.
        for _ in 0..<4 {
            let next = unsafe [UInt8](unsafeUninitializedCapacity: bytes.count * 3 + 8) { room, count in
                count = unsafe bytes.withUnsafeBufferPointer { unsafe written($0, to: room.baseAddress!).count }
            }
            let composed = nfc(of: next).bytes
            if composed == bytes { break }
            bytes = composed
        }
        return bytes + [0]
    }

    /// The key of a word in any normalization form.
    package func key(of bytes: UnsafeBufferPointer<UInt8>) -> TokenKey {
        unsafe withForm(of: bytes) { unsafe TokenKey(form: $0.baseAddress!, count: $0.count) }
    }

    /// The key of a token of text in NFC.
    package func key(ofComposed bytes: UnsafeBufferPointer<UInt8>) -> TokenKey {
        unsafe withForm(ofComposed: bytes) { unsafe TokenKey(form: $0.baseAddress!, count: $0.count) }
    }

    /// The key of a word as a string.
    package func key(of text: some StringProtocol) -> TokenKey {
        unsafe Array(text.utf8).withUnsafeBufferPointer { unsafe key(of: $0) }
    }
}
