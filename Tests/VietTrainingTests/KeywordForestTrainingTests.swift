import TestSupport
import Testing
import VietCore

@testable import VietKeywords
@testable import VietTraining

/// How trees over the features of candidates are grown.
@Suite struct KeywordForestTrainingTests {
    /// Articles of which the candidate is wanted that has just one of two features, which no linear weights can tell.
    private func examples(count: Int, seed: UInt64) -> KeywordExamples {
        var generator = SeededGenerator(seed: seed)
        var examples = KeywordExamples(width: 3)
        for _ in 0..<count {
            let wanted = Int.random(in: 0..<4, using: &generator)
            let rows = (0..<4).map { candidate in
                let first = Bool.random(using: &generator)
                let second = candidate == wanted ? !first : first
                return [first ? 4096 : 0, second ? 9000 : 1000, Int32.random(in: 0...4096, using: &generator)]
            }
            examples.append(rows, wanted: [[wanted]])
        }
        return examples
    }

    /// The likelihood whose slopes the trees follow.
    private func value(_ examples: KeywordExamples, _ scores: [Double]) -> Double {
        (0..<examples.count).reduce(0.0) { sum, article in
            let odds = scores[examples.starts[article]..<examples.starts[article + 1]].map { DeterministicMath.exp($0) }
            let saying = Set(examples.wanted[article].joined())
            let rest = odds.indices.reduce(0.0) { saying.contains($1) ? $0 : $0 + odds[$1] }
            return sum
                + examples.wanted[article].reduce(0.0) { sum, places in
                    let own = places.reduce(0.0) { $0 + odds[$1] }
                    return sum + examples.weights[article] * DeterministicMath.log(own / (own + rest))
                }
        }
    }

    private func score(_ numbers: [Int32], _ row: ArraySlice<Int32>) -> Int32 {
        var sum: Int32 = 0
        let leaves = 1 << KeywordForest.depth
        for start in stride(from: 0, to: numbers.count, by: KeywordForest.width) {
            var node = 0
            while node < leaves - 1 {
                let isRight = row[row.startIndex + Int(numbers[start + 2 * node])] > numbers[start + 2 * node + 1]
                node = 2 * node + (isRight ? 2 : 1)
            }
            sum += numbers[start + leaves - 1 + node]
        }
        return sum
    }

    @Test func slopesAreThoseOfTheLikelihood() {
        var generator = SeededGenerator(seed: 4)
        var examples = KeywordExamples(width: 1)
        examples.append([[0], [0], [0], [0]], wanted: [[0], [2, 3], [0, 3]], weight: 0.5)
        examples.append([[0], [0]], wanted: [[1]])
        let scores = (0..<6).map { _ in Double.random(in: -2...2, using: &generator) }
        let slopes = examples.slopes(at: scores)
        for place in scores.indices {
            var (up, down) = (scores, scores)
            up[place] += 1e-5
            down[place] -= 1e-5
            let slope = (value(examples, up) - value(examples, down)) / 2e-5
            #expect((slopes[place][0] - slope).magnitude < 1e-4, "\(place)")
            let curvature = (examples.slopes(at: up)[place][0] - examples.slopes(at: down)[place][0]) / 2e-5
            #expect(slopes[place][1] > -curvature - 1e-3, "\(place): never too small")
        }
    }

    @Test func whatNoLinearWeightsTellIsLearned() {
        let examples = examples(count: 400, seed: 1)
        var trainer = KeywordForestTrainer()
        trainer.trees = 30
        let numbers = trainer.train(examples)
        #expect(numbers.count == 30 * KeywordForest.width)
        #expect(trainer.train(examples) == numbers)
        let other = self.examples(count: 300, seed: 2)
        let right = (0..<other.count).count { article in
            let scores = (other.starts[article]..<other.starts[article + 1]).map { score(numbers, other.row($0)) }
            return scores.firstIndex(of: scores.max() ?? 0) == other.wanted[article][0][0]
                && scores.count { $0 == scores.max() } == 1
        }
        // Noise is not taken for a rule.
        #expect(right > 285)
        #expect(KeywordForestTrainer().train(KeywordExamples(width: 2)).isEmpty)
    }

    @Test func everyTreeMakesTheWantedLikelier() {
        let examples = examples(count: 200, seed: 3)
        var trainer = KeywordForestTrainer()
        trainer.trees = 12
        let numbers = trainer.train(examples)
        var last = value(examples, [Double](repeating: 0, count: examples.candidates))
        for count in 1...12 {
            let part = Array(numbers.prefix(count * KeywordForest.width))
            let scores = (0..<examples.candidates).map { Double(score(part, examples.row($0))) / 4096 }
            let next = value(examples, scores)
            #expect(next > last)
            last = next
        }
    }

    /// A side of a split has so many candidates at least.
    @Test func smallSidesAreNoRule() {
        var examples = KeywordExamples(width: 1)
        for _ in 0..<20 { examples.append([[4096], [0]], wanted: [[0]]) }
        var trainer = KeywordForestTrainer()
        trainer.trees = 1
        #expect(
            trainer.train(examples).prefix(2 << KeywordForest.depth - 2).enumerated().allSatisfy {
                $0 % 2 == 0 || $1 == .max
            })
        (trainer.leastCount, trainer.leastCurvature) = (20, 1)
        #expect(trainer.train(examples)[1] == 0)
    }

    @Test func valuesFallIntoBinsInOrder() {
        var generator = SeededGenerator(seed: 5)
        for most in [2, 8, 64] {
            var examples = KeywordExamples(width: 1)
            examples.append((0..<300).map { _ in [Int32.random(in: -50...50, using: &generator)] }, wanted: [[0]])
            let column = KeywordForestTrainer.Column(examples, 0, most: most)
            #expect(column.thresholds.count < most && column.thresholds == Set(column.thresholds).sorted())
            for place in 0..<300 {
                let value = examples.value(0, of: place)
                #expect(Int(column.bins[place]) == column.thresholds.count { $0 < value })
            }
        }
    }
}
