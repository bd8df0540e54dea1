import TestSupport
import Testing
import VietCore
import VietText

@testable import VietRestoration
@testable import VietTraining

@Suite struct RestorationTuningTests {
    /// Three groups of three words behind what is no word.
    private static let groups: [(first: UInt16, index: UInt8)] = (0..<14).map { (word: Int) in
        word < 5 ? (UInt16(word), 0) : (UInt16(word - (word - 5) % 3), UInt8((word - 5) % 3))
    }

    private static func costs(_ random: inout SeededGenerator) -> NgramCosts {
        func some(_ count: Int) -> [Float] { (0..<count).map { _ in Float.random(in: 0.1...4, using: &random) } }
        let words: [UInt64] = [0, 5, 6, 7, 8, 9, 10, 11, 12, 13]
        var pairs: [UInt64] = []
        for first in words {
            for second in words where Bool.random(using: &random) { pairs.append(first << 16 | second) }
        }
        let begins = pairs.map { _ in Bool.random(using: &random) }
        var triples: [UInt64] = []
        for (pair, begins) in zip(pairs, begins) where begins {
            for third in words where Bool.random(using: &random) { triples.append(pair << 16 | third) }
        }
        return NgramCosts(
            single: some(14), leaving: some(14), pairs: pairs, pairCosts: some(pairs.count),
            pairLeaving: some(pairs.count), beginsTriple: begins, triples: triples, tripleCosts: some(triples.count),
            pairGroups: NgramGroups(pairs, groups), tripleGroups: NgramGroups(triples, groups))
    }

    /// What a word costs behind two others.
    private static func cost(_ first: UInt16?, _ second: UInt16, _ word: UInt16, _ costs: NgramCosts) -> Double {
        var leaving: Float = 0
        let context = first.map { UInt64($0) << 16 | UInt64(second) }
        if let context, let pair = costs.pairs.firstIndex(of: context), costs.beginsTriple[pair] {
            if let triple = costs.triples.firstIndex(of: context << 16 | UInt64(word)) {
                return Double(costs.tripleCosts[triple])
            }
            leaving = costs.pairLeaving[pair]
        }
        if let pair = costs.pairs.firstIndex(of: UInt64(second) << 16 | UInt64(word)) {
            return Double(leaving + costs.pairCosts[pair])
        }
        return Double(leaving + costs.leaving[Int(second)] + costs.single[Int(word)])
    }

    @Test func stepsAreAsProbableAsAllReadingsSay() {
        var random = SeededGenerator(seed: 16)
        for _ in 0..<40 {
            let costs = Self.costs(&random)
            let words = (0..<14).map { UInt16($0) }
            let units = (0..<4).map { _ in
                let first = Int32.random(in: 0...2, using: &random) * 3 + 5
                return TuningUnit(
                    first: first, count: 3, truth: .random(in: 0...2, using: &random), group: UInt16(first),
                    second: UInt16(first))
            }
            var lattice = TuningLattice()
            (lattice.width, lattice.margin) = (100, 100)
            lattice.read(units, words, costs)
            var sums: [[UInt16]: Double] = [:]
            var total = 0.0
            for number in 0..<81 {
                let choices = [1, 3, 9, 27].map { number / $0 % 3 }
                var path: [UInt16] = [0]
                for (unit, choice) in zip(units, choices) { path.append(UInt16(Int(unit.first) + choice)) }
                path.append(0)
                var cost = 0.0
                for place in 1..<path.count {
                    cost += Self.cost(place > 1 ? path[place - 2] : nil, path[place - 1], path[place], costs)
                }
                let weight = DeterministicMath.exp(-cost)
                total += weight
                for place in 1..<path.count {
                    sums[[UInt16(place)] + path[max(place - 2, 0)...place], default: 0] += weight
                }
            }
            var place: [Int32: UInt16] = [0: 0]
            for edge in lattice.edges {
                let (from, to) = (lattice.nodes[Int(edge.from)], lattice.nodes[Int(edge.to)])
                place[edge.to] = place[edge.from]! + 1
                let before = from.back < 0 ? [] : [lattice.nodes[Int(from.back)].word]
                let expected = sums[[place[edge.to]!] + before + [from.word, to.word]]! / total
                #expect(abs(Double(lattice.probability(edge)) - expected) < 0.02)
            }
        }
    }

    @Test func theTrueReadingIsNeverLeftOut() {
        var random = SeededGenerator(seed: 17)
        let costs = Self.costs(&random)
        let words = (0..<14).map { UInt16($0) }
        var lattice = TuningLattice()
        (lattice.width, lattice.margin) = (1, 0)
        for _ in 0..<50 {
            let units = (0..<6).map { _ in
                let first = Int32.random(in: 0...2, using: &random) * 3 + 5
                return TuningUnit(
                    first: first, count: 3, truth: .random(in: 0...2, using: &random), group: UInt16(first),
                    second: UInt16(first))
            }
            lattice.read(units, words, costs)
            let found: [UInt16] = lattice.edges.filter(\.isTrue).map { lattice.nodes[Int($0.to)].word }
            var truth: [UInt16] = units.map { UInt16(Int($0.first) + Int($0.truth)) }
            truth.append(0)
            #expect(found == truth)
        }
    }

    @Test func everyRoundLeavesLessThatIsWrong() throws {
        let lines = ["Mẹ đi chợ mua cá.", "Cả nhà ăn cá của mẹ.", "Bé ca hát, cả nhà ca.", "Má mua mạ, mà mả má xa."]
        let text = String(repeating: lines.joined(separator: "\n") + "\n", count: 50)
        var corpus = RestorationCorpus(.standard, holdingOutEvery: 0)
        corpus.add(Array(text.utf8))
        let vocabulary = try RestorationVocabulary(corpus.text)
        var trainer = RestorationTrainer(corpus.text, vocabulary: vocabulary)
        // Without pairs and triples there is more to learn.
        (trainer.options.pairs, trainer.options.triples, trainer.options.rounds) = (10, 0, 4)
        var costs = trainer.counted()
        let losses = trainer.tuner.tune(&costs)
        #expect(losses.count == 4 && losses[0] > 20)
        #expect(zip(losses, losses.dropFirst()).allSatisfy { $0 > $1 })
    }
}
