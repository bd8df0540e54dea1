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
    /// A boundary beside a syllable whose tone may stand on either of two letters does not count where another tool
    /// joins: some tools rewrite hoá to hóa and then miss the word in their own dictionary.
    package func disputed(by tool: Int) -> SegmentationSentence {
        var result = agreed
        for token in tokens.indices {
            result.labels[token] = agreed.labels[token] == .unknown ? labels[tool][token] : .unknown
            guard result.labels[token] == .boundary else { continue }
            let hasVariants = tokens[max(token - 1, 0)...token].contains {
                SyllableForm.variants(of: SyllableForm.canonical($0)).count > 1
            }
            if hasVariants { result.labels[token] = .unknown }
        }
        return result
    }
}
