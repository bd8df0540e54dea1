/// Memory of a table that was read from a file or built at run time: aligned to 64 bytes, freed with its last user.
package final class TableMemory: @unchecked Sendable {
    /// Never written after the closure of `init` returns, which is what makes sharing it safe.
    package let bytes: UnsafeRawBufferPointer

    /// `count` zeroed bytes, filled by `fill`.
    package init(count: Int, fill: (UnsafeMutableRawBufferPointer) throws -> Void) rethrows {
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: max(count, 1), alignment: 64)
        memory.initializeMemory(as: UInt8.self, repeating: 0)
        bytes = UnsafeRawBufferPointer(rebasing: memory[0..<count])
        try fill(UnsafeMutableRawBufferPointer(rebasing: memory[0..<count]))
    }

    /// A copy of `source`.
    package convenience init(copying source: [UInt8]) {
        self.init(count: source.count) { $0.copyBytes(from: source) }
    }

    deinit { bytes.deallocate() }
}
