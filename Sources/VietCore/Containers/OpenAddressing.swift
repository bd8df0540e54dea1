/// How hash tables of open addressing are searched and laid out: a power of two of slots, some of them free.
@usableFromInline package enum OpenAddressing {
    /// The slot that `isWanted` names, nil where a free one comes first.
    ///
    /// - Parameters:
    ///   - start: the slot that is looked at first; the others follow, around the end of the table.
    ///   - mask: the number of slots less one.
    @inlinable @inline(__always)
    package static func find(
        from start: Int, mask: Int, isWanted: (_ slot: Int) -> Bool, isFree: (_ slot: Int) -> Bool
    ) -> Int? {
        var slot = start
        while true {
            if isWanted(slot) { return slot }
            if isFree(slot) { return nil }
            slot = (slot &+ 1) & mask
        }
    }

    /// The first slot from `start` on that `isEnd` names: a free one, or one that is looked for or free.
    @inlinable @inline(__always)
    package static func first(from start: Int, mask: Int, where isEnd: (_ slot: Int) -> Bool) -> Int {
        var slot = start
        while !isEnd(slot) { slot = (slot &+ 1) & mask }
        return slot
    }

    /// The slots of a table that holds `items`, put in in their order, at least three tenths of them free.
    ///
    /// What is asked for often should come first: it then stands where it is looked for first, however full the table gets.
    ///
    /// - Parameter start: the slot of a table of so many in which an item is looked for first.
    package static func table<Item>(
        _ items: [Item], free: Item, minimum: Int, isFree: (Item) -> Bool, start: (Item, _ count: Int) -> Int
    ) -> [Item] {
        var count = minimum
        while count * 7 < items.count * 10 { count *= 2 }
        var table = [Item](repeating: free, count: count)
        for item in items {
            table[OpenAddressing.first(from: start(item, count), mask: count - 1) { isFree(table[$0]) }] = item
        }
        return table
    }
}
