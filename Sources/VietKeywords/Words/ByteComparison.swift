/// Compares bytes eight at a time.
enum ByteComparison {
    /// Whether two strings of the same length are the same.
    @inline(__always)
    static func areEqual(_ a: UnsafePointer<UInt8>, _ b: UnsafePointer<UInt8>, _ length: Int) -> Bool {
        var index = 0
        while length - index >= 8 {
            if unsafe eight(a + index) != eight(b + index) { return false }
            index += 8
        }
        while index < length {
            if unsafe a[index] != b[index] { return false }
            index += 1
        }
        return true
    }

    /// Negative where `a` stands before `b` in byte order, 0 where both are the same, positive where it stands behind.
    @inline(__always)
    static func order(_ a: UnsafeRawBufferPointer, _ b: UnsafeRawBufferPointer) -> Int {
        let length = min(a.count, b.count)
        if length > 0, let x = a.baseAddress, let y = b.baseAddress {
            var index = 0
            while length - index >= 8 {
                let left = unsafe UInt64(bigEndian: (x + index).loadUnaligned(as: UInt64.self))
                let right = unsafe UInt64(bigEndian: (y + index).loadUnaligned(as: UInt64.self))
                if left != right { return left < right ? -1 : 1 }
                index += 8
            }
            while index < length {
                if unsafe a[index] != b[index] { return unsafe a[index] < b[index] ? -1 : 1 }
                index += 1
            }
        }
        return a.count - b.count
    }

    @inline(__always)
    private static func eight(_ bytes: UnsafePointer<UInt8>) -> UInt64 {
        unsafe UnsafeRawPointer(bytes).loadUnaligned(as: UInt64.self)
    }
}
