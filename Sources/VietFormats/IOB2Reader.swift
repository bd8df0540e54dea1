import VietCore

/// A sentence read from an IOB2 file.
public struct TaggedSentence: Hashable, Sendable {
    /// A run of tokens with one tag.
    public struct Span: Hashable, Sendable {
        /// Positions in ``TaggedSentence/tokens``.
        public var range: Range<Int>
        public var type: EntityType

        public init(range: Range<Int>, type: EntityType) {
            self.range = range
            self.type = type
        }
    }

    /// The first column as it stands in the file.
    public var tokens: [String]
    /// The tagged runs, in the order of the text.
    public var spans: [Span]
    /// The line of the file on which the sentence starts, counted from 1.
    public var line: Int
}

extension IOB2 {
    /// The sentences of an IOB2 file: the first column is the token, the last one the tag.
    ///
    /// Lenient where files of the wild differ: columns separated by tabs or spaces, `I-` where `B-` should stand (also
    /// read as the start of a span, so that IOB1 works), CRLF, several empty lines, `-DOCSTART-` lines.
    ///
    /// - Throws: `VietTextError` of code `malformed-record` with the line, for a row of one column or an unknown tag.
    /// - Complexity: O(n) for n bytes.
    public static func sentences(in bytes: [UInt8], file: String? = nil) throws -> [TaggedSentence] {
        var sentences: [TaggedSentence] = []
        var current = TaggedSentence(tokens: [], spans: [], line: 1)
        func close(before line: Int) {
            if !current.tokens.isEmpty { sentences.append(current) }
            current = TaggedSentence(tokens: [], spans: [], line: line + 1)
        }
        for (number, range) in FileLines.split(bytes).enumerated() {
            let line = String(decoding: bytes[range], as: UTF8.self)
            let hasTabs = line.utf8.contains(0x09)
            let columns = line.unicodeScalars.split { hasTabs ? $0 == "\t" : $0 == " " }
            guard let first = columns.first, let last = columns.last, !line.hasPrefix("-DOCSTART-") else {
                close(before: number + 1)
                continue
            }
            guard columns.count >= 2 else {
                throw VietTextError(.malformedRecord, "a token without a tag", file: file, line: number + 1)
            }
            let tag = String(last)
            let position = current.tokens.count
            current.tokens.append(String(first))
            if tag == "O" { continue }
            guard tag.utf8.count > 2, tag.hasPrefix("B-") || tag.hasPrefix("I-") else {
                throw VietTextError(
                    .malformedRecord, "the tag \"\(tag)\" is none of O, B-TYPE and I-TYPE", file: file,
                    line: number + 1)
            }
            let type = EntityType(rawValue: String(tag.dropFirst(2)))
            if tag.hasPrefix("I-"), let span = current.spans.last, span.type == type,
                span.range.upperBound == position
            {
                current.spans[current.spans.count - 1].range = span.range.lowerBound..<(position + 1)
            } else {
                current.spans.append(.init(range: position..<(position + 1), type: type))
            }
        }
        close(before: 0)
        return sentences
    }
}
