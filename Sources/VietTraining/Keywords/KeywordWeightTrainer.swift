import VietCore
import VietKeywords

/// Listwise logistic regression: the weights under which what is wanted of an article is the likeliest of its candidates.
///
/// Maximises the sum of the logarithms of `Σ exp(w·q) / (Σ exp(w·q) + Σ exp(w·c))` over what is wanted, where `q` are the candidates
/// that say it and `c` those that say nothing wanted, less half of the penalty times `w·w`. Steps are those of Newton's method
/// with the curvature of the denominator alone, which is never too small. Where one candidate says what is wanted the function
/// is concave and has one answer; every step starts from 0 and is computed in fixed order with our own exponential, so that
/// the answer is the same to the last bit on any machine.
package struct KeywordWeightTrainer {
    /// What squares of weights cost.
    package var penalty = 2.0
    /// The most steps.
    package var rounds = 40
    /// The share of the value by which a step must better it for another to follow.
    private static let least = 1e-8
    /// Weights are stored in such parts of one.
    package static let scale = 1000.0

    package init() {}

    /// The weights in thousandths of one unit of a feature.
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
            if next.value < step.value { break }
            let gain = next.value - step.value
            (weights, step) = (next.weights, next)
            if gain < Self.least * step.value.magnitude { break }
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
            let rows = examples.rows(of: article)
            let scores = rows.map { candidate in
                zip(weights, examples.row(candidate)).reduce(0.0) { $0 + $1.0 * Double($1.1) } / KeywordForest.unit
            }
            let (odds, saying, rest) = examples.odds(of: article, at: scores)
            let weight = examples.weights[article]
            // The moments of the others, of which everything wanted needs a share.
            var others = Moments(weights.count)
            // What is as unlikely as that changes no digit that is kept.
            for place in odds.indices where !saying.contains(place) && odds[place] > 1e-12 * rest {
                others.add(examples.row(rows.lowerBound + place), odds[place])
            }
            for places in examples.wanted[article] {
                var own = Moments(weights.count)
                for place in places { own.add(examples.row(rows.lowerBound + place), odds[place]) }
                let total = others.total + own.total
                value += weight * (DeterministicMath.log(own.total) - DeterministicMath.log(total))
                for a in 0..<weights.count {
                    let mean = (others.sum[a] + own.sum[a]) / total
                    gradient[a] += weight * (own.sum[a] / own.total - mean)
                    for b in 0...a {
                        let square = (others.squares[a][b] + own.squares[a][b]) / total
                        curvature[a][b] += weight * (square - mean * (others.sum[b] + own.sum[b]) / total)
                    }
                }
            }
        }
    }

    /// Sums over candidates, each counting for its odds.
    private struct Moments {
        var total = 0.0
        var sum: [Double]
        /// The lower triangle.
        var squares: [[Double]]

        init(_ width: Int) {
            sum = [Double](repeating: 0, count: width)
            squares = (0..<width).map { [Double](repeating: 0, count: $0 + 1) }
        }

        mutating func add(_ row: ArraySlice<Int32>, _ odds: Double) {
            total += odds
            // Most features of a candidate are 0.
            let values = row.enumerated().compactMap { $1 == 0 ? nil : ($0, Double($1) / KeywordForest.unit) }
            for (place, (a, value)) in values.enumerated() {
                sum[a] += odds * value
                for (b, other) in values[...place] { squares[a][b] += odds * value * other }
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
