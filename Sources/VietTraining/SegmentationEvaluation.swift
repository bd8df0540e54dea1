import VietSegmentation

/// Counts of a comparison of segmentations, word by word.
package struct SegmentationScore: Sendable, Equatable {
    package var correct = 0
    package var predicted = 0
    package var expected = 0
    package var sentences = 0
    package var exactSentences = 0
    /// Gaps whose label is known, and those of them decided otherwise.
    package var gaps = 0
    package var wrongGaps = 0

    package init() {}

    /// Harmonic mean of precision and recall of words, 0...1.
    package var f1: Double { 2 * Double(correct) / Double(max(predicted + expected, 1)) }
    package var precision: Double { Double(correct) / Double(max(predicted, 1)) }
    package var recall: Double { Double(correct) / Double(max(expected, 1)) }

    package mutating func add(joined: [Bool], labels: [SegmentationSentence.Label]) {
        var wrong = 0
        for (guess, label) in zip(joined, labels) where label != .unknown {
            gaps += 1
            if guess != (label == .joined) { wrong += 1 }
        }
        wrongGaps += wrong
        sentences += 1
        if wrong == 0 { exactSentences += 1 }
        let mine = SegmentationSentence.wordStarts(joined)
        let gold = SegmentationSentence.wordStarts(labels.map { $0 == .joined })
        predicted += mine.count - 1
        expected += gold.count - 1
        var i = 0, j = 0
        while i + 1 < mine.count, j + 1 < gold.count {
            if mine[i] == gold[j] {
                if mine[i + 1] == gold[j + 1] { correct += 1 }
                i += 1
                j += 1
            } else if mine[i] < gold[j] {
                i += 1
            } else {
                j += 1
            }
        }
    }
}
