import VietCore
import VietNormalization

/// Whole text files.
package enum TextFile {
    /// The text of a file in NFC, so that one spelling is counted as one.
    ///
    /// - Throws: ``VietTextError`` with `input-output`.
    package static func read(_ path: String) throws(VietTextError) -> String {
        let bytes = try ListText.unmarked(InputFile.contents(of: path), file: path)
        return String(decoding: NFCScan.isNFC(bytes) ? bytes : nfc(of: bytes).bytes, as: UTF8.self)
    }

    /// Calls `body` with the articles between lines that begin with `separator`, which belong to none; without a separator, with
    /// stretches as ``forEachPart(of:_:)`` does.
    package static func forEachArticle(of bytes: [UInt8], after separator: [UInt8]?, _ body: ([UInt8]) -> Void) {
        guard let separator else { return forEachPart(of: bytes, body) }
        var start = 0
        var line = 0
        while line < bytes.count {
            let end = bytes[line...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
            if bytes[line..<end].starts(with: separator) {
                if line > start { body(Array(bytes[start..<line])) }
                start = end
            }
            line = end
        }
        if bytes.count > start { body(Array(bytes[start...])) }
    }

    /// Calls `body` with stretches of about 64 KiB that end at an empty line, or at any line where there is none near.
    package static func forEachPart(of bytes: [UInt8], _ body: ([UInt8]) -> Void) {
        var start = 0
        while start < bytes.count {
            var end = min(start + 65_536, bytes.count)
            let furthest = min(end + 65_536, bytes.count)
            while end < furthest, !(bytes[end - 1] == 0x0A && bytes[end] == 0x0A) { end += 1 }
            while end < bytes.count, bytes[end - 1] != 0x0A { end += 1 }
            body(Array(bytes[start..<end]))
            start = end
        }
    }
}
