import VietCore

extension IOB2 {
    /// The sentences of an IOB2 file: the first column is the word or token, the last one the tag.
    ///
    /// Lenient where files of the wild differ: columns separated by tabs or spaces, `I-` where `B-` should stand (also
    /// read as the start of a span, so that IOB1 works), CRLF, several empty lines, `-DOCSTART-` lines.
    ///
    /// - Parameter unit: with `words`, the first column is read as underscore text; with `tokens`, as it stands.
    /// - Throws: `VietTextError` of code `malformed-record` with the line, for a row of one column or an unknown tag.
    /// - Complexity: O(n) for n bytes.
    public static func sentences(
        in bytes: [UInt8], file: String? = nil, unit: Unit = .tokens
    ) throws(VietTextError) -> [AnnotatedSentence] {
        var sentences: [AnnotatedSentence] = []
        var current = AnnotatedSentence(words: [])
        func close(before line: Int) {
            if !current.words.isEmpty { sentences.append(current) }
            current = AnnotatedSentence(words: [], line: line + 1)
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
            current.words.append(unit == .tokens ? String(first) : UnderscoreText.plain(String(first)))
            guard current.mark(Substring(last)) else {
                throw VietTextError(
                    .malformedRecord, "the tag \"\(last)\" is none of O, B-TYPE and I-TYPE", file: file,
                    line: number + 1)
            }
        }
        close(before: 0)
        return sentences
    }
}
