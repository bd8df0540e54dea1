import VietCore
import VietKeywords
import VietNormalization

/// A block out of the file.
struct LoadedBlock {
    private(set) var number = -1
    private(set) var head = BlockHead()
    private(set) var bytes: [UInt8] = []
    /// Where in the bytes the tokens begin, behind the head.
    private(set) var tokens = 0

    /// Takes the place of another block, in its memory.
    ///
    /// - Returns: whether it is a block.
    mutating func load(_ number: Int, _ block: UnsafeBufferPointer<UInt8>) -> Bool {
        self.number = -1
        tokens = 0
        guard let head = unsafe BlockHead(block, &tokens) else { return false }
        self.number = number
        self.head = head
        bytes.removeAll(keepingCapacity: true)
        unsafe bytes.append(contentsOf: block)
        return true
    }

    /// Whether what is looked for may begin in the block; true where that cannot be told.
    ///
    /// - Parameter memo: gives the keys of tokens at the level of the query.
    func mayBegin(_ probe: QueryProbe, _ memo: TokenKeyMemo) -> Bool {
        guard let first = probe.first, head.tokens > 0 else { return true }
        return unsafe bytes.withUnsafeBufferPointer { unsafe mayBegin(first, asWord: probe.isWord, memo, $0) }
    }

    private func mayBegin(
        _ sought: SoughtToken, asWord isWord: Bool, _ memo: TokenKeyMemo, _ block: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        // The text stands behind all tokens.
        var reader = unsafe BlockTokens(block, at: tokens, base: 0)
        for _ in 0..<head.tokens where !reader.next() { return true }
        let text = unsafe UnsafeBufferPointer(rebasing: block[reader.place...])
        guard reader.furthest <= text.count else { return true }
        reader = unsafe BlockTokens(block, at: tokens, base: 0)
        var isFound = false
        for _ in 0..<head.tokens {
            _ = reader.next()
            if reader.flags & BlockWriter.isJoined != 0 {
                isFound = false
                continue
            }
            if isFound { return true }
            guard unsafe sought.mayBegin(with: text[reader.start]) else { continue }
            let token = unsafe UnsafeBufferPointer(rebasing: text[reader.start..<reader.end])
            isFound = unsafe memo.key(of: token) == sought.key
            if isFound, !isWord { return true }
        }
        return isFound
    }
}
