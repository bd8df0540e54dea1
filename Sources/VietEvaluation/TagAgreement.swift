import VietCore

/// How far the tags of words agree with gold ones.
package struct TagAgreement: Sendable {
    /// Words whose class is known from the gold text, and those where it is the same.
    package private(set) var words = AgreementCounts()
    package private(set) var classes = AgreementCounts()
    /// The same for the tags of the treebank.
    package private(set) var treebank = AgreementCounts()
    package private(set) var sentences = 0
    /// How often a class of the gold text was taken for another.
    package private(set) var confusions: [Confusion: Int] = [:]
    /// The words that were wrong, with both classes.
    package private(set) var errors: [String: Int] = [:]
    /// By tenths of confidence: how many words, the sum of their confidences in thousandths, and how many were right.
    package private(set) var reliability = [(count: Int, confidence: Int, right: Int)](
        repeating: (0, 0, 0), count: 10)

    package struct Confusion: Hashable, Sendable {
        package let gold: PartOfSpeech
        package let found: PartOfSpeech
    }

    /// A word as it was found: its place in the bytes of the sentence, its tag and how sure that is in thousandths.
    package struct Found {
        package var range: Range<Int>
        package var tag: WordTag
        package var confidence: Int

        package init(range: Range<Int>, tag: WordTag, confidence: Int) {
            self.range = range
            self.tag = tag
            self.confidence = confidence
        }
    }

    package init() {}

    /// Adds a sentence: its gold words, with one space between any two, and what was found in that text.
    ///
    /// - Complexity: O(n) for n words.
    package mutating func add(_ forms: [String], tags: [TagSet?], found: [Found]) {
        sentences += 1
        var start = 0
        var next = 0
        words.predicted += found.count
        classes.predicted += found.count
        // A noun of which more is known is one in a text that has the tags of the treebank.
        let knowsTreebank = tags.contains { set in
            set.map { $0.isSubset(of: Self.nouns) && $0.rawValue.nonzeroBitCount == 1 } ?? false
        }
        if knowsTreebank { treebank.predicted += found.count }
        for (form, tags) in zip(forms, tags) {
            let range = start..<start + form.utf8.count
            start = range.upperBound + 1
            words.gold += 1
            classes.gold += 1
            if knowsTreebank { treebank.gold += 1 }
            while next < found.count, found[next].range.lowerBound < range.lowerBound { next += 1 }
            guard next < found.count, found[next].range == range else { continue }
            words.common += 1
            guard let tags, !tags.isEmpty else { continue }
            compare(form, tags, found[next], knowsTreebank)
        }
    }

    private static let nouns = TagSet { $0.partOfSpeech == .noun }

    private mutating func compare(_ form: String, _ tags: TagSet, _ found: Found, _ knowsTreebank: Bool) {
        let gold = WordTag.all.first { tags.contains($0) }!
        let isRight = gold.partOfSpeech == found.tag.partOfSpeech
        if isRight {
            classes.common += 1
        } else {
            confusions[Confusion(gold: gold.partOfSpeech, found: found.tag.partOfSpeech), default: 0] += 1
            errors["\(form)\t\(gold.partOfSpeech.rawValue)\t\(found.tag.partOfSpeech.rawValue)", default: 0] += 1
        }
        if knowsTreebank, WordTag.all.contains(where: { tags.contains($0) && $0.vlsp == found.tag.vlsp }) {
            treebank.common += 1
        }
        let bin = min(found.confidence / 100, 9)
        reliability[bin].count += 1
        reliability[bin].confidence += found.confidence
        if isRight { reliability[bin].right += 1 }
    }
}
