import VietCore

/// Forward and backward sums of a linear chain: how likely the gold labels of a span are, and in which direction its
/// scores would have to move. Where the gold leaves several labels open, any of them is right.
///
/// In scaled probabilities of single precision. Keeps its memory from span to span.
package struct ChainLattice<Row: ChainRow>: ~Copyable {
    private let shape: ChainShape
    private var all = ChainSums()
    /// The sums over the labels that the gold leaves, where it leaves any open.
    private var right = ChainSums()
    private var isOpen = false
    private var moves: ChainMoves
    private var labels: [UInt8] = []
    /// The gradient of the transitions.
    private var gradients = ChainRows()

    package init(_ shape: ChainShape) {
        self.shape = shape
        moves = ChainMoves(shape)
        gradients.clear(rows: shape.rows)
    }

    /// By how much the score of every transition is to fall: how often it is expected, less how often it stands in the gold
    /// labels. Rows of as many as there are labels.
    package var transitionGradient: [Float] {
        var flat: [Float] = []
        for row in 0..<shape.rows {
            for label in 0..<shape.count { unsafe flat.append(gradients.row(row)[label]) }
        }
        return flat
    }

    /// Reads a span of scores, and returns the loss: the negative logarithm of the probability of the gold labels.
    ///
    /// - Parameters:
    ///   - labels: the gold labels; a number from the count of labels on is that of a set.
    ///   - sets: of labels that may all be right, a bit each.
    /// - Complexity: O(n) for n positions.
    package mutating func read(
        _ unary: [Row], transitions: [Float], labels: ArraySlice<UInt8>, sets: [UInt32] = []
    ) -> Double {
        self.labels = Array(labels)
        isOpen = labels.contains { Int($0) >= shape.count }
        moves.set(transitions, shape)
        let total = all.sum(unary, moves, shape) { _ in .max }
        gradients.clear(rows: shape.rows)
        all.countTransitions(moves, shape, sign: 1, less: isOpen ? [] : self.labels, into: gradients)
        guard isOpen else { return total - goldScore(unary, transitions) }
        let gold = self.labels
        let count = shape.count
        let found = right.sum(unary, moves, shape) {
            Int(gold[$0]) < count ? 1 << UInt32(gold[$0]) : sets[Int(gold[$0]) - count]
        }
        right.countTransitions(moves, shape, sign: -1, less: [], into: gradients)
        return total - found
    }

    private func goldScore(_ unary: [Row], _ transitions: [Float]) -> Double {
        var score: Float = 0
        var previous = shape.start
        for (position, label) in labels.enumerated() {
            let label = Int(label)
            let own = shape.place(of: label).map { unary[position][$0] } ?? 0
            score += own + transitions[previous * shape.count + label]
            previous = label
        }
        return Double(score)
    }

    /// By how much the scores of a position are to fall: how likely each label is, less how likely it is among the right ones.
    package func gradient(at position: Int) -> Row {
        var gradient = Row.zero
        for label in 0..<shape.count {
            guard let place = shape.place(of: label) else { continue }
            let share = all.share(of: label, at: position)
            gradient[place] = isOpen ? share - right.share(of: label, at: position) : share
        }
        if !isOpen, let place = shape.place(of: Int(labels[position])) { gradient[place] -= 1 }
        return gradient
    }
}
