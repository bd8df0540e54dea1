import VietCore
import VietEntities

/// A table of names in memory of its own.
package final class OwnedNameTable {
    package let entries: [UInt32: UInt32]
    package let table: NameTable
    private let memory: TableMemory

    package init(_ entries: [UInt32: UInt32]) {
        self.entries = entries
        let (words, capacity) = NameTable.build(entries)
        memory = unsafe TableMemory(count: words.count * 4) { target in
            unsafe words.withUnsafeBytes { unsafe target.copyMemory(from: $0) }
        }
        table = unsafe NameTable(memory.bytes.baseAddress!.assumingMemoryBound(to: UInt32.self), capacity: capacity)
    }
}
