/// Scores gaps feature by feature, as the model is defined: the slow twin of the folded tables.
package struct ReferenceSegmentationScorer: Sendable {
    package let model: SegmentationModel
    private let numbers: [String: UInt16]
    private let lexicon: SegmentationLexicon
    private let weights: [SegmentationFeatures.Key: Int32]

    package init(_ model: SegmentationModel) {
        self.model = model
        self.numbers = model.syllableNumbers()
        self.lexicon = SegmentationLexicon(model.lexicon, bonds: model.bonds)
        self.weights = Dictionary(
            model.weights.map { ($0.key, Int32($0.value)) }, uniquingKeysWith: { first, _ in first })
    }

    /// The number of a letter run, ``SegmentationModel/unknownSyllable`` where the model does not know it.
    ///
    /// - Parameter token: text in NFC, in any case and with either tone placement.
    package func syllable(_ token: String) -> UInt16 {
        numbers[SyllableForm.canonical(token)] ?? SegmentationModel.unknownSyllable
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

extension SegmentationModel {
    /// The number of every spelling in the vocabulary.
    package func syllableNumbers() -> [String: UInt16] {
        var numbers: [String: UInt16] = [:]
        numbers.reserveCapacity(vocabulary.count)
        for (index, syllable) in vocabulary.enumerated() {
            numbers[syllable.text] = UInt16(index) + Self.firstSyllable
        }
        return numbers
    }

    /// What the vocabulary says of a syllable number, nil for the numbers without a place in it.
    package func syllable(_ number: UInt16) -> Syllable? {
        number >= Self.firstSyllable ? vocabulary[Int(number - Self.firstSyllable)] : nil
    }
}
