import TestSupport
import Testing
import VietText
@testable import VietEntities

@Suite struct NameListTests {
    private func span(_ start: Int, _ end: Int, type: Int = 0) -> NameSpan {
        NameSpan(range: start..<end, type: type, margin: 1)
    }

    @Test func whatIsAddedStandsInItsPlace() {
        var random = SeededGenerator(seed: 5)
        for _ in 0..<300 {
            var all: [NameSpan] = []
            var end = 0
            for _ in 0..<Int.random(in: 0...12, using: &random) {
                let start = end + Int.random(in: 0...3, using: &random)
                end = start + Int.random(in: 1...4, using: &random)
                all.append(span(start, end))
            }
            let isNew = all.map { _ in Bool.random(using: &random) }
            var names = NameList(zip(all, isNew).filter { !$1 }.map(\.0))
            names.add(zip(all, isNew).filter { $1 }.map(\.0))
            #expect(names.spans == all)
            #expect(names.steps <= all.count)
        }
    }

    @Test func namesBecomeOneWithTheOneBehindThem() {
        var names = NameList([span(0, 1), span(1, 2), span(2, 3), span(5, 6), span(7, 8)])
        var seen: [Int] = []
        names.changeEach { name, next in
            seen.append(name.range.lowerBound)
            name.type = 2
            guard let next, next.range.lowerBound == name.range.upperBound else { return false }
            name.range = name.range.lowerBound..<next.range.upperBound
            return true
        }
        #expect(seen == [0, 2, 5, 7])
        #expect(names.spans == [span(0, 2, type: 2), span(2, 3, type: 2), span(5, 6, type: 2), span(7, 8, type: 2)])
    }

    /// Every pass moves a name once or not at all, however many it adds.
    @Test(arguments: [
        "startup Kivomo, [PER Lê An], ", "Cổ phiếu [ORG HPG], QZX, ", "Vụ trưởng [ORG Vụ Kế hoạch Lê Văn An], ",
        "[ORG Quỹ Vì mái] nhà [LOC Việt], ",
    ])
    func aSentenceOfManyNamesIsNotMovedForEachOfThem(part: String) {
        let marked = MarkedText(String(repeating: part, count: 200))
        let columns = RecasedColumns([marked.document], names: NameTable())
        #expect(columns.sentences.count == 1)
        var spans = marked.spans
        let repair = NameRepair(columns, names: EntityTagger.standard.tagger.model.names)
        let before = spans
        let moves = repair.apply(to: &spans, in: columns.sentences[0], isGivenName: { _ in false })
        #expect(spans != before)
        #expect(moves <= 8 * max(spans.count, before.count))
    }
}
