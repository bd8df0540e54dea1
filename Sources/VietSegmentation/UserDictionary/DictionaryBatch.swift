import VietCore

/// Entries on their way into a trie. What the first of them need is brought near while the others are read.
struct DictionaryBatch: ~Copyable {
    private var tokens = GrowingBuffer<UInt32>(capacity: 1024)
    private var ends = GrowingBuffer<Int>(capacity: 64)
    private var matches = GrowingBuffer<CompiledDictionary.Match>(capacity: 64)

    init() {}

    var isFull: Bool { matches.count >= 32 }

    /// Appends a token to the entry that is being read.
    @inline(__always)
    mutating func append(_ token: UInt32) { tokens.append(token) }

    /// Ends the entry.
    @inline(__always)
    mutating func end(_ match: CompiledDictionary.Match, in trie: borrowing DictionaryTrie) {
        let start = ends.count > 0 ? ends[ends.count - 1] : 0
        if tokens.count > start + 1 { trie.prefetch(tokens[start], tokens[start + 1]) }
        ends.append(tokens.count)
        matches.append(match)
    }

    /// Inserts the entries in their order.
    mutating func insert(
        into trie: inout DictionaryTrie, _ observe: ((Int, Int?, UnsafeBufferPointer<UInt32>) -> Void)?
    ) {
        var start = 0
        for index in 0..<matches.count {
            let entry = unsafe UnsafeBufferPointer(rebasing: tokens.elements[start..<ends[index]])
            let replaced = unsafe trie.insert(entry, matches[index])
            unsafe observe?(matches[index].number, replaced, entry)
            start = ends[index]
        }
        tokens.truncate(to: 0)
        ends.truncate(to: 0)
        matches.truncate(to: 0)
    }
}
