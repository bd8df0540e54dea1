import VietCore
import VietFormats

extension InputFile {
    /// Reads behind what `buffer` holds, at most `limit` bytes.
    ///
    /// - Returns: How many bytes were read, 0 at the end.
    func read(into buffer: ByteBuffer, limit: Int) throws(VietTextError) -> Int {
        buffer.reserve(limit)
        let count = try read(into: UnsafeMutableRawBufferPointer(start: buffer.base + buffer.count, count: limit))
        buffer.advance(by: count)
        return count
    }
}

/// Byte order marks.
enum ByteOrderMark {
    /// The length of a UTF-8 mark at the start of `bytes`.
    static func length(in bytes: UnsafeBufferPointer<UInt8>) -> Int { bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }
}
