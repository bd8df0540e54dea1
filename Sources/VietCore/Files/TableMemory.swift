/// Memory of a table that was read from a file or built at run time: aligned to 64 bytes, freed with its last user.
@safe package final class TableMemory: @unchecked Sendable {
    /// Never written after the closure of `init` returns, which is what makes sharing it safe.
    package let bytes: UnsafeRawBufferPointer

    /// `count` zeroed bytes, filled by `fill`.
    package init(count: Int, fill: (UnsafeMutableRawBufferPointer) throws -> Void) rethrows {
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: max(count, 1), alignment: 64)
        unsafe memory.initializeMemory(as: UInt8.self, repeating: 0)
        unsafe bytes = unsafe UnsafeRawBufferPointer(rebasing: memory[0..<count])
        try unsafe fill(UnsafeMutableRawBufferPointer(rebasing: memory[0..<count]))
    }

    /// A copy of `parts`, one behind the other.
    package convenience init(copying parts: [UInt8]...) {
        unsafe self.init(count: parts.reduce(0) { $0 + $1.count }) { memory in
            var place = 0
            for part in parts {
                unsafe UnsafeMutableRawBufferPointer(rebasing: memory[place...]).copyBytes(from: part)
                place += part.count
            }
        }
    }

    deinit { unsafe bytes.deallocate() }
}
