import Foundation
import TestSupport
import Testing
import VietEntities
import VietTraining

/// The sums of the lattice against all sequences of labels written out.
@Suite struct ChainLatticeTests {
    private static let n = NameLabels.count

    private struct Problem {
        var unary: [SIMD16<Float>]
        var transitions: [Float]
        var labels: [UInt8]

        init(length: Int, _ generator: inout SeededGenerator) {
            unary = (0..<length).map { _ in
                var row = SIMD16<Float>.zero
                for label in 0..<16 { row[label] = Float.random(in: -2...2, using: &generator) }
                return row
            }
            transitions = (0..<ChainLatticeTests.n * ChainLatticeTests.n).map { _ in
                Float.random(in: -1...1, using: &generator)
            }
            labels = ChainLatticeTests.sequences(length).randomElement(using: &generator)!
        }

        func score(_ labels: [UInt8]) -> Double {
            var total = 0.0
            var previous = 0
            for (position, label) in labels.enumerated() {
                total += Double(transitions[previous * ChainLatticeTests.n + Int(label)])
                if label > 0 { total += Double(unary[position][Int(label) - 1]) }
                previous = Int(label)
            }
            return total
        }
    }

    /// All sequences that the labels allow, from outside to where a name may end.
    private static func sequences(_ length: Int) -> [[UInt8]] {
        var all: [[UInt8]] = [[]]
        for _ in 0..<length {
            all = all.flatMap { start in
                (0..<n).filter { NameLabels.allows(Int(start.last ?? 0), $0) }.map { start + [UInt8($0)] }
            }
        }
        return all.filter { NameLabels.closes(Int($0.last ?? 0)) }
    }

    @Test(arguments: [1, 2, 3, 4])
    func sumsAreThoseOfAllSequences(length: Int) {
        var generator = SeededGenerator(seed: UInt64(length))
        var lattice = ChainLattice<SIMD16<Float>>(.names)
        let all = Self.sequences(length)
        for _ in 0..<(length == 4 ? 3 : 20) {
            let problem = Problem(length: length, &generator)
            let loss = lattice.read(
                problem.unary, transitions: problem.transitions, labels: problem.labels[...])
            let weights = all.map { exp(problem.score($0)) }
            let total = weights.reduce(0, +)
            #expect((loss - (log(total) - problem.score(problem.labels))).magnitude < 1e-4)

            var expected = [[Double]](repeating: [Double](repeating: 0, count: Self.n), count: length)
            var moves = [Double](repeating: 0, count: Self.n * Self.n)
            for (labels, weight) in zip(all + [problem.labels], weights + [-total]) {
                var previous = 0
                for (position, label) in labels.enumerated() {
                    expected[position][Int(label)] += weight / total
                    moves[previous * Self.n + Int(label)] += weight / total
                    previous = Int(label)
                }
            }
            for position in 0..<length {
                let gradient = lattice.gradient(at: position)
                for label in 1..<Self.n {
                    #expect((Double(gradient[label - 1]) - expected[position][label]).magnitude < 1e-4)
                }
            }
            for move in moves.indices {
                #expect((Double(lattice.transitionGradient[move]) - moves[move]).magnitude < 1e-4)
            }
        }
    }

    @Test func farApartScoresStayFinite() {
        var unary = [SIMD16<Float>](repeating: .zero, count: 200)
        for position in unary.indices { unary[position] = SIMD16(repeating: position % 2 == 0 ? 60 : -60) }
        var lattice = ChainLattice<SIMD16<Float>>(.names)
        let labels = [UInt8](repeating: 0, count: unary.count)
        let loss = lattice.read(
            unary, transitions: [Float](repeating: 0, count: Self.n * Self.n), labels: labels[...])
        #expect(loss.isFinite && loss > 0)
        #expect((0..<16).allSatisfy { lattice.gradient(at: 100)[$0].isFinite })
    }
}
