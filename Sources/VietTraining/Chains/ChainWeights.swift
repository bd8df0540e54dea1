/// The weights of the features of a chain: a row each, with a place for every label that features speak for.
///
/// Every row has a rate of its own, which falls with the gradients that it has seen (AdaGrad: Duchi, Hazan and Singer 2011),
/// and a penalty on its norm, which is taken when the row is next read.
struct ChainWeights<Row: ChainRow> {
    private struct Entry {
        var weights = Row.zero
        var square: Float = 1
        var lastStep: Int32 = 0
    }
    private var rows: [Entry]
    /// The penalty of all steps of an epoch, and how many steps that is.
    private let penalty: Float
    private let steps: Float

    init(count: Int, penalty: Float, steps: Int) {
        rows = .init(repeating: Entry(), count: count)
        self.penalty = penalty
        self.steps = Float(steps)
    }

    subscript(row: Int) -> Row { rows[row].weights }

    /// The weights of a row at a step, with the penalty of the steps since it was last read.
    @inline(__always)
    mutating func read(_ row: Int, rate: Float, step: Int32) -> Row {
        let passed = Float(step - rows[row].lastStep)
        rows[row].lastStep = step
        let weights = rows[row].weights
        if passed == 0 { return weights }
        let norm = weights.square.squareRoot()
        if norm == 0 { return weights }
        let less = penalty * rate * passed / steps / rows[row].square.squareRoot()
        rows[row].weights = norm <= less ? .zero : weights * (1 - less / norm)
        return rows[row].weights
    }

    /// Moves a row against a gradient; `square` is the square of its norm.
    @inline(__always)
    mutating func descend(_ row: Int, _ gradient: Row, square: Float, rate: Float) {
        rows[row].square += square
        rows[row].weights.subtract(gradient, times: rate / rows[row].square.squareRoot())
    }
}
