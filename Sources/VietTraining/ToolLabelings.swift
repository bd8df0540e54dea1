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

    /// What is said of the gaps on which the tools differ, and what it weighs.
    ///
    /// Where one tool stands alone against two or more, its label weighs what the tool does and that of the others the rest to 1,
    /// so that a label of many weighs no more than a label of all. Where none does, the label of every tool weighs what the
    /// tool does.
    ///
    /// - Parameter weights: one a tool, 0 to 1.
    package func disputed(weights: [Float]) -> [(sentence: SegmentationSentence, weight: Float)] {
        let alone = tokens.indices.map(toolAlone)
        return labels.indices.flatMap { tool in
            let other = tool == 0 ? min(1, labels.count - 1) : 0
            return [
                (disputed(by: tool).keeping { alone[$0] == nil || alone[$0] == tool }, weights[tool]),
                (disputed(by: other).keeping { alone[$0] == tool }, 1 - weights[tool]),
            ]
        }
    }

    /// The tool that has the gap before `token` otherwise than all others, which are two at least.
    private func toolAlone(_ token: Int) -> Int? {
        let joining = labels.indices.filter { labels[$0][token] == .joined }
        let parting = labels.indices.filter { labels[$0][token] != .joined }
        if joining.count == 1, parting.count > 1 { return joining[0] }
        return parting.count == 1 && joining.count > 1 ? parting[0] : nil
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
