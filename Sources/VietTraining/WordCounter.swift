import VietCore
import VietSegmentation

/// What raw text says of an n-gram of syllables.
package struct NgramCounts: Sendable, Hashable {
    /// Where its syllables meet, parted by white space alone.
    package var occurrences: UInt32 = 0
    /// Those in which every syllable begins with a capital and is not all capitals.
    package var capitalized: UInt32 = 0
    /// Those that the segmentation makes exactly one word.
    package var words: UInt32 = 0
    /// Those words in which every syllable begins with a capital and is not all capitals.
    package var capitalizedWords: UInt32 = 0
    /// Articles with a word.
    package var documents: UInt32 = 0
    package var lastDocument: UInt32 = .max
    package init() {}
}

/// Counts n-grams and words over raw text with a segmentation model.
package struct WordCounter {
    private let model: SegmentationModel
    private let scorer: HashedSegmentationScorer
    /// Syllable number, form and whether it is capitalised, of every spelling.
    private var syllables: [UInt16] = []
    private var forms: [SegmentationForm] = []
    /// All words of the lexicon and all words that the model finds.
    package private(set) var counts: [[UInt16]: NgramCounts] = [:]
    private var heads: Set<UInt32> = []

    package init(model: SegmentationModel) {
        self.model = model
        self.scorer = HashedSegmentationScorer(model)
        for entry in model.lexicon {
            counts[entry.syllables] = NgramCounts()
            heads.insert(UInt32(entry.syllables[0]) << 16 | UInt32(entry.syllables[1]))
        }
    }

    /// Counts every `step`-th article of a text.
    package mutating func count(_ text: TextTokens, step: Int = 1) {
        let vocabulary = SegmentationVocabulary(model.vocabulary)
        syllables = text.spellings.map { $0.kind == .syllable ? vocabulary.number($0.text) : Self.number(of: $0.kind) }
        forms = text.spellings.indices.map { index in
            let spelling = text.spellings[index]
            return SegmentationForm(
                kind: spelling.kind, shape: spelling.shape, syllable: vocabulary.syllable(syllables[index]))
        }
        var units = SegmentationUnits()
        var article = 0
        for token in text.tokens {
            if token == TextTokens.sentenceEnd || token == TextTokens.articleEnd {
                if units.count > 1, article % step == 0 { count(units, document: UInt32(article)) }
                units = SegmentationUnits()
                if token == TextTokens.articleEnd { article += 1 }
            } else {
                let spelling = Int(token & ~TextTokens.open)
                units.append(
                    syllable: syllables[spelling], form: forms[spelling], isOpen: token & TextTokens.open != 0)
            }
        }
    }

    private static func number(of kind: TokenKind) -> UInt16 {
        switch kind {
        case .number: SegmentationModel.numberSyllable
        case .punctuation: SegmentationModel.punctuationSyllable
        default: SegmentationModel.otherSyllable
        }
    }

    private mutating func count(_ units: SegmentationUnits, document: UInt32) {
        let joined = scorer.joined(units)
        func isCapitalized(_ range: Range<Int>) -> Bool {
            var capitals = false
            for form in units.forms[range] {
                switch form {
                case .capitalized, .familyName, .foreignCapitalized, .mixed: capitals = true
                // FC Barcelona, George III; but a heading all in capitals says nothing.
                case .upper, .foreignUpper, .initial: break
                default: return false
                }
            }
            return capitals
        }
        for start in 0..<units.count {
            var end = start + 1
            while end < units.count, units.isOpen[end], end - start < SegmentationModel.longestEntry {
                if end == start + 1,
                    !heads.contains(UInt32(units.syllables[start]) << 16 | UInt32(units.syllables[end]))
                {
                    break
                }
                end += 1
                let key = Array(units.syllables[start..<end])
                guard let index = counts.index(forKey: key) else { continue }
                counts.values[index].occurrences += 1
                if isCapitalized(start..<end) { counts.values[index].capitalized += 1 }
            }
        }
        var start = 0
        for end in 1...units.count where end == units.count || !joined[end] {
            let range = start..<end
            start = end
            guard (2...SegmentationModel.longestEntry).contains(range.count) else { continue }
            let key = Array(units.syllables[range])
            if key.contains(SegmentationModel.unknownSyllable) { continue }
            var count = counts[key] ?? NgramCounts()
            count.words += 1
            if isCapitalized(range) { count.capitalizedWords += 1 }
            if count.lastDocument != document {
                count.documents += 1
                count.lastDocument = document
            }
            counts[key] = count
        }
    }
}

/// The reference scorer's sums from a flat table: quick enough to segment hundreds of megabytes while training.
struct HashedSegmentationScorer {
    private let vocabulary: [SegmentationModel.Syllable]
    private let lexicon: SegmentationLexicon
    private var weights: KeyIndex

    init(_ model: SegmentationModel) {
        vocabulary = model.vocabulary
        lexicon = SegmentationLexicon(model.lexicon, bonds: model.bonds)
        weights = KeyIndex(capacity: 1 << 20)
        for weight in model.weights { weights.set(weight.key, Int32(weight.value)) }
    }

    func joined(_ units: SegmentationUnits) -> [Bool] {
        let features = SegmentationFeatures(units: units, lexicon: lexicon, vocabulary: vocabulary)
        return (0..<units.count).map { token in
            guard token > 0, units.isOpen[token] else { return false }
            var score: Int32 = 0
            features.forEach(gap: token - 1) { score &+= weights.value($0) }
            return score > 0
        }
    }
}
