import VietCore
import VietRestoration

/// Moves the costs of a model of marks so that the marks of a text become more probable, given its letters: what a
/// conditional random field learns, by steps along the gradient, a sentence at a time.
///
/// Counts say how probable a text is. What is asked for is which of a few readings is right, so that what tells them apart
/// should be told most exactly, and two costs that are always paid together share what they know.
struct RestorationTuner {
    /// How often the text is read, and how far the first steps go in nats; the last go a tenth of that.
    var rounds = 1
    var rate: Float = 0.2
    /// One sentence in so many is read as if it had no capitals.
    var caselessEvery = 8
    /// A longer sentence is passed over.
    private static let longest = 200

    let units: TuningUnits
    /// Numbers of the text, a sentence behind every boundary.
    let numbers: [UInt32]

    /// - Returns: by how much all true steps of the sentences were less than certain, in every round.
    @discardableResult
    func tune(_ costs: inout NgramCosts, _ log: (String) -> Void = { _ in }) -> [Double] {
        var losses: [Double] = []
        var sentences: [Range<Int>] = []
        var start = 0
        for index in numbers.indices where numbers[index] == UInt32(RestorationModel.Unit.boundary) {
            if index - start > 0, index - start <= Self.longest { sentences.append(start..<index) }
            start = index + 1
        }
        if numbers.count - start <= Self.longest { sentences.append(start..<numbers.count) }
        var lattice = TuningLattice()
        var read: [TuningUnit] = []
        var random = SplitMix(seed: 1)
        let steps = Float(rounds * sentences.count)
        var step: Float = 0
        for round in 0..<rounds {
            for index in stride(from: sentences.count - 1, to: 0, by: -1) {
                sentences.swapAt(index, Int(random.next() % UInt64(index + 1)))
            }
            var loss = 0.0
            for sentence in sentences {
                let ignoresCase = random.next() % UInt64(caselessEvery) == 0
                step += 1
                guard units.read(numbers[sentence], ignoringCase: ignoresCase, into: &read) else { continue }
                lattice.read(read, units.words, costs)
                loss += move(&costs, lattice, by: rate * (1 - 0.9 * step / steps))
            }
            losses.append(loss)
            log("round \(round + 1): \(Int(loss)) wrong steps expected")
        }
        return losses
    }

    /// Moves the costs of all edges that are more or less probable than they are right.
    ///
    /// - Returns: by how much in all true edges are less than certain.
    private func move(_ costs: inout NgramCosts, _ lattice: TuningLattice, by rate: Float) -> Double {
        var loss: Float = 0
        for edge in lattice.edges {
            let error = (edge.isTrue ? 1 : 0) - lattice.probability(edge)
            if abs(error) < 0.002 { continue }
            if edge.isTrue { loss += error }
            let change = error * rate
            if edge.triple >= 0 {
                costs.tripleCosts[Int(edge.triple)] -= change
                continue
            }
            let from = lattice.nodes[Int(edge.from)]
            if edge.leavesPair { costs.pairLeaving[Int(from.pair)] -= change }
            if edge.pair >= 0 {
                costs.pairCosts[Int(edge.pair)] -= change
            } else {
                costs.leaving[Int(from.word)] -= change
                costs.single[Int(lattice.nodes[Int(edge.to)].word)] -= change
            }
        }
        return Double(loss)
    }
}
