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

    @Test func compilingTwiceGivesTheSameBytes() {
        var random = RandomModel(seed: 5)
        let model = random.model()
        #expect(SegmentationTables.compile(model, identity: "x") == SegmentationTables.compile(model, identity: "x"))
    }
}
