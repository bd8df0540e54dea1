import CVietText
import VietCore
import VietFormats

/// The strings of a result: one block of bytes, each string with a NUL behind it.
struct StringPool: ~Copyable {
    private let bytes = ByteBuffer(capacity: 1024)

    /// The string that is absent.
    static let absent = viettext_slice(offset: 0, length: 0)

    init() { removeAll() }

    var base: UnsafePointer<CChar> { unsafe UnsafeRawPointer(bytes.base).assumingMemoryBound(to: CChar.self) }
    var count: Int { bytes.count }

    /// Leaves the empty string alone, which stands at the start.
    func removeAll() {
        bytes.removeAll()
        bytes.append(0)
    }

    /// Leaves the first `count` bytes, which end with a whole string.
    func truncate(to count: Int) { bytes.truncate(to: count) }

    /// Adds a string; nil is absent.
    ///
    /// - Throws: ``VietTextError`` with `inputTooLong` where the block grows beyond 4 GiB.
    func add(_ text: String?) throws(VietTextError) -> viettext_slice {
        guard let text, !text.isEmpty else { return Self.absent }
        let start = bytes.count
        bytes.append(text)
        return try end(from: start)
    }

    /// Ends a string whose bytes were added behind `start`.
    func end(from start: Int) throws(VietTextError) -> viettext_slice {
        let length = bytes.count - start
        guard start <= Int(UInt32.max), length <= Int(UInt32.max) else {
            throw VietTextError(.inputTooLong, "the strings of the result are longer than 4 GiB; give fewer texts")
        }
        bytes.append(0)
        return viettext_slice(offset: UInt32(start), length: UInt32(length))
    }

    func append(_ more: UnsafeBufferPointer<UInt8>) { unsafe bytes.append(more) }
    func append(_ byte: UInt8) { bytes.append(byte) }

    /// Appends the bytes of a string of the pool.
    func append(_ slice: viettext_slice) {
        let length = Int(slice.length)
        // Eight at a time, as most are shorter: what is copied too much is overwritten by what comes next.
        bytes.reserve(length + 8)
        let target = unsafe UnsafeMutableRawPointer(bytes.base + bytes.count),
            source = unsafe UnsafeRawPointer(bytes.base) + Int(slice.offset)
        for done in stride(from: 0, to: length, by: 8) {
            unsafe (target + done).storeBytes(of: (source + done).loadUnaligned(as: UInt64.self), as: UInt64.self)
        }
        bytes.advance(by: length)
    }

    /// Whether two strings of the pool are the same.
    func areSame(_ first: viettext_slice, _ second: viettext_slice) -> Bool {
        unsafe first.length == second.length
            && UnsafeBufferPointer(start: bytes.base + Int(first.offset), count: Int(first.length)).elementsEqual(
                UnsafeBufferPointer(start: bytes.base + Int(second.offset), count: Int(second.length)))
    }
}
