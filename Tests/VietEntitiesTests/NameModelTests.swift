import TestSupport
import Testing
import VietCore
@testable import VietEntities

@Suite struct NameModelTests {
    private func randomRow(_ generator: inout SeededGenerator) -> SIMD16<Int8> {
        var row = SIMD16<Int8>.zero
        for label in 0..<16 { row[label] = Int8.random(in: -127...127, using: &generator) }
        return row
    }

    @Test func sumsRowsLikeTheDictionaryTheyCameFrom() throws {
        var generator = SeededGenerator(seed: 3)
        var builder = EntityModelBuilder()
        let rows = (0..<600).map { _ in (key: generator.next(), weights: randomRow(&generator)) }
        builder.setWeights(rows, into: .buckets)
        let model = try EntityModel(copying: builder.build())
        let byKey = Dictionary(uniqueKeysWithValues: rows.map { ($0.key, $0.weights) })
        for _ in 0..<200 {
            let keys = (0..<40).map { _ in
                Bool.random(using: &generator) ? rows.randomElement(using: &generator)!.key : generator.next()
            }
            var expected = SIMD16<Int16>.zero
            for key in keys { expected &+= SIMD16<Int16>(truncatingIfNeeded: byKey[key] ?? .zero) }
            let sum = keys.withUnsafeBufferPointer { model.weights.sum($0) }
            #expect(sum == model.weights.plainSum(keys))
            // An unknown key meets a foreign check once in ten thousand times; none of these does.
            #expect(sum == expected)
        }
    }

    @Test func refusesWhatIsNoModel() throws {
        let bytes = EntityModelBuilder().build()
        #expect(throws: Never.self) { try EntityModel(copying: bytes) }
        #expect(throws: VietTextError.self) { try EntityModel(copying: []) }
        #expect(throws: VietTextError.self) { try EntityModel(copying: Array(bytes.dropLast(100))) }
        var other = bytes
        other[12] ^= 0x40
        do {
            _ = try EntityModel(copying: other)
            Issue.record("a model of another feature set was accepted")
        } catch let error as VietTextError {
            #expect(error.code == .incompatibleTable)
        }
    }

    @Test func survivesAlteredBytes() {
        let bytes = EntityModelBuilder().build()
        var generator = SeededGenerator(seed: 9)
        for _ in 0..<300 {
            var altered = bytes
            altered[Int.random(in: 0..<min(400, bytes.count), using: &generator)] = UInt8.random(
                in: 0...255, using: &generator)
            _ = try? EntityModel(copying: altered)
        }
    }

    /// The best labels by trying all of them.
    private func bruteForce(
        _ unary: [SIMD16<Int16>], _ moves: [Int32], fixed: (position: Int, label: Int) = (-1, 0)
    ) -> Int32 {
        var best: [Int: Int32] = [0: 0]
        for (position, scores) in unary.enumerated() {
            var next: [Int: Int32] = [:]
            for (from, score) in best {
                for to in 0..<NameLabels.count where NameLabels.allows(from, to) {
                    if position == fixed.position, to != fixed.label { continue }
                    let value = score + moves[from * NameLabels.count + to] + (to == 0 ? 0 : Int32(scores[to - 1]))
                    next[to] = max(next[to] ?? .min, value)
                }
            }
            best = next
        }
        return best.filter { NameLabels.closes($0.key) }.values.max() ?? -100_000
    }

    private func score(_ spans: [NameSpan], _ unary: [SIMD16<Int16>], _ moves: [Int32]) -> Int32 {
        var labels = [Int](repeating: 0, count: unary.count)
        for span in spans {
            for index in span.range { labels[index] = NameLabels.inside(span.type) }
            labels[span.range.lowerBound] = NameLabels.begin(span.type)
            labels[span.range.upperBound - 1] = NameLabels.end(span.type)
            if span.range.count == 1 { labels[span.range.lowerBound] = NameLabels.single(span.type) }
        }
        var total: Int32 = 0
        var from = 0
        for (index, to) in labels.enumerated() {
            total += moves[from * NameLabels.count + to] + (to == 0 ? 0 : Int32(unary[index][to - 1]))
            from = to
        }
        return total
    }

    @Test func findsTheBestLabels() {
        var generator = SeededGenerator(seed: 5)
        var chain = NameChain()
        for _ in 0..<200 {
            let moves = (0..<289).map { _ in Int32.random(in: -40...40, using: &generator) }
            let unary = (0..<Int.random(in: 1...9, using: &generator)).map { _ in
                var row = SIMD16<Int16>.zero
                for label in 0..<16 { row[label] = Int16.random(in: -60...60, using: &generator) }
                return row
            }
            var spans: [NameSpan] = []
            moves.withUnsafeBufferPointer { moves in
                unary.withUnsafeBufferPointer {
                    chain.decode($0, start: 0, transitions: NameTransitions(scores: moves.baseAddress!), into: &spans)
                }
            }
            #expect(score(spans, unary, moves) == bruteForce(unary, moves))
            let most = bruteForce(unary, moves)
            for span in spans {
                let labels = span.range.map { index in
                    span.range.count == 1
                        ? NameLabels.single(span.type)
                        : index == span.range.lowerBound
                            ? NameLabels.begin(span.type)
                            : index == span.range.upperBound - 1
                                ? NameLabels.end(span.type) : NameLabels.inside(span.type)
                }
                let others = zip(span.range, labels).flatMap { index, own in
                    (0..<NameLabels.count).filter { $0 != own }.map {
                        bruteForce(unary, moves, fixed: (index, $0))
                    }
                }
                #expect(span.margin == most - others.max()!)
            }
        }
    }
}
