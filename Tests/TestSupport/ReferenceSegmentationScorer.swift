import VietSegmentation

/// Scores gaps feature by feature, as the model is defined: the slow twin of the folded tables.
package struct ReferenceSegmentationScorer: Sendable {
    private let model: SegmentationModel
    private let lexicon: SegmentationLexicon
    private let weights: [SegmentationFeatures.Key: Int32]

    package init(_ model: SegmentationModel) {
        self.model = model
        self.lexicon = SegmentationLexicon(model.lexicon, bonds: model.bonds)
        self.weights = Dictionary(
            model.weights.map { ($0.key, Int32($0.value)) }, uniquingKeysWith: { first, _ in first })
    }

    /// One score a token: that of the gap before it, nil where that gap is not open.
    package func scores(_ units: SegmentationUnits) -> [Int32?] {
        let features = SegmentationFeatures(units: units, lexicon: lexicon, vocabulary: model.vocabulary)
        return (0..<units.count).map { token in
            guard token > 0, units.isOpen[token] else { return nil }
            var score: Int32 = 0
            features.forEach(gap: token - 1) { score &+= weights[$0] ?? 0 }
            return score
        }
    }

    /// For every token, whether it continues the word of the token before it.
    package func joined(_ units: SegmentationUnits) -> [Bool] { scores(units).map { ($0 ?? 0) > 0 } }
}
