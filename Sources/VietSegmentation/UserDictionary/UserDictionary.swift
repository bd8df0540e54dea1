import VietCore
import VietNormalization

/// Words that a user adds to a segmenter, wants in one piece or wants apart.
///
/// A file holds one entry a line: the words, and behind a tab the action (``DictionaryAction``), `add` where there is
/// none. White space of any length and `_` part the words. A line that starts with `#` is a comment.
///
/// ```
/// # names of this town
/// kênh Nhiêu Lộc
/// Bánh mì Huỳnh Hoa	force
/// sinh học	forbid
/// ```
///
/// Case, the place of the tone mark (`hoà`, `hòa`), `i` for `y` (`kỹ`, `kĩ`) and the Unicode form make no difference
/// between an entry and a text.
public struct UserDictionary: Sendable {
    /// An entry.
    public struct Entry: Sendable, Hashable {
        /// The words with white space or `_` between them.
        public var text: String
        /// What the entry does.
        public var action: DictionaryAction

        /// An entry of words separated by spaces.
        public init(_ text: String, _ action: DictionaryAction = .add) {
            self.text = text
            self.action = action
        }
    }

    /// One file, or the entries given in one call.
    package struct Source: Sendable {
        package var name: String?
        /// In NFC, `_` replaced by a space.
        package var bytes: [UInt8]
        /// In the order of the file.
        package var lines: [Line]
        /// How many words the entries have together, by the spaces in them; numbers and marks may make it more tokens.
        package var wordCount = 0
    }

    /// An entry as a range of the bytes of its source.
    package struct Line: Sendable {
        package var start: UInt32
        package var end: UInt32
        /// Counted from 1.
        package var number: UInt32
        package var action: DictionaryAction
    }

    package private(set) var sources: [Source] = []

    /// A dictionary without entries.
    public init() {}

    /// A dictionary of `entries`; a later one takes the place of an earlier one of the same words.
    ///
    /// - Throws: ``VietTextError`` with `malformedRecord` and the place in `entries`, counted from 1, as the line where
    ///   a text is empty or holds a line end or tab.
    /// - Complexity: O(n) for n bytes.
    public init(_ entries: [Entry]) throws(VietTextError) {
        var text = ""
        for (index, entry) in entries.enumerated() {
            let isPlain = !entry.text.utf8.contains { $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
            guard isPlain, entry.text.utf8.contains(where: { $0 > 0x20 && $0 != UInt8(ascii: "_") }) else {
                throw VietTextError(
                    .malformedRecord, "a dictionary entry must be words without tabs and line ends", line: index + 1)
            }
            // A space first, so that no entry is taken for a comment.
            text += " \(entry.text)\t\(entry.action.name)\n"
        }
        try self.init(bytes: Array(text.utf8))
    }

    /// The dictionary in the bytes of a file.
    ///
    /// - Parameter file: The name of the file, for messages.
    /// - Throws: ``VietTextError`` with `malformedRecord`, `invalidUTF8` or `unsupportedEncoding`, naming file and line.
    /// - Complexity: O(n) for n bytes.
    public init(bytes: [UInt8], file: String? = nil) throws(VietTextError) {
        var first: VietTextError?
        let source = DictionaryReader.read(bytes, file: file) { if first == nil { first = $0 } }
        if let first { throw first }
        sources = [source]
    }

    /// The dictionary in the file at `path`.
    ///
    /// - Throws: ``VietTextError`` with `inputOutput` or what ``init(bytes:file:)`` throws, naming file and line.
    public init(contentsOf path: String) throws { try self.init(bytes: InputFile.contents(of: path), file: path) }

    package init(sources: [Source]) { self.sources = sources }

    /// Adds the entries of another dictionary, which take the place of those of the same words here.
    public mutating func append(_ other: UserDictionary) { sources += other.sources }

    /// How many entries there are, repeated ones included.
    public var count: Int { sources.reduce(0) { $0 + $1.lines.count } }

    /// How many words the entries have together, about.
    var wordCount: Int { sources.reduce(0) { $0 + $1.wordCount } }

    package func text(of line: Line, in source: Source) -> String {
        String(decoding: source.bytes[Int(line.start)..<Int(line.end)], as: UTF8.self)
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
