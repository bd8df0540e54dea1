import VietCore

extension UnderscoreText {
    /// The sentences of a file of underscore text, one a line; an empty line is an empty sentence.
    ///
    /// - Complexity: O(n) for n bytes.
    public static func sentences(in bytes: [UInt8]) -> [AnnotatedSentence] {
        FileLines.split(bytes).enumerated().map { number, line in
            let words = words(in: String(decoding: bytes[line], as: UTF8.self)).map { $0.joined(separator: " ") }
            return AnnotatedSentence(words: words, line: number + 1)
        }
    }

    /// The words of one line of underscore text, each as its list of syllables with the escapes undone.
    ///
    /// Lenient: any run of white space separates words, empty parts between two `_` are dropped unless the word has
    /// nothing else (a lone `_` is a token), and a backslash that starts no escape stands for itself.
    ///
    /// - Complexity: O(length of the line).
    public static func words(in line: some StringProtocol) -> [[String]] {
        var line = String(line)
        return line.withUTF8 { bytes in
            var words: [[String]] = []
            var index = 0
            while index < bytes.count {
                let space = unsafe WhiteSpace.length(in: bytes, at: index)
                if space > 0 {
                    index += space
                    continue
                }
                let start = index
                while index < bytes.count, unsafe WhiteSpace.length(in: bytes, at: index) == 0 { index += 1 }
                unsafe words.append(syllables(of: UnsafeBufferPointer(rebasing: bytes[start..<index])))
            }
            return words
        }
    }

    /// A word with the escapes undone and one space between its syllables.
    static func plain(_ word: String) -> String {
        var word = word
        return word.withUTF8 { unsafe syllables(of: $0).joined(separator: " ") }
    }

    private static func syllables(of word: UnsafeBufferPointer<UInt8>) -> [String] {
        var syllables: [String] = []
        var part: [UInt8] = []
        var index = 0
        while index < word.count {
            let byte = unsafe word[index]
            if byte == UInt8(ascii: "_") {
                if !part.isEmpty { syllables.append(String(decoding: part, as: UTF8.self)) }
                part.removeAll(keepingCapacity: true)
                index += 1
            } else if byte == UInt8(ascii: "\\"), let (escaped, length) = unsafe unescape(word, at: index) {
                part += escaped
                index += length
            } else {
                part.append(byte)
                index += 1
            }
        }
        if !part.isEmpty { syllables.append(String(decoding: part, as: UTF8.self)) }
        return unsafe syllables.isEmpty ? [String(decoding: word, as: UTF8.self)] : syllables
    }

    private static func unescape(_ word: UnsafeBufferPointer<UInt8>, at index: Int) -> (bytes: [UInt8], length: Int)? {
        guard index + 1 < word.count else { return nil }
        switch unsafe word[index + 1] {
        case UInt8(ascii: "_"), UInt8(ascii: "\\"): return unsafe ([word[index + 1]], 2)
        case UInt8(ascii: "s"): return ([0x20], 2)
        case UInt8(ascii: "t"): return ([0x09], 2)
        case UInt8(ascii: "n"): return ([0x0A], 2)
        case UInt8(ascii: "r"): return ([0x0D], 2)
        case UInt8(ascii: "u"):
            // At most six digits, so that a hostile line costs no more than its length.
            guard index + 2 < word.count, unsafe word[index + 2] == UInt8(ascii: "{"),
                let close = unsafe word[(index + 3)..<min(index + 10, word.count)].firstIndex(of: UInt8(ascii: "}")),
                let value = unsafe UInt32(String(decoding: word[(index + 3)..<close], as: UTF8.self), radix: 16),
                let scalar = Unicode.Scalar(value)
            else { return nil }
            return (Array(String(scalar).utf8), close + 1 - index)
        default: return nil
        }
    }
}
