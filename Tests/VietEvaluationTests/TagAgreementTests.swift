import Testing
import VietCore
import VietEvaluation

@Suite struct TagAgreementTests {
    private static let noun = WordTag(.noun, .noun)!
    private static let classifier = WordTag(.noun, .classifier)!
    private static let verb = WordTag(.verb, .verb)!
    private static let name = WordTag(.properNoun, .properNoun)!

    private func found(_ words: [(Range<Int>, WordTag)], confidence: Int = 950) -> [TagAgreement.Found] {
        words.map { .init(range: $0.0, tag: $0.1, confidence: confidence) }
    }

    @Test func wordsAndTheirTagsAreCompared() {
        var agreement = TagAgreement()
        // "con bo an co": a classifier for a noun, a verb for a verb, a word cut otherwise.
        agreement.add(
            ["con", "bo", "an co"], tags: [TagSet(Self.classifier), TagSet(Self.noun), TagSet(Self.verb)],
            found: found([(0..<3, Self.noun), (4..<6, Self.name), (7..<9, Self.verb), (10..<12, Self.noun)]))
        #expect(agreement.sentences == 1)
        #expect(agreement.words == AgreementCounts(gold: 3, predicted: 4, common: 2))
        // The class of the classifier is right, its tag in the treebank is not.
        #expect(agreement.classes == AgreementCounts(gold: 3, predicted: 4, common: 1))
        #expect(agreement.treebank == AgreementCounts(gold: 3, predicted: 4, common: 0))
        #expect(agreement.confusions.map { ($0.key.gold, $0.key.found, $0.value) }.first! == (.noun, .properNoun, 1))
        #expect(agreement.confusions.count == 1)
        #expect(agreement.errors == ["bo\tNOUN\tPROPN": 1])
        #expect(agreement.reliability[9].count == 2 && agreement.reliability[9].right == 1)
        #expect(agreement.reliability[9].confidence == 1900 && agreement.reliability[8].count == 0)
    }

    /// Where the gold text knows classes alone, tags of the treebank are not compared.
    @Test func openWordsAndOpenTagsSayNothing() {
        var agreement = TagAgreement()
        let nouns = TagSet { $0.partOfSpeech == .noun }
        agreement.add(
            ["bo", "an"], tags: [nouns, nil],
            found: found([(0..<2, Self.classifier), (3..<5, Self.verb)], confidence: 99))
        #expect(agreement.words.common == 2)
        #expect(agreement.classes.common == 1 && agreement.classes.gold == 2)
        #expect(agreement.treebank == AgreementCounts())
        #expect(agreement.reliability[0].count == 1 && agreement.reliability[0].right == 1)
        #expect(agreement.confusions.isEmpty && agreement.errors.isEmpty)
    }
}
