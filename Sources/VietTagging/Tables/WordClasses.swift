import VietCore

/// Which tags a word mostly has, as a number: words of one number have much the same tags in the text that was learned from.
///
/// A hash table of slots of 32 bits: from the highest 22 of the hash of the word, then ten for its class; 0 is free. The
/// slot in which a search begins tells further bits of the hash.
@safe package struct WordClasses: @unchecked Sendable {
    private let slots: UnsafeBufferPointer<UInt32>

    /// How many classes there are room for.
    package static let most = 1 << classBits
    private static let classBits: UInt32 = 10

    /// - Parameter slots: a power of two of them, some free; they must outlive this.
    package init(_ slots: UnsafeBufferPointer<UInt32>) { unsafe self.slots = unsafe slots }

    /// The table in which there is no word.
    package static let none = unsafe WordClasses(UnsafeBufferPointer(start: nil, count: 0))

    /// The class of the word of a key; nil where it is not known.
    @inline(__always)
    package subscript(key: UInt64) -> UInt32? {
        if unsafe slots.isEmpty { return nil }
        let mask = unsafe slots.count &- 1
        let check = Self.check(key)
        let slot = unsafe OpenAddressing.find(
            from: Self.start(key, slots.count), mask: mask,
            isWanted: { unsafe UInt32(littleEndian: slots[$0]) >> Self.classBits == check },
            isFree: { unsafe slots[$0] == 0 })
        return slot.map { unsafe UInt32(littleEndian: slots[$0]) & (1 << Self.classBits - 1) }
    }

    @inline(__always)
    private static func check(_ key: UInt64) -> UInt32 { max(1, UInt32(truncatingIfNeeded: key >> 42)) }

    @inline(__always)
    private static func start(_ key: UInt64, _ count: Int) -> Int { Int(truncatingIfNeeded: key) & (count - 1) }

    /// The slots of a table, of words in the order of their keys.
    package static func encode(_ words: [(key: UInt64, wordClass: Int)]) -> [UInt32] {
        precondition(words.allSatisfy { (0..<most).contains($0.wordClass) })
        struct Item {
            var key: UInt64
            var slot: UInt32
        }
        let items = words.sorted { $0.key < $1.key }.map {
            Item(key: $0.key, slot: check($0.key) << classBits | UInt32($0.wordClass))
        }
        // Half of them free: most searches are for words of the text, many of which are not known.
        var minimum = 2
        while minimum < items.count * 2 { minimum *= 2 }
        return OpenAddressing.table(
            items, free: Item(key: 0, slot: 0), minimum: minimum, isFree: { $0.slot == 0 }, start: { start($0.key, $1) }
        ).map(\.slot)
    }
}
