import TestSupport
import Testing
import VietCore

@testable import VietSegmentation

@Suite struct GapScorerTests {
    @Test func foldedTablesScoreLikeTheReference() {
        var random = RandomModel(seed: 3)
        var gaps = 0
        for round in 0..<15 {
            let model = random.model()
            let reference = ReferenceSegmentationScorer(model)
            let tables = SegmentationTables(folding: model)
            var scorer = GapScorer()
            for _ in 0..<200 {
                let units = random.units(for: model)
                scorer.score(units, with: tables)
                let expected = reference.scores(units)
                let actual = (0..<units.count).map { scorer.score(before: $0) }
                #expect(actual == expected, "round \(round)")
                scorer.score(units, with: tables, isPlain: true)
                let plain = (0..<units.count).map { scorer.score(before: $0) }
                #expect(plain == expected, "round \(round), without wide vectors")
                gaps += expected.count { $0 != nil }
            }
        }
        #expect(gaps > 3_000)
    }

    /// Nothing lies between a gap that joins and one that parts: one point decides.
    @Test(arguments: [(-1, 2), (0, 2), (1, 1)]) func onePointDecides(weight: Int, words: Int) throws {
        var model = SegmentationModel(
            vocabulary: [.init(text: "kinh", isFamilyName: false), .init(text: "tế", isFamilyName: false)], lexicon: [],
            weights: [])
        var units = SegmentationUnits()
        for index in 0..<2 {
            let number = UInt16(index + 5)
            units.append(
                syllable: number, form: .init(kind: .syllable, shape: .lower, syllable: model.syllable(number)),
                isOpen: index > 0)
        }
        let features = SegmentationFeatures(
            units: units, lexicon: SegmentationLexicon([], bonds: []), vocabulary: model.vocabulary)
        var key: SegmentationFeatures.Key?
        features.forEach(gap: 0) { key = key ?? $0 }
        model.weights = [.init(key: try #require(key), value: Int16(weight))]
        #expect(Segmenter(model: SegmentationTables(folding: model)).segment("kinh tế").words.count == words)
    }

    @Test func compilingTwiceGivesTheSameBytes() {
        var random = RandomModel(seed: 5)
        let model = random.model()
        #expect(SegmentationTables.compile(model, identity: "x") == SegmentationTables.compile(model, identity: "x"))
    }
}
