import VietCore

/// The bytes that separate words and tokens in the source, by Unicode's White_Space property and the line separators.
package enum WhiteSpace {
    /// The length of the white space code point at `index`, 0 where none stands there.
    package static func length(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        switch unsafe bytes[index] {
        case 0x20, 0x09...0x0D: return 1
        case 0xC2:
            guard index + 1 < bytes.count else { return 0 }
            return unsafe bytes[index + 1] == 0x85 || bytes[index + 1] == 0xA0 ? 2 : 0
        case 0xE1:
            guard index + 2 < bytes.count else { return 0 }
            return unsafe bytes[index + 1] == 0x9A && bytes[index + 2] == 0x80 ? 3 : 0
        case 0xE2:
            guard index + 2 < bytes.count else { return 0 }
            switch unsafe (bytes[index + 1], bytes[index + 2]) {
            case (0x80, 0x80...0x8A), (0x80, 0xA8), (0x80, 0xA9), (0x80, 0xAF), (0x81, 0x9F): return 3
            default: return 0
            }
        case 0xE3:
            guard index + 2 < bytes.count else { return 0 }
            return unsafe bytes[index + 1] == 0x80 && bytes[index + 2] == 0x80 ? 3 : 0
        default: return 0
        }
    }

    /// Appends a word of `text` with every run of white space in it made into one space, and invalid sequences replaced
    /// where `repairing`.
    package static func appendWord(
        _ text: DocumentView, _ index: Int, repairing: Bool = false, to output: ByteBuffer
    ) {
        let word = unsafe text.words[index]
        guard word.tokens.allSatisfy({ unsafe text.tokens[$0].kind.isPlain }) else {
            return unsafe append(text.bytes, word.range, repairing: repairing, to: output)
        }
        var end = word.start
        for position in word.tokens {
            let token = unsafe text.tokens[position]
            if token.start > end { output.append(0x20) }
            end = token.end
            unsafe output.append(text.bytes, token.range)
        }
    }

    /// Appends a range of `bytes` with every run of white space made into one space, and invalid sequences replaced where
    /// `repairing`.
    package static func append(
        _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, repairing: Bool, to output: ByteBuffer
    ) {
        let part = unsafe UnsafeBufferPointer(rebasing: bytes[range])
        guard repairing, unsafe UTF8Decoding.firstInvalid(in: part) != nil else {
            return unsafe appendCollapsed(bytes, range, to: output)
        }
        var repaired = unsafe String(decoding: part, as: UTF8.self)
        repaired.withUTF8 { unsafe appendCollapsed($0, 0..<$0.count, to: output) }
    }

    /// Appends a range of `bytes` with every run of white space made into one space.
    package static func appendCollapsed(
        _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, to output: ByteBuffer
    ) {
        let part = unsafe UnsafeBufferPointer(rebasing: bytes[range])
        var copied = 0
        var index = 0
        while index < part.count {
            var length = unsafe WhiteSpace.length(in: part, at: index)
            if length == 0 {
                index += 1
                continue
            }
            unsafe output.append(part, copied..<index)
            while index < part.count, length > 0 {
                index += length
                length = unsafe index < part.count ? WhiteSpace.length(in: part, at: index) : 0
            }
            output.append(0x20)
            copied = index
        }
        unsafe output.append(part, copied..<part.count)
    }
}
