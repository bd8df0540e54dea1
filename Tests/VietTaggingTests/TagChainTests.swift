import CVietScan
import Foundation
import TestSupport
import Testing
import VietCore
import VietText

@testable import VietTagging

/// The decoder, the sums of weights and the probabilities against plain twins.
@Suite struct TagChainTests {
    private static let tags = TagModel.tags
    private static let lanes = TagChain.lanes

    private struct Problem {
        var scores: [Int16]
        var sets: [UInt32]
        var moves: [Int32]
        var length: Int

        init(length: Int, _ generator: inout SeededGenerator) {
            self.length = length
            scores = (0..<length * 32).map { _ in Int16.random(in: -300...300, using: &generator) }
            sets = (0..<length).map { _ in
                let set = UInt32.random(in: 1..<(1 << 21), using: &generator)
                return Bool.random(using: &generator) ? (1 << 21) - 1 : set
            }
            moves = (0...TagChainTests.tags).flatMap { _ in
                (0..<TagChainTests.lanes).map {
                    $0 < TagChainTests.tags ? Int32.random(in: -200...200, using: &generator) : 0
                }
            }
        }

        func score(_ position: Int, _ tag: Int) -> Int32 {
            let own = Int32(scores[position * 32 + (tag < 11 ? tag : tag - 11 + 16)])
            return sets[position] >> UInt32(tag) & 1 == 1 ? own : own - 100_000_000
        }

        func move(_ from: Int?, _ to: Int) -> Int32 { moves[(from ?? TagChainTests.tags) * TagChainTests.lanes + to] }

        func total(_ path: [UInt8]) -> Int32 {
            path.indices.reduce(0) {
                $0 + score($1, Int(path[$1])) + move($1 == 0 ? nil : Int(path[$1 - 1]), Int(path[$1]))
            }
        }

        /// The score of the best path, by the book.
        var best: Int32 {
            var last = (0..<TagChainTests.tags).map { score(0, $0) + move(nil, $0) }
            for position in 1..<max(length, 1) {
                last = (0..<TagChainTests.tags).map { to in
                    (0..<TagChainTests.tags).map { last[$0] + move($0, to) }.max()! + score(position, to)
                }
            }
            return last.max()!
        }

        var decoded: [UInt8] {
            var forward = [Int32](repeating: 0, count: max(1, length * TagChainTests.lanes))
            var best = [UInt8](repeating: 0, count: length)
            viet_tags_decode(scores, sets, length, moves, &forward, &best)
            return best
        }
    }

    @Test func decodedPathsAreTheBest() {
        var generator = SeededGenerator(seed: 5)
        for length in 1...60 {
            let problem = Problem(length: length, &generator)
            let path = problem.decoded
            #expect(problem.total(path) == problem.best)
            for (position, tag) in path.enumerated() { #expect(problem.sets[position] >> UInt32(tag) & 1 == 1) }
        }
    }

    @Test func sumsAreThoseOfPlainMeans() throws {
        let model = PartOfSpeechTagger.standard.model
        var text = RandomText(seed: 3)
        var columns = WordColumns()
        var features = TagFeatures()
        var (fast, slow) = ([Int16](repeating: 7, count: 32), [Int16](repeating: 7, count: 32))
        for _ in 0..<60 {
            Segmenter.standard.segment(SourceText(bytes: text.next())).withView { view in
                for sentence in view.sentences {
                    columns.read(sentence.words, of: view, classes: model.classes)
                    for position in 0..<columns.count {
                        features.make(columns, at: position)
                        features.sum(model.weights, into: &fast)
                        features.plainSum(model.weights, into: &slow)
                        #expect(fast == slow)
                    }
                }
            }
        }
    }

    @Test func probabilitiesAreThoseOfAllTaggings() throws {
        let model = PartOfSpeechTagger.standard.model
        let document = Segmenter.standard.segment("Tôi đá hòn đá")
        let found = PartOfSpeechTagger.standard.confidentTags(of: document)
        let scale = Double(TagModel.scale) * PartOfSpeechTagger.confidenceTemperature
        #expect(found.count == 4)
        let (scores, sets, best) = scored(document, model)
        func move(_ from: Int?, _ to: Int) -> Double {
            exp(Double(model.transitions[(from ?? Self.tags) * Self.tags + to]) / scale)
        }
        func own(_ position: Int, _ tag: Int) -> Double {
            guard sets[position].rawValue >> UInt32(tag) & 1 == 1 else { return 0 }
            return exp(Double(scores[position * 32 + (tag < 11 ? tag : tag - 11 + 16)]) / scale)
        }
        var sums = [Double](repeating: 0, count: 4)
        var total = 0.0
        func add(_ path: [Int], _ weight: Double) {
            if weight == 0 { return }
            if path.count == 4 {
                total += weight
                for position in 0..<4 where path[position] == best[position] { sums[position] += weight }
                return
            }
            for tag in 0..<Self.tags { add(path + [tag], weight * own(path.count, tag) * move(path.last, tag)) }
        }
        add([], 1)
        for position in 0..<4 {
            #expect((found[position].confidence - sums[position] / total).magnitude < 0.002)
        }
    }

    /// The scores of the words of a text of one sentence, the tags that they may have, and the best ones.
    private func scored(_ document: Document, _ model: TagModel) -> (scores: [Int16], sets: [TagSet], best: [Int]) {
        var columns = WordColumns()
        var features = TagFeatures()
        var chain = TagChain(model)
        document.withView { columns.read($0.sentences[0].words, of: $0, classes: model.classes) }
        chain.decode(columns, &features, model.weights)
        return (Array(chain.scores.elements), Array(columns.sets.elements), chain.tags.map { Int($0) })
    }
}
