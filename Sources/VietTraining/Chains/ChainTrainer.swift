import VietCore

/// How a chain is learned.
package struct ChainOptions: Sendable {
    package var epochs = 10
    package var rate: Float = 0.2
    package var penalty: Float = 0.5
    package var minimumCount = 2
    package var dropout: Float = 0
    package var learnsTransitions = true
    package init() {}
}

/// A linear-chain conditional random field trained by stochastic gradients with one adaptive rate a feature and a
/// penalty on the norm of each feature's row, so that most rows end as zero and are dropped.
///
/// Single-threaded and free of random sources except a seeded order: the same data gives the same weights.
package final class ChainTrainer<Row: ChainRow> {
    package typealias Options = ChainOptions

    private let options: Options
    private var index = KeyIndex()
    package let rowCount: Int
    private var weights: ChainWeights<Row>
    /// From each label, and where the shape has a row for it, from the start, to each label.
    package var transitions: [Float]
    private var transitionSquares: [Float]
    private var data: ChainData<Row>
    /// The rows of all tokens, one after the other.
    private var features: [Int32] = []
    private var featureStarts: [Int] = [0]

    package init(_ data: ChainData<Row>, shape: ChainShape, options: ChainOptions) {
        self.options = options
        transitions = .init(repeating: 0, count: shape.rows * shape.count)
        transitionSquares = .init(repeating: 1, count: shape.rows * shape.count)
        lattice = ChainLattice(shape)
        self.data = data
        var counts = KeyIndex()
        for key in data.keys { counts.count(key) }
        var next: Int32 = 0
        for key in data.keys where counts.value(key) >= Int32(options.minimumCount) && index.value(key) == 0 {
            next += 1
            index.set(key, next)
        }
        rowCount = Int(next)
        weights = ChainWeights(count: rowCount + 1, penalty: options.penalty, steps: data.spanCount)
        features.reserveCapacity(data.keys.count)
        for token in 0..<data.labels.count {
            for key in data.keyStarts[token]..<data.keyStarts[token + 1] {
                let row = index.value(data.keys[key])
                if row != 0 { features.append(row) }
            }
            featureStarts.append(features.count)
        }
        self.data.keys = []
    }

    /// Runs all epochs; `progress` is called after each with its number and the mean loss of a token.
    package func train(progress: (Int, Double) -> Void) {
        var order = Array(0..<data.spanCount)
        var random = SplitMix(seed: 20_260_101)
        var step: Int32 = 0
        let total = Float(order.count * options.epochs)
        for epoch in 0..<options.epochs {
            for position in stride(from: order.count - 1, to: 0, by: -1) {
                order.swapAt(position, Int(random.next() % UInt64(position + 1)))
            }
            var loss = 0.0
            for span in order {
                step += 1
                let rate = options.rate * max(0.02, 1 - Float(step) / total)
                loss += learn(span, rate: rate, step: step, random: &random)
            }
            progress(epoch, loss / Double(max(data.labels.count, 1)))
        }
        for row in 1..<rowCount + 1 { _ = weights.read(row, rate: options.rate * 0.02, step: step) }
    }

    private var lattice: ChainLattice<Row>
    private var unary: [Row] = []
    /// The rows of the span that were not dropped, and where those of each token begin.
    private var kept: [Int32] = []
    private var keptStarts: [Int] = []

    /// One step: reads a span, and moves the weights of its features. Returns its loss.
    private func learn(_ span: Int, rate: Float, step: Int32, random: inout SplitMix) -> Double {
        let range = data.spanStarts[span]..<data.spanStarts[span + 1]
        if range.isEmpty { return 0 }
        score(range, rate: rate, step: step, random: &random)
        let loss = lattice.read(unary, transitions: transitions, labels: data.labels[range], sets: data.sets)
        let weight = data.weights[span]
        for position in unary.indices {
            let gradient = lattice.gradient(at: position) * weight
            let square = gradient.square
            if square < 1e-9 { continue }
            for feature in keptStarts[position]..<keptStarts[position + 1] {
                weights.descend(Int(kept[feature]), gradient, square: square, rate: rate)
            }
        }
        if options.learnsTransitions {
            for (move, unweighted) in lattice.transitionGradient.enumerated() where unweighted != 0 {
                let gradient = unweighted * weight
                transitionSquares[move] += gradient * gradient
                transitions[move] -= rate * gradient / transitionSquares[move].squareRoot()
            }
        }
        return loss * Double(weight)
    }

    /// Fills `unary` with the scores of a span, some of its features left out by chance.
    private func score(_ range: Range<Int>, rate: Float, step: Int32, random: inout SplitMix) {
        let drop = UInt64(options.dropout * 65536)
        unary.removeAll(keepingCapacity: true)
        kept.removeAll(keepingCapacity: true)
        keptStarts.removeAll(keepingCapacity: true)
        keptStarts.append(0)
        for token in range {
            var sum = data.base.isEmpty ? Row.zero : data.base[token]
            for feature in features[featureStarts[token]..<featureStarts[token + 1]] {
                if drop != 0, random.next() & 0xFFFF < drop { continue }
                kept.append(feature)
                sum += weights.read(Int(feature), rate: rate, step: step)
            }
            keptStarts.append(kept.count)
            unary.append(sum)
        }
    }

    /// The rows that are not zero, with their keys, in order of the keys.
    package func rows() -> [(key: UInt64, weights: Row)] {
        var rows: [(UInt64, Row)] = []
        index.forEach { key, row in
            if weights[Int(row)] != .zero { rows.append((key, weights[Int(row)])) }
        }
        return rows.sorted { $0.0 < $1.0 }
    }
}
