import VietCore

/// Listwise logistic regression: the weights under which what is wanted of an article is the likeliest of its candidates.
///
/// Maximises the sum of the logarithms of `exp(w·q) / Σ exp(w·c)` over what is wanted, the sum running over `q` and all
/// candidates that are neither wanted nor neutral, less half of the penalty times `w·w`, by
/// Newton's method. The function is concave, so there is one answer; every step is computed in fixed order with our own
/// exponential, so that it is the same to the last bit on any machine.
package struct KeywordWeightTrainer {
    /// What squares of weights cost.
    package var penalty = 2.0
    /// The most steps. Six to nine are needed.
    package var rounds = 40
    /// Weights are stored in such parts of one.
    package static let scale = 1000.0

    package init() {}

    /// The weights in thousandths.
    ///
    /// - Complexity: O(n k²) a round for n candidates and k features.
    package func train(_ examples: KeywordExamples) -> [Int32] {
        var weights = [Double](repeating: 0, count: examples.width)
        var step = Step(weights, examples, penalty)
        for _ in 0..<rounds {
            let direction = LinearSystem.solve(step.curvature, step.gradient)
            var length = 1.0
            var next = step
            repeat {
                next = Step(zip(weights, direction).map { $0 + length * $1 }, examples, penalty)
                length /= 2
            } while next.value < step.value && length > 1e-6
            let moved = zip(next.weights, weights).reduce(0) { max($0, ($1.0 - $1.1).magnitude) }
            if next.value < step.value { break }
            (weights, step) = (next.weights, next)
            if moved < 1e-7 { break }
        }
        return weights.map { Int32(($0 * Self.scale).rounded()) }
    }

    /// The value of the function at some weights, its gradient, and the matrix of its second derivatives with the sign
    /// turned.
    struct Step {
        let weights: [Double]
        private(set) var value = 0.0
        private(set) var gradient: [Double]
        private(set) var curvature: [[Double]]

        init(_ weights: [Double], _ examples: KeywordExamples, _ penalty: Double) {
            self.weights = weights
            let width = weights.count
            gradient = weights.map { -penalty * $0 }
            curvature = (0..<width).map { row in (0..<width).map { $0 == row ? penalty : 0 } }
            value = weights.reduce(0) { $0 - penalty / 2 * $1 * $1 }
            for article in 0..<examples.count { add(article, examples) }
        }

        private mutating func add(_ article: Int, _ examples: KeywordExamples) {
            let width = weights.count
            let rows = examples.starts[article]..<examples.starts[article + 1]
            func row(_ candidate: Int) -> ArraySlice<Float> {
                examples.features[(candidate * width)..<((candidate + 1) * width)]
            }
            let scores = rows.map { candidate in
                zip(weights, row(candidate)).reduce(0.0) { $0 + $1.0 * Double($1.1) }
            }
            let highest = scores.max() ?? 0
            let odds = scores.map { DeterministicMath.exp($0 - highest) }
            let wanted = examples.wanted[article]
            let weight = examples.weights[article]
            let others = rows.indices.filter { row in
                let place = row - rows.lowerBound
                return !wanted.contains(place) && !examples.neutral[article].contains(place)
            }
            let rest = others.reduce(0.0) { $0 + odds[$1 - rows.lowerBound] }
            // The moments of the others, of which each wanted one needs a share.
            var sum = [Double](repeating: 0, count: width)
            var squares = [[Double]](repeating: [Double](repeating: 0, count: width), count: width)
            func addMoments(
                of candidate: Int, _ share: Double, _ sum: inout [Double], _ squares: inout [[Double]]
            ) {
                let values = row(candidate).map { Double($0) }
                for a in 0..<width where values[a] != 0 {
                    sum[a] += share * values[a]
                    for b in 0...a { squares[a][b] += share * values[a] * values[b] }
                }
            }
            // What is as unlikely as that changes no digit that is kept.
            for candidate in others where odds[candidate - rows.lowerBound] > 1e-12 * rest {
                addMoments(of: candidate, odds[candidate - rows.lowerBound], &sum, &squares)
            }
            for place in wanted {
                let total = rest + odds[place]
                value += weight * (scores[place] - highest - DeterministicMath.log(total))
                var (mean, own) = (sum, squares)
                addMoments(of: rows.lowerBound + place, odds[place], &mean, &own)
                let values = row(rows.lowerBound + place)
                for a in 0..<width {
                    mean[a] /= total
                    gradient[a] += weight * (Double(values[values.startIndex + a]) - mean[a])
                    for b in 0...a { curvature[a][b] += weight * (own[a][b] / total - mean[a] * mean[b]) }
                }
            }
        }
    }
}

/// Linear equations with a matrix that is symmetric and positive definite.
enum LinearSystem {
    /// The solution of `matrix · x = right`, by Cholesky's decomposition; the lower triangle of the matrix is read alone.
    ///
    /// - Complexity: O(n³).
    static func solve(_ matrix: [[Double]], _ right: [Double]) -> [Double] {
        let size = right.count
        var lower = matrix
        for row in 0..<size {
            for column in 0...row {
                var sum = matrix[row][column]
                for k in 0..<column { sum -= lower[row][k] * lower[column][k] }
                lower[row][column] = row == column ? max(sum, 1e-12).squareRoot() : sum / lower[column][column]
            }
        }
        var result = right
        for row in 0..<size {
            for k in 0..<row { result[row] -= lower[row][k] * result[k] }
            result[row] /= lower[row][row]
        }
        for row in (0..<size).reversed() {
            for k in (row + 1)..<max(size, row + 1) { result[row] -= lower[k][row] * result[k] }
            result[row] /= lower[row][row]
        }
        return result
    }
}
