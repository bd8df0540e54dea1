/// How hash tables of open addressing are searched and laid out: a power of two of slots, some of them free.
@usableFromInline package enum OpenAddressing {
    /// The first slot from `start` on, around the end of the table, that `isEnd` names: the one that is looked for or a
    /// free one, of which there must be one.
    ///
    /// - Parameter mask: the number of slots less one; bits of `start` outside of it do not count.
    @inlinable @inline(__always)
    package static func slot(from start: Int, mask: Int, where isEnd: (_ slot: Int) -> Bool) -> Int {
        var slot = start & mask
        while !isEnd(slot) { slot = (slot &+ 1) & mask }
        return slot
    }

    /// The slots of a table that holds `items`, put in in their order, at least half of them free.
    ///
    /// - Parameter start: where an item is looked for first in a table of so many slots.
    package static func table<Item>(
        _ items: [Item], free: Item, minimum: Int, isFree: (Item) -> Bool, start: (Item, _ count: Int) -> Int
    ) -> [Item] {
        var count = minimum
        while count < items.count * 2 { count *= 2 }
        var table = [Item](repeating: free, count: count)
        for item in items { table[slot(from: start(item, count), mask: count - 1) { isFree(table[$0]) }] = item }
        return table
    }
}
