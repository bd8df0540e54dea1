import TestSupport
import Testing

@testable import VietTraining

@Suite struct SphericalKMeansTests {
    /// Vectors near the axes that are told, of unit length.
    private func vectors(_ axes: [Int], dimensions: Int = 32) -> [Float] {
        var generator = SeededGenerator(seed: 5)
        return axes.flatMap { axis in
            let vector = (0..<dimensions).map { (axis == $0 ? 1 : 0) + Float.random(in: -0.1...0.1, using: &generator) }
            let norm = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
            return vector.map { $0 / norm }
        }
    }

    /// The groups by the order in which they are met.
    private func ranks(_ groups: [Int]) -> [Int] {
        var met: [Int] = []
        return groups.map { group in
            if let place = met.firstIndex(of: group) { return place }
            met.append(group)
            return met.count - 1
        }
    }

    @Test(arguments: [1, 2, 3, 4] as [UInt64]) func noGroupHoldsVectorsFarApart(seed: UInt64) {
        // What tells two of the axes apart is in the second half of the vectors.
        let axes = (0..<60).map { [0, 20, 31][$0 % 3] }
        let groups = SphericalKMeans(dimensions: 32, rounds: 10).group(vectors(axes), into: 12, seed: seed)
        for group in Set(groups) {
            #expect(Set(zip(groups, axes).filter { $0.0 == group }.map(\.1)).count == 1)
        }
    }

    /// All first centres are of one direction, so that the others begin anew.
    @Test func aGroupWithoutVectorsBeginsAnew() {
        let vector = (0..<16).map { Float($0 == 3 ? 1 : 0) }
        let other = (0..<16).map { Float($0 == 4 ? 1 : 0) }
        let all = Array([vector, vector, vector, other, other, other].joined())
        let groups = SphericalKMeans(dimensions: 16, rounds: 12).group(all, into: 2, seed: 1)
        #expect(ranks(groups) == [0, 0, 0, 1, 1, 1])
    }

    @Test func thereAreNoMoreGroupsThanVectors() {
        let groups = SphericalKMeans(dimensions: 16, rounds: 3).group(
            vectors([1, 2], dimensions: 16), into: 9, seed: 1)
        #expect(groups.allSatisfy { (0..<2).contains($0) })
        #expect(SphericalKMeans(dimensions: 16, rounds: 3).group([], into: 9, seed: 1).isEmpty)
    }
}
