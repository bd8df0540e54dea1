import VietCore

/// The text of a file of lines that the program takes beside its input: dictionaries, gazetteers, stop words.
package enum ListText {
    /// The lines in UTF-8 without a byte order mark; UTF-16 and UTF-32 are converted.
    ///
    /// - Throws: ``VietTextError`` of code `undecodable` where UTF-16 or UTF-32 is broken, `unsupported-encoding` for bytes that are
    ///   no text.
    /// - Complexity: O(1) for UTF-8 without a mark, else O(n).
    package static func unmarked(_ bytes: [UInt8], file: String?) throws(VietTextError) -> [UInt8] {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return Array(bytes[3...]) }
        let isMarked = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
        guard isMarked || bytes.prefix(64).contains(0) else { return bytes }
        let encoding = EncodingGuess.detect(Array(bytes.prefix(4096))).encoding
        guard
            [.utf16, .utf16LittleEndian, .utf16BigEndian, .utf32, .utf32LittleEndian, .utf32BigEndian].contains(
                encoding)
        else { throw VietTextError(.unsupportedEncoding, "not text: it has zero bytes", file: file) }
        do { return try encoding.decode(bytes).bytes } catch {
            throw VietTextError(error.code, error.message, file: file, byteOffset: error.byteOffset)
        }
    }

    /// What is told of bytes that are not UTF-8: the encoding that they look like and how they are converted.
    package static func invalidMessage(_ bytes: [UInt8]) -> String {
        let guess = EncodingGuess.detect(bytes)
        guard guess.encoding != .utf8, guess.confidence >= 0.5 else { return "not valid UTF-8" }
        let name = guess.encoding.rawValue
        return "not valid UTF-8; it looks like \(name), and 'viet normalize --from \(name)' converts it"
    }

    /// The lines as ``unmarked(_:file:)`` gives them, all of them valid.
    ///
    /// - Throws: The same, and `invalid-utf-8` with the line of the first invalid byte.
    package static func valid(_ bytes: [UInt8], file: String?) throws(VietTextError) -> [UInt8] {
        let lines = try unmarked(bytes, file: file)
        guard let fault = UTF8Decoding.firstInvalid(in: lines) else { return lines }
        let line = lines[..<fault].count { $0 == 0x0A } + 1
        throw VietTextError(.invalidUTF8, invalidMessage(lines), file: file, line: line)
    }
}
