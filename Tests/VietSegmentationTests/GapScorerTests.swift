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

    @Test func damagedTablesAreRefused() throws {
        var random = RandomModel(seed: 6)
        let bytes = SegmentationTables.compile(random.model(), identity: "x")
        _ = try SegmentationTables(compiled: bytes)
        var generator = SeededGenerator(seed: 1)
        for _ in 0..<200 {
            var flipped = bytes
            flipped[Int.random(in: 0..<bytes.count, using: &generator)] ^=
                1 << UInt8.random(in: 0..<8, using: &generator)
            #expect(throws: VietTextError.self) { try SegmentationTables(compiled: flipped) }
            let cut = Array(bytes.prefix(Int.random(in: 0..<bytes.count, using: &generator)))
            #expect(throws: VietTextError.self) { try SegmentationTables(compiled: cut) }
        }
    }
}
