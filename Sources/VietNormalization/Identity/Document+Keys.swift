import VietCore

extension Document {
    /// The key of every token at a level of ``WordIdentity``.
    ///
    /// - Complexity: O(1) at the standard level, else O(n) for n bytes.
    package func keys(at level: WordIdentity) -> [TokenKey] {
        if level == .standard { return storage.keys }
        let folder = WordFolder(level)
        return unsafe source.bytes.withUnsafeBufferPointer { bytes in
            storage.tokens.map { unsafe folder.key(of: UnsafeBufferPointer(rebasing: bytes[$0.range])) }
        }
    }
}
