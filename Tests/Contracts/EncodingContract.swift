import VietCore
import VietNormalization

/// What holds for reading and writing an encoding.
package enum EncodingContract {
    /// Bytes of any kind are read or refused by place; what was read can be written and read again.
    ///
    /// - Throws: ``ContractViolation``.
    package static func check(_ bytes: [UInt8], _ encoding: TextEncoding) throws {
        let name = encoding.rawValue
        let lossy = try encoding.decode(bytes, lossy: true)
        try require(encoding == .utf8 || TextForms.valid(lossy.bytes), "\(name): the text read is no UTF-8")
        try require(lossy.sourceCount == bytes.count, "\(name): the text read is of \(lossy.sourceCount) bytes")
        do {
            let strict = try encoding.decode(bytes)
            try require(strict.bytes == lossy.bytes, "\(name): what is sound is read in two ways")
            try checkWritten(strict.bytes, encoding)
        } catch let error as VietTextError {
            try require(
                error.byteOffset.map { (0...bytes.count).contains($0) } ?? false, "\(name): refused without a place")
        }
        _ = try? encoding.encode(lossy.bytes, lossy: true)
    }

    /// What is written is read back exactly, or refused.
    private static func checkWritten(_ text: [UInt8], _ encoding: TextEncoding) throws {
        let written: [UInt8]
        do {
            written = try encoding.encode(text)
        } catch { return }
        let wide = encoding.rawValue.hasPrefix("utf-")
        let again = try encoding.decode(written).bytes
        let expected = wide ? text : TextForms.composed(text)
        // A byte order mark at the start is read as one.
        let marked = wide && expected.starts(with: [0xEF, 0xBB, 0xBF])
        try require(
            again == expected || marked, "\(encoding.rawValue): what was written is read back as something else")
    }

    /// A guess never fails, and names an encoding that is known.
    package static func checkGuess(_ bytes: [UInt8]) throws {
        let guess = EncodingGuess.detect(bytes)
        try require((0...1).contains(guess.confidence), "a guess is sure by \(guess.confidence)")
        try require(
            (TextEncoding.all + TextEncoding.misread).contains(guess.encoding),
            "a guess names \(guess.encoding.rawValue)")
    }
}
