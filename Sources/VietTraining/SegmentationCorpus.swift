import VietCore

/// Readers of segmented text.
package enum SegmentationCorpus {
    /// Parts a line at its spaces. By bytes: a combining mark after a space must not swallow it.
    package static func split(_ line: some StringProtocol) -> [String] {
        line.utf8.split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Sentences of a CoNLL-U file: words are the FORM column, their syllables parted by spaces.
    package static func readCoNLLU(_ text: String) -> [SegmentationSentence] {
        var sentences: [SegmentationSentence] = []
        var words: [Substring] = []
        func finish() {
            if !words.isEmpty { sentences.append(SegmentationSentence(words: words)) }
            words.removeAll()
        }
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.isEmpty {
                finish()
            } else if !line.hasPrefix("#") {
                let columns = line.split(separator: "\t", maxSplits: 2, omittingEmptySubsequences: false)
                // Ranges (1-2) and empty nodes (1.1) are not words of their own.
                if columns.count > 1, columns[0].allSatisfy(\.isNumber) { words.append(columns[1]) }
            }
        }
        finish()
        return sentences
    }

    /// What to make of a gap on which two labelings differ.
    package enum Disagreement: Sendable { case unknown, first, second }

    /// Sentences labelled by two tools: tokens, then one digit a token for each tool, 1 where it joins the token to the
    /// one before.
    ///
    /// - Throws: ``VietTextError`` with `malformed-record` and the line.
    package static func readTwoLabelings(
        _ text: String, disagreement: Disagreement = .unknown
    ) throws(VietTextError) -> [SegmentationSentence] {
        var sentences: [SegmentationSentence] = []
        for (index, line) in text.utf8.split(separator: UInt8(ascii: "\n")).map(Substring.init).enumerated() {
            let columns = line.utf8.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).map(
                Substring.init)
            let tokens = split(columns[0])
            guard columns.count == 3, columns[1].utf8.count == tokens.count, columns[2].utf8.count == tokens.count
            else {
                throw VietTextError(
                    .malformedRecord, "expected tokens and two rows of as many digits, parted by tabs", line: index + 1)
            }
            let one = UInt8(ascii: "1")
            let labels = zip(columns[1].utf8, columns[2].utf8).map { first, second -> SegmentationSentence.Label in
                if first != second, disagreement == .unknown { return .unknown }
                return (disagreement == .second ? second : first) == one ? .joined : .boundary
            }
            sentences.append(SegmentationSentence(tokens: tokens, labels: labels))
        }
        return sentences
    }
}
