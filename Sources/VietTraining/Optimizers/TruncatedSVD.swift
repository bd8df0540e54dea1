/// The leading singular directions of a sparse matrix, by subspace iteration.
///
/// The same cells in the same order give the same numbers.
struct TruncatedSVD {
    struct Cell {
        var row: Int32
        var column: Int32
        var value: Float
    }

    /// The matrix times the directions, row by row, and the squared singular values as the last round has them.
    typealias Result = (left: [Float], squares: [Float])

    let dimensions: Int
    var rounds = 5
    var seed: UInt64 = 5

    init(dimensions: Int) { self.dimensions = dimensions }

    /// The rows of the matrix along the leading directions, the greatest first.
    ///
    /// - Complexity: O(rounds · dimensions · (cells + dimensions · columns)).
    func decompose(_ cells: [Cell], rows: Int, columns: Int) -> Result {
        var random = SplitMix(seed: seed)
        var right = (0..<columns * dimensions).map { _ in
            Float(Int64(random.next() >> 40) - (1 << 23)) / Float(1 << 23)
        }
        var squares = [Float](repeating: 1, count: dimensions)
        for _ in 0..<rounds {
            let left = product(cells, right, count: rows, isTransposed: false)
            right = product(cells, left, count: columns, isTransposed: true)
            squares = orthonormalize(&right)
        }
        return (product(cells, right, count: rows, isTransposed: false), squares)
    }

    /// The rows in so many dimensions, of unit length each.
    func unitRows(_ cells: [Cell], rows: Int, columns: Int) -> [Float] {
        var (left, squares) = decompose(cells, rows: rows, columns: columns)
        // The fourth root of the squares evens out the leading directions.
        let damp = squares.map { 1 / $0.squareRoot().squareRoot() }
        for start in stride(from: 0, to: left.count, by: dimensions) {
            var square: Float = 0
            for d in 0..<dimensions {
                left[start + d] *= damp[d]
                square += left[start + d] * left[start + d]
            }
            let norm = max(square.squareRoot(), 1e-12)
            for d in 0..<dimensions { left[start + d] /= norm }
        }
        return left
    }

    /// The matrix, or its transpose, times `vectors`.
    private func product(_ cells: [Cell], _ vectors: [Float], count: Int, isTransposed: Bool) -> [Float] {
        var sums = [Float](repeating: 0, count: count * dimensions)
        unsafe sums.withUnsafeMutableBufferPointer { sums in
            unsafe vectors.withUnsafeBufferPointer { vectors in
                for cell in cells {
                    let target = Int(isTransposed ? cell.column : cell.row) * dimensions
                    let source = Int(isTransposed ? cell.row : cell.column) * dimensions
                    for d in 0..<dimensions { unsafe sums[target + d] += cell.value * vectors[source + d] }
                }
            }
        }
        return sums
    }

    /// Makes columns orthogonal and of unit length, and says how long each was beside those before it.
    private func orthonormalize(_ vectors: inout [Float]) -> [Float] {
        let k = dimensions
        let rows = vectors.count / k
        return (0..<k).map { d in
            for e in 0..<d {
                var dot: Float = 0
                for row in 0..<rows { dot += vectors[row * k + d] * vectors[row * k + e] }
                for row in 0..<rows { vectors[row * k + d] -= dot * vectors[row * k + e] }
            }
            var square: Float = 0
            for row in 0..<rows { square += vectors[row * k + d] * vectors[row * k + d] }
            let norm = max(square.squareRoot(), 1e-12)
            for row in 0..<rows { vectors[row * k + d] /= norm }
            return norm
        }
    }
}
