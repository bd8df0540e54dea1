import VietCore
import VietFormats
import VietSegmentation

/// How far two segmentations of the same sentences agree, counted in words.
///
/// A word is its place among the letters of the sentence: white space and `_` count for nothing, so that the way a
/// tool separates punctuation is scored fairly. A sentence whose letters differ scores nothing and counts as changed.
public struct WordAgreement: Sendable {
    /// The words of both sides, and those with the same place.
    public private(set) var words = AgreementCounts()
    /// How many sentences were compared.
    public private(set) var sentences = 0
    /// How many sentences have the same words.
    public private(set) var exactSentences = 0
    /// How many sentences have other letters.
    public private(set) var changedSentences = 0
    private var confusions: [Confusion: Int] = [:]

    /// The shortest stretch that starts and ends at the same place in both, and differs inside.
    public struct Confusion: Hashable, Sendable {
        /// The words of the gold segmentation with spaces between them, `_` inside.
        public let gold: String
        /// The words found in their place.
        public let predicted: String
    }

    /// A comparison of nothing yet.
    public init() {}

    /// Adds a sentence; `predicted` is nil where the other side has no sentence in its place.
    ///
    /// - Complexity: O(n) for n bytes.
    public mutating func add(gold: [String], predicted: [String]?) {
        let gold = Placement(gold)
        let predicted = Placement(predicted ?? [])
        sentences += 1
        words.gold += gold.words.count
        words.predicted += predicted.words.count
        // String equality is by canonical equivalence: a tool that gives back NFC for NFD has changed nothing here.
        guard gold.letters == predicted.letters else {
            changedSentences += 1
            return
        }
        compare(gold, predicted)
    }

    /// Adds a sentence whose gold words, every `_` taken as a space, are segmented anew.
    ///
    /// - Complexity: O(n) for n bytes.
    public mutating func add(gold: [String], segmentedBy worker: SegmentationWorker) {
        let text = gold.joined(separator: " ").utf8.map { $0 == UInt8(ascii: "_") ? 0x20 : $0 }
        let predicted = unsafe text.withUnsafeBufferPointer { bytes in
            unsafe worker.segment(bytes) { view in unsafe view.words.map { view.text(of: $0.range) } }
        }
        add(gold: gold, predicted: predicted)
    }

    private mutating func compare(_ gold: Placement, _ predicted: Placement) {
        var g = 0
        var p = 0
        var errors = 0
        while g < gold.words.count, p < predicted.words.count {
            let goldStart = g
            let predictedStart = p
            while gold.ends[g] != predicted.ends[p] {
                if gold.ends[g] < predicted.ends[p] { g += 1 } else { p += 1 }
                guard g < gold.words.count, p < predicted.words.count else { return }
            }
            if g == goldStart, p == predictedStart {
                words.common += 1
            } else {
                errors += 1
                let confusion = Confusion(
                    gold: gold.words[goldStart...g].joined(separator: " "),
                    predicted: predicted.words[predictedStart...p].joined(separator: " "))
                confusions[confusion, default: 0] += 1
            }
            g += 1
            p += 1
        }
        if errors == 0 { exactSentences += 1 }
    }

    /// The commonest confusions first; equally common ones in the order of their text.
    ///
    /// - Complexity: O(n log n) for n different confusions.
    public func commonestConfusions(_ limit: Int) -> [(confusion: Confusion, count: Int)] {
        let sorted = confusions.sorted { first, second in
            if first.value != second.value { return first.value > second.value }
            if first.key.gold != second.key.gold { return first.key.gold < second.key.gold }
            return first.key.predicted < second.key.predicted
        }
        return sorted.prefix(max(limit, 0)).map { ($0.key, $0.value) }
    }
}

/// The words of a sentence with the places of their ends among its letters.
private struct Placement {
    var words: [String] = []
    var ends: [Int] = []
    var letters = ""

    init(_ source: [String]) {
        var position = 0
        for word in source {
            var length = 0
            var kept = ""
            for scalar in word.unicodeScalars where !scalar.properties.isWhitespace && scalar != "_" {
                letters.unicodeScalars.append(scalar)
                // Marks count for nothing, so that a letter has one length in every normalization form.
                if scalar.properties.canonicalCombiningClass == .notReordered { length += 1 }
            }
            guard length > 0 else { continue }
            kept = word.split(whereSeparator: \.isWhitespace).joined(separator: "_")
            position += length
            words.append(kept)
            ends.append(position)
        }
    }
}
