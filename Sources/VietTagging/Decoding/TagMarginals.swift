import VietCore

/// How probable the tags of a sentence are over all its taggings: forward and backward sums of the chain.
///
/// In scaled probabilities of single precision, whose exponentials are looked up, so that they are the same on every machine.
struct TagMarginals: ~Copyable {
    private typealias Row = SIMD32<Float>

    /// Under this the confidences of words of a treebank that was not learned from agree best with how many are right; without
    /// it the model is too sure, for it says how sure its teachers would be. `viet evaluate tagging --calibration` shows it.
    static let temperature = 1.5

    /// e to the power of minus k steps of the integers.
    private let exponentials: [Float]
    /// For each tag, and last for the start, how much each tag behind it counts.
    private let moves: [Row]
    /// For each tag how much each tag before it counts.
    private let movesTo: [Row]
    private var counts = GrowingBuffer<SIMD32<Float>>(capacity: 64)
    private var forward = GrowingBuffer<SIMD32<Float>>(capacity: 64)
    private var sums = GrowingBuffer<Float>(capacity: 64)

    /// - Parameter temperature: what all weights are divided by, see ``temperature``.
    init(_ model: TagModel, temperature: Double = Self.temperature) {
        let scale = Double(TagModel.scale) * temperature
        exponentials = (0..<Int(24 * scale)).map { Float(DeterministicMath.exp(-Double($0) / scale)) }
        let tags = TagModel.tags
        let moves = (0...tags).map { from in
            var row = Row.zero
            for to in 0..<tags {
                // Beyond what any sentence makes up for.
                let weight = Double(model.transitions[from * tags + to]) / scale
                row[to] = Float(DeterministicMath.exp(min(max(weight, -40), 40)))
            }
            return row
        }
        self.moves = moves
        movesTo = (0..<tags).map { to in
            var row = Row.zero
            for from in 0..<tags { row[from] = moves[from][to] }
            return row
        }
    }

    /// Appends the probability of each tag that `chain` found, in thousandths.
    ///
    /// - Complexity: O(n) for n words.
    mutating func append(
        _ chain: borrowing TagChain, sets: UnsafeBufferPointer<TagSet>, to shares: inout GrowingBuffer<UInt16>
    ) {
        let count = sets.count
        counts.truncate(to: 0)
        forward.truncate(to: 0)
        sums.truncate(to: 0)
        for position in 0..<count {
            let row = unsafe row(of: chain.scores.base + position * 32, sets[position])
            var inflow = moves[TagModel.tags]
            if position > 0 {
                let last = forward[position - 1]
                inflow = .zero
                for from in 0..<TagModel.tags { inflow += moves[from] * last[from] }
            }
            let product = inflow * row
            var sum: Float = 0
            for tag in 0..<TagModel.tags { sum += product[tag] }
            sum = max(sum, .leastNormalMagnitude)
            counts.append(row)
            sums.append(sum)
            forward.append(product / sum)
        }
        let start = shares.count
        shares.pad(to: start + count, with: 0)
        var backward = Row(repeating: 1)
        for position in stride(from: count - 1, through: 0, by: -1) {
            let tag = unsafe Int(chain.tags[position])
            let share = forward[position][tag] * backward[tag]
            // With weights beyond all sense a share may be no number.
            shares[start + position] = share >= 0 ? UInt16(min((share * 1000).rounded(), 1000)) : 0
            if position == 0 { break }
            let ahead = counts[position] * backward / sums[position]
            backward = .zero
            for to in 0..<TagModel.tags { backward += movesTo[to] * ahead[to] }
            backward.clamp(lowerBound: .zero, upperBound: Row(repeating: 1e30))
        }
    }

    /// The exponentials of the scores of a word less the highest of them.
    private func row(of scores: UnsafePointer<Int16>, _ set: TagSet) -> Row {
        var highest = Int32.min
        for tag in 0..<TagModel.tags where set.rawValue >> UInt32(tag) & 1 == 1 {
            highest = unsafe max(highest, TagChain.score(scores, of: tag))
        }
        var row = Row.zero
        for tag in 0..<TagModel.tags where set.rawValue >> UInt32(tag) & 1 == 1 {
            let steps = unsafe Int(highest - TagChain.score(scores, of: tag))
            if steps < exponentials.count { row[tag] = exponentials[steps] }
        }
        return row
    }
}
