import VietCore

/// Readers of segmented text.
package enum SegmentationCorpus {
    /// Parts a line at its spaces. By bytes: a combining mark after a space must not swallow it.
    package static func split(_ line: some StringProtocol) -> [String] {
        line.utf8.split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Sentences of which some gaps are known: tokens parted by spaces, and where a gap is known `_` for one inside a word or `|` for
    /// a border between words in place of the space.
    ///
    /// - Throws: ``VietTextError`` with `malformed-record` and the line.
    package static func readMarked(_ text: String) throws(VietTextError) -> [SegmentationSentence] {
        var sentences: [SegmentationSentence] = []
        for (index, line) in text.utf8.split(separator: UInt8(ascii: "\n")).enumerated() {
            var tokens: [String] = []
            var labels: [SegmentationSentence.Label] = []
            for token in split(Substring(line)) {
                var label = SegmentationSentence.Label.unknown
                var rest = token.utf8[...]
                while true {
                    let end = rest.firstIndex { $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "|") } ?? rest.endIndex
                    guard end > rest.startIndex else {
                        throw VietTextError(
                            .malformedRecord, "a mark without a syllable on both sides", line: index + 1)
                    }
                    tokens.append(String(rest[..<end]) ?? "")
                    labels.append(label)
                    guard end < rest.endIndex else { break }
                    label = rest[end] == UInt8(ascii: "_") ? .joined : .boundary
                    rest = rest[rest.index(after: end)...]
                }
            }
            sentences.append(SegmentationSentence(tokens: tokens, labels: labels))
        }
        return sentences
    }

    /// Sentences labelled by tools: tokens, then for each tool a column of one digit a token, 1 where it joins the token to
    /// the one before. All lines have labels of the same number of tools.
    ///
    /// - Throws: ``VietTextError`` with `malformed-record` and the line.
    package static func readLabelings(_ text: String) throws(VietTextError) -> [ToolLabelings] {
        var sentences: [ToolLabelings] = []
        let one = UInt8(ascii: "1")
        for (index, line) in text.utf8.split(separator: UInt8(ascii: "\n")).map(Substring.init).enumerated() {
            let columns = line.utf8.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).map(
                Substring.init)
            let tokens = split(columns[0])
            let rows = columns.dropFirst()
            guard !rows.isEmpty, rows.allSatisfy({ $0.utf8.count == tokens.count }),
                rows.count == sentences.first?.labels.count ?? rows.count
            else {
                throw VietTextError(
                    .malformedRecord, "expected tokens and for each tool as many digits, parted by tabs",
                    line: index + 1)
            }
            // Whatever the digit says, nothing stands before the first token.
            let labels = rows.map { row in
                row.utf8.enumerated().map { $0 > 0 && $1 == one ? SegmentationSentence.Label.joined : .boundary }
            }
            sentences.append(ToolLabelings(tokens: tokens, labels: labels))
        }
        return sentences
    }
}
