import Testing

@testable import VietTraining

@Suite struct TruncatedSVDTests {
    private func cells(_ matrix: [[Float]]) -> [TruncatedSVD.Cell] {
        matrix.enumerated().flatMap { row, values in
            values.enumerated().filter { $0.element != 0 }.map { column, value in
                TruncatedSVD.Cell(row: Int32(row), column: Int32(column), value: value)
            }
        }
    }

    private func dot(_ vectors: [Float], _ a: Int, _ b: Int, _ dimensions: Int) -> Float {
        (0..<dimensions).reduce(0) { $0 + vectors[a * dimensions + $1] * vectors[b * dimensions + $1] }
    }

    /// 3 0; 4 5 has the singular values √45 and √5, along (1, 3) and (3, -1).
    @Test func singularValuesAreThoseOfTheMatrix() {
        let found = TruncatedSVD(dimensions: 2).decompose(cells([[3, 0], [4, 5]]), rows: 2, columns: 2)
        #expect((found.squares[0] - 45).magnitude < 0.01 && (found.squares[1] - 5).magnitude < 0.01)
        let expected = ([4.5, 4.5, 40.5, 0.5] as [Float]).map { $0.squareRoot() }
        #expect(zip(found.left, expected).allSatisfy { ($0.magnitude - $1).magnitude < 0.01 })
        #expect(found.left[0] * found.left[2] > 0 && found.left[1] * found.left[3] < 0)
    }

    @Test func theGreatestDirectionsAreKept() {
        let matrix: [[Float]] = [[0, 1, 0], [8, 0, 0], [0, 0, 0], [0, 0, 3]]
        let found = TruncatedSVD(dimensions: 2).decompose(cells(matrix), rows: 4, columns: 3)
        #expect((found.squares[0] - 64).magnitude < 0.01 && (found.squares[1] - 9).magnitude < 0.01)
        #expect(dot(found.left, 0, 0, 2) < 0.01 && dot(found.left, 2, 2, 2) == 0)
        #expect((dot(found.left, 1, 1, 2) - 64).magnitude < 0.01 && (dot(found.left, 3, 3, 2) - 9).magnitude < 0.01)
    }

    /// Each direction weighs the root of its singular value.
    @Test func rowsAreDampedAndOfUnitLength() {
        let rows = TruncatedSVD(dimensions: 2).unitRows(
            cells([[3, 0], [4, 5], [8, 10], [0, 0]]), rows: 4, columns: 2)
        for row in 0..<3 { #expect((dot(rows, row, row, 2) - 1).magnitude < 1e-5) }
        #expect((dot(rows, 1, 2, 2) - 1).magnitude < 1e-5, "one is a multiple of the other")
        #expect(dot(rows, 3, 3, 2) == 0)
        let two = TruncatedSVD(dimensions: 2).unitRows(cells([[3, 0], [4, 5]]), rows: 2, columns: 2)
        #expect((dot(two, 0, 1, 2) - 0.6 / Float(1.2 * 2.8).squareRoot()).magnitude < 0.001)
    }
}
