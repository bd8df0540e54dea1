import VietSegmentation

/// A sentence as several tools have labelled it.
package struct ToolLabelings: Sendable, Equatable {
    package typealias Label = SegmentationSentence.Label

    package let tokens: [String]
    /// One row a tool, one label a token.
    package let labels: [[Label]]
    /// The sentence with what all tools say of a gap; `unknown` where they differ.
    package let agreed: SegmentationSentence

    package init(tokens: [String], labels: [[Label]]) {
        self.tokens = tokens
        self.labels = labels
        let agreed = tokens.indices.map { token in
            let first = labels[0][token]
            return labels.allSatisfy { $0[token] == first } ? first : .unknown
        }
        self.agreed = SegmentationSentence(tokens: tokens, labels: agreed)
    }

    /// The sentence with what one tool says of the gaps on which they differ, the others `unknown`.
    ///
    /// A boundary does not count where another tool joins
    /// - beside a syllable whose tone may stand on either of two letters: some tools rewrite hoá to hóa and then miss the
    ///   word in their own dictionary;
    /// - inside a word of four syllables or more: some tools see no run so long.
    package func disputed(by tool: Int) -> SegmentationSentence {
        var result = agreed
        for token in tokens.indices {
            result.labels[token] = agreed.labels[token] == .unknown ? labels[tool][token] : .unknown
            guard result.labels[token] == .boundary else { continue }
            if hasToneVariants(token - 1) || hasToneVariants(token) || isInLongWord(token) {
                result.labels[token] = .unknown
            }
        }
        return result
    }

    /// Whether the tone of a token may stand on either of two letters.
    private func hasToneVariants(_ token: Int) -> Bool {
        SyllableForm.variants(of: SyllableForm.canonical(tokens[token])).count > 1
    }

    /// Whether a tool has the gap before `token` inside a word of at least ``longWord`` tokens.
    private func isInLongWord(_ token: Int) -> Bool {
        labels.contains { row in
            guard row[token] == .joined else { return false }
            var start = token - 1
            while start > 0, row[start] == .joined { start -= 1 }
            var end = token + 1
            while end < row.count, row[end] == .joined { end += 1 }
            return end - start >= Self.longWord
        }
    }

    private static let longWord = 4
}
