/// A sentence read from a file of segmented text: its words, without offsets.
///
/// The syllables of a word are separated by one space.
public struct SegmentedSentence: Hashable, Sendable {
    public var words: [String]
    /// The sentence as running text, where the file gives it.
    public var text: String?
    /// The name of the sentence, where the file gives one.
    public var id: String?
    /// The line of the file on which the sentence starts, counted from 1.
    public var line: Int

    public init(words: [String], text: String? = nil, id: String? = nil, line: Int = 1) {
        self.words = words
        self.text = text
        self.id = id
        self.line = line
    }
}

extension UnderscoreText {
    /// The sentences of a file of underscore text, one a line; an empty line is an empty sentence.
    ///
    /// - Complexity: O(n) for n bytes.
    public static func sentences(in bytes: [UInt8]) -> [SegmentedSentence] {
        FileLines.split(bytes).enumerated().map { number, line in
            let words = words(in: String(decoding: bytes[line], as: UTF8.self)).map { $0.joined(separator: " ") }
            return SegmentedSentence(words: words, line: number + 1)
        }
    }
}

/// The lines of a file, without their ends (LF or CRLF) and without the byte order mark.
enum FileLines {
    static func split(_ bytes: [UInt8]) -> [Range<Int>] {
        var lines: [Range<Int>] = []
        var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
            lines.append(start..<(end > start && bytes[end - 1] == 0x0D ? end - 1 : end))
            start = end + 1
        }
        return lines
    }
}
