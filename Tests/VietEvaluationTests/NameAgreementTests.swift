import TestSupport
import Testing
import VietEvaluation
import VietFormats
import VietText

@Suite struct NameAgreementTests {
    private func agreement(_ gold: [(Range<Int>, EntityType)], _ found: [(Range<Int>, EntityType)]) -> NameAgreement {
        var agreement = NameAgreement()
        let text = SourceText("abcdefghijklmnopqrstuvwxyz")
        func entities(_ spans: [(Range<Int>, EntityType)]) -> [Entity] { spans.map { Entity(range: $0.0, type: $0.1) } }
        agreement.add(AnnotatedText(source: text, entities: entities(gold)), predicted: entities(found))
        return agreement
    }

    @Test func spanAndTypeMustBeTheSame() {
        let result = agreement(
            [(0..<2, .person), (4..<6, .location), (8..<10, .organization), (12..<14, .person)],
            [(0..<2, .person), (4..<6, .person), (8..<9, .organization), (20..<22, .location), (24..<25, .date)])
        #expect(result.all == AgreementCounts(gold: 4, predicted: 4, common: 1))
        #expect(result.counts(of: .person) == AgreementCounts(gold: 2, predicted: 2, common: 1))
        #expect(result.counts(of: .date) == AgreementCounts())
        let errors = result.commonestErrors(10)
        #expect(errors.map(\.error.kind) == [.type, .span, .missed, .added])
        #expect(errors[1].error.gold == "ORG ij" && errors[1].error.predicted == "ORG i")
        #expect(result.commonestErrors(1).count == 1)
    }

    /// 200 bytes at most, and no part of a letter of three.
    @Test(arguments: zip([196, 197, 198, 199, 300], [198, 198, 198, 199, 200]))
    func longNamesAreCutBetweenLetters(before: Int, kept: Int) {
        var result = NameAgreement()
        let text = String(repeating: "a", count: before) + "ế" + "b"
        let source = SourceText(text)
        result.add(
            AnnotatedText(source: source, entities: [Entity(range: 0..<2, type: .person)]),
            predicted: [Entity(range: 0..<source.count, type: .person)])
        let shown = kept == text.count ? text : text.prefix(kept) + "…"
        #expect(result.commonestErrors(1).first?.error.predicted == "PER " + shown)
    }

    /// Against looking at every pair.
    @Test func agreesWithComparingAllPairs() {
        var generator = SeededGenerator(seed: 42)
        func spans() -> [(Range<Int>, EntityType)] {
            var start = 0
            var spans: [(Range<Int>, EntityType)] = []
            while start < 24 {
                let end = start + Int.random(in: 1...4, using: &generator)
                if Bool.random(using: &generator), end <= 26 {
                    spans.append((start..<end, EntityType.names.randomElement(using: &generator)!))
                }
                start = end
            }
            return spans
        }
        for _ in 0..<1_000 {
            let (gold, found) = (spans(), spans())
            let result = agreement(gold, found)
            let common = gold.count { name in found.contains { $0 == name } }
            #expect(result.all == AgreementCounts(gold: gold.count, predicted: found.count, common: common))
            let missed = gold.count { name in !found.contains { $0.0.overlaps(name.0) } }
            let added = found.count { name in !gold.contains { $0.0.overlaps(name.0) } }
            var kinds: [NameAgreement.Error.Kind: Int] = [:]
            for (error, count) in result.commonestErrors(.max) { kinds[error.kind, default: 0] += count }
            #expect(kinds[.missed] ?? 0 == missed && kinds[.added] ?? 0 == added)
        }
    }

    @Test func theTaggerIsMeasured() throws {
        let line = #"{"text":"Ông Nguyễn Văn An đến Hà Nội.","entities":[[4,17,"PER"],[22,28,"LOC"]]}"#
        var agreement = NameAgreement()
        for text in try AnnotatedText.jsonLines(Array(line.utf8)) {
            agreement.add(text, predicted: EntityTagger.standard.entities(in: Segmenter.standard.segment(text.source)))
        }
        #expect(agreement.all.f1 == 1)
    }
}
