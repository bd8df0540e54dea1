#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

extension UnsafeBufferPointer<UInt8> {
    /// The offset of the next `byte` from `start` on, or `end` where there is none before it; the bytes' end if that is nil.
    package func firstIndex(of byte: UInt8, from start: Int, to end: Int? = nil) -> Int {
        let end = end ?? count
        guard let baseAddress, start < end, let found = unsafe memchr(baseAddress + start, Int32(byte), end - start)
        else {
            return end
        }
        return unsafe UnsafeRawPointer(baseAddress).distance(to: UnsafeRawPointer(found))
    }
}
