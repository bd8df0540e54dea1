import VietCore

/// Logistic regression over sparse 0/1 features with L1 and L2 penalties, trained by FTRL-proximal steps
/// (McMahan et al., "Ad Click Prediction: a View from the Trenches", KDD 2013).
///
/// The L1 penalty grows with the number of examples seen, so that its strength at the end does not depend on how many
/// passes were made. Same examples, same options, same weights.
package struct SparseLogisticRegression: Sendable {
    /// Examples in rows: `features[offsets[i]..<offsets[i + 1]]` are the features of example i.
    package struct Examples: Sendable {
        package var offsets: [Int] = [0]
        package var features: [UInt32] = []
        package var isPositive: [Bool] = []
        package var weights: [Float] = []
        package init() {}
        package var count: Int { isPositive.count }
    }

    package struct Options: Sendable {
        /// Penalty on the absolute value of every weight, in units of one example's loss.
        package var l1: Double = 0.5
        package var l2: Double = 0.5
        package var passes = 6
        package var rate: Double = 0.15
        package init() {}
    }

    /// The state of one feature, kept together for the cache.
    private struct Cell {
        /// Sum of the gradients, less what the steps so far account for.
        var z: Float = 0
        /// Sum of the squared gradients.
        var n: Float = 0
        /// The weight as of the last step that touched it.
        var w: Float = 0
    }

    /// Below this share of the full step an example counts as learnt and is passed over: most are, after one pass.
    private static let leastGradient: Float = 0.001

    /// The weight of every feature.
    ///
    /// - Parameters:
    ///   - start: weights to start from. The penalties are then on the distance from them.
    ///   - importance: by what to multiply the weight of an example; 0 leaves it out.
    package static func train(
        _ examples: Examples, featureCount: Int, options: Options, start: [Float]? = nil,
        importance: (Int) -> Float = { _ in 1 }
    ) -> [Float] {
        let start = start ?? [Float](repeating: 0, count: featureCount)
        let importances = (0..<examples.count).map { examples.weights[$0] * importance($0) }
        var order = (0..<examples.count).filter { importances[$0] > 0 }
        var state = UInt64(0x5EED)
        var cells = [Cell](repeating: Cell(), count: featureCount)
        let inverseRate = Float(1 / options.rate)
        let l2 = Float(options.l2)
        let total = Double(order.count * options.passes)
        var seen = 0.0
        var l1: Float = 0

        // The penalties grow with the passes, so that at the end both count as often as every example does.
        func weight(_ cell: Cell) -> Float {
            let excess = abs(cell.z) - l1
            if excess <= 0 { return 0 }
            let share = Float(seen / total) * Float(options.passes)
            let size = excess / ((1 + cell.n.squareRoot()) * inverseRate + l2 * share)
            return cell.z < 0 ? size : -size
        }

        unsafe examples.features.withUnsafeBufferPointer { features in
            unsafe cells.withUnsafeMutableBufferPointer { cells in
                for _ in 0..<options.passes {
                    shuffle(&order, &state)
                    for example in order {
                        seen += 1
                        let row = examples.offsets[example]..<examples.offsets[example + 1]
                        var score: Float = 0
                        for position in row {
                            let feature = unsafe Int(features[position])
                            unsafe score += start[feature] + cells[feature].w
                        }
                        let error = logistic(score) - (examples.isPositive[example] ? 1 : 0)
                        if abs(error) < leastGradient { continue }
                        l1 = Float(options.l1 * seen / total * Double(options.passes))
                        let gradient = error * importances[example]
                        let squared = gradient * gradient
                        for position in row {
                            let feature = unsafe Int(features[position])
                            var cell = unsafe cells[feature]
                            let sum = cell.n + squared
                            let sigma = (sum.squareRoot() - cell.n.squareRoot()) * inverseRate
                            cell.z += gradient - sigma * cell.w
                            cell.n = sum
                            cell.w = weight(cell)
                            unsafe cells[feature] = cell
                        }
                    }
                }
            }
        }
        return zip(start, cells).map { $0 + weight($1) }
    }

    static func logistic(_ x: Float) -> Float {
        1 / (1 + Float(DeterministicMath.exp(Double(max(-30, min(30, -x))))))
    }

    private static func shuffle(_ order: inout [Int], _ state: inout UInt64) {
        guard order.count > 1 else { return }
        for index in stride(from: order.count - 1, through: 1, by: -1) {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            order.swapAt(index, Int((state >> 33) % UInt64(index + 1)))
        }
    }
}
