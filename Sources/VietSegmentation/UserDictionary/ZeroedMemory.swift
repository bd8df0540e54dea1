import CVietScan
import VietCore

/// Tables that start as zeros, side by side in few blocks of memory, and are given back together.
struct ZeroedMemory: ~Copyable {
    @safe private struct Block: BitwiseCopyable {
        var base: UnsafeMutableRawPointer
        var size: Int
    }

    private var blocks = GrowingBuffer<Block>(capacity: 8)
    /// What is left of the last block.
    private var free = 0

    init() {}

    deinit {
        for index in 0..<blocks.count { unsafe viet_zeros_free(blocks[index].base, blocks[index].size) }
    }

    /// Makes room for tables of so many bytes together, each rounded up to 64.
    mutating func reserve(_ size: Int) {
        unsafe blocks.append(Block(base: viet_zeros(size), size: size))
        free = size
    }

    /// A table of zeros at a line of the cache.
    mutating func table<Element: BitwiseCopyable>(_ count: Int, of: Element.Type) -> UnsafeMutablePointer<Element> {
        let size = Self.size(count, of: of)
        if size > free { reserve(size) }
        let block = blocks[blocks.count - 1]
        let table = unsafe block.base + (block.size - free)
        free -= size
        return unsafe table.bindMemory(to: Element.self, capacity: count)
    }

    /// How many bytes a table takes.
    static func size<Element>(_ count: Int, of: Element.Type) -> Int {
        (count * MemoryLayout<Element>.stride + 63) & ~63
    }
}
