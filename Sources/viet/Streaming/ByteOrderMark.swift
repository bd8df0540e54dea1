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
    ///
    /// - Throws: `VietTextError` of code `unsupported-encoding` where the mark says UTF-16 or UTF-32.
    static func length(in bytes: UnsafeBufferPointer<UInt8>, file: String) throws(VietTextError) -> Int {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return 3 }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            throw VietTextError(
                .unsupportedEncoding,
                "the byte order mark says UTF-16; convert it first: viet normalize --from utf-16 \(file == InputFile.standardInputName ? "-" : file)",
                file: file)
        }
        return 0
    }

    /// Whether more bytes are needed to tell.
    static func isUndecided(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        switch bytes.count {
        case 0: true
        case 1: bytes[0] == 0xEF || bytes[0] == 0xFF || bytes[0] == 0xFE
        case 2: bytes[0] == 0xEF && bytes[1] == 0xBB
        default: false
        }
    }
}
