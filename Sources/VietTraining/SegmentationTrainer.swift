import VietSegmentation

/// Learns the weights of a segmentation model from labelled sentences.
package struct SegmentationTrainer {
    package struct Options: Sendable {
        package var regression = SparseLogisticRegression.Options()
        /// Features seen in fewer gaps are left out.
        package var leastCount = 2
        package var leftOut: Set<SegmentationFeatures.Template> = []
        /// The step of a quantised weight is one part in this of a logit.
        package var scale: Float = 1000
        package init() {}
    }

    package let vocabulary: SegmentationVocabulary
    package let entries: [SegmentationModel.Entry]
    package let bonds: [SegmentationModel.Bond]
    package var options: Options
    private let lexicon: SegmentationLexicon
    private var index = KeyIndex(capacity: 1 << 23)
    private var examples = SparseLogisticRegression.Examples()
    /// The group of every example, so that one can be held out.
    private var groups: [UInt8] = []
    private var isPruned = false

    package init(
        vocabulary: SegmentationVocabulary, entries: [SegmentationModel.Entry], bonds: [SegmentationModel.Bond] = [],
        options: Options = Options()
    ) {
        self.bonds = bonds
        self.vocabulary = vocabulary
        self.entries = entries
        self.options = options
        self.lexicon = SegmentationLexicon(entries, bonds: bonds)
    }

    /// Adds the known open gaps of a sentence as examples of `weight`.
    package mutating func add(_ sentence: SegmentationSentence, weight: Float, group: UInt8 = 0) {
        let units = sentence.units(vocabulary)
        let features = SegmentationFeatures(units: units, lexicon: lexicon, vocabulary: vocabulary.syllables)
        for token in 1..<max(units.count, 1) where units.isOpen[token] && sentence.labels[token] != .unknown {
            features.forEach(gap: token - 1) { key in
                if let template = SegmentationFeatures.template(of: key), options.leftOut.contains(template) { return }
                examples.features.append(UInt32(index.count(key)))
            }
            examples.offsets.append(examples.features.count)
            examples.isPositive.append(sentence.labels[token] == .joined)
            examples.weights.append(weight)
            groups.append(group)
        }
    }

    package var exampleCount: Int { examples.count }
    package var featureCount: Int { index.keys.count }

    /// Learns from all examples but those whose group has the importance 0.
    package mutating func train(importance: (_ group: UInt8) -> Float = { _ in 1 }) -> SegmentationModel {
        prune()
        return model(weights(options.regression, importance: importance))
    }

    /// The groups of the examples of a training in two steps.
    package enum Group {
        /// For the first step.
        package static let general: UInt8 = 0
        /// For the second step.
        package static let gold: UInt8 = 1
        /// For the first step, and rehearsed in the second.
        package static let rehearsed: UInt8 = 2
        /// Single gaps of other text that a person has judged.
        package static let judged: UInt8 = 3
        /// Gaps of sentences written in pairs, one with the word and one with its syllables apart.
        package static let contrasted: UInt8 = 4
    }

    /// What an example weighs in the two steps. More for what is judged in the second helps it, and costs what tools and
    /// treebank agree on.
    private static func importance(of group: UInt8) -> (first: Float, second: Float) {
        switch group {
        case Group.gold: (0, 1)
        case Group.rehearsed: (1, 0.3)
        case Group.judged: (2, 0.15)
        case Group.contrasted: (0.5, 0.3)
        default: (1, 0)
        }
    }

    /// Learns from the general and rehearsed examples, then moves the weights as far as the gold examples ask for.
    ///
    /// The many sentences that tools have labelled teach what the few of the treebank cannot, and the treebank has the
    /// last word on what a word is. Learnt together, whatever the weights, either drowns the other. The rehearsal keeps
    /// the second step from forgetting what the treebank never shows.
    package mutating func train(adaptingBy adaptation: SparseLogisticRegression.Options) -> SegmentationModel {
        prune()
        let general = weights(options.regression) { Self.importance(of: $0).first }
        return model(weights(adaptation, start: general) { Self.importance(of: $0).second })
    }

    private func weights(
        _ regression: SparseLogisticRegression.Options, start: [Float]? = nil, importance: (UInt8) -> Float
    ) -> [Float] {
        if !groups.contains(where: { importance($0) > 0 }) { return start ?? [Float](repeating: 0, count: keys.count) }
        return SparseLogisticRegression.train(
            examples, featureCount: keys.count, options: regression, start: start,
            importance: { importance(groups[$0]) })
    }

    private func model(_ weights: [Float]) -> SegmentationModel {
        var quantised: [SegmentationModel.Weight] = []
        let largest = weights.reduce(0) { max($0, abs($1)) }
        let scale = min(options.scale, 32767 / max(largest, 1e-6))
        for (key, weight) in zip(keys, weights) {
            let value = Int16((weight * scale).rounded())
            if value != 0 { quantised.append(.init(key: key, value: value)) }
        }
        quantised.sort { $0.key < $1.key }
        return SegmentationModel(vocabulary: vocabulary.syllables, lexicon: entries, bonds: bonds, weights: quantised)
    }

    private var keys: [UInt64] = []

    /// Leaves out the rare features and renumbers the others.
    private mutating func prune() {
        if isPruned { return }
        isPruned = true
        let dropped = UInt32.max
        var renumbered = [UInt32](repeating: dropped, count: index.keys.count)
        for (number, count) in index.values.enumerated() where count >= options.leastCount {
            renumbered[number] = UInt32(keys.count)
            keys.append(index.keys[number])
        }
        var kept = 0
        var begin = 0
        for example in 0..<examples.count {
            let end = examples.offsets[example + 1]
            for position in begin..<end {
                let number = renumbered[Int(examples.features[position])]
                if number != dropped {
                    examples.features[kept] = number
                    kept += 1
                }
            }
            examples.offsets[example + 1] = kept
            begin = end
        }
        examples.features.removeLast(examples.features.count - kept)
        index = KeyIndex(capacity: 1)
    }
}
