import VietCore

/// Rows of ``width`` numbers, read eight at a time: what is added to a number is added in the order of the labels, whatever
/// the width of registers. The last numbers of a row stay 0 where there are fewer labels.
struct ChainRows: ~Copyable {
    typealias Eight = SIMD8<Float>
    static let width = 24
    static let parts = 3
    private var numbers = GrowingBuffer<Float>(capacity: 1024)

    /// Makes so many rows of zeros.
    mutating func clear(rows: Int) {
        numbers.truncate(to: 0)
        numbers.pad(to: rows * Self.width, with: 0)
    }

    /// The numbers of a row.
    @inline(__always)
    func row(_ row: Int) -> UnsafeMutablePointer<Float> { unsafe numbers.base + row &* Self.width }

    @inline(__always)
    func load(_ row: Int, _ part: Int) -> Eight {
        unsafe UnsafeRawPointer(numbers.base + (row &* Self.width &+ part &* 8)).loadUnaligned(as: Eight.self)
    }

    @inline(__always)
    func store(_ value: Eight, _ row: Int, _ part: Int) {
        let place = unsafe UnsafeMutableRawPointer(numbers.base + (row &* Self.width &+ part &* 8))
        unsafe place.storeBytes(of: value, as: Eight.self)
    }
}

/// The exponentials of the transitions of a chain by where they come from and by where they go, 0 for those that are not
/// allowed.
struct ChainMoves: ~Copyable {
    fileprivate var from = ChainRows()
    fileprivate var to = ChainRows()

    init(_ shape: ChainShape) {
        from.clear(rows: shape.rows)
        to.clear(rows: shape.count)
    }

    func set(_ transitions: [Float], _ shape: ChainShape) {
        for row in 0..<shape.rows {
            for label in shape.behind[row] {
                let value = ChainSums.exp(transitions[row * shape.count + label])
                unsafe from.row(row)[label] = value
                if row < shape.count { unsafe to.row(label)[row] = value }
            }
        }
    }
}

/// The sums over all sequences of labels of a span, or over those that are left open.
struct ChainSums: ~Copyable {
    /// Exponentials of the scores less the highest of their position; 0 for labels that are none here.
    private var scores = ChainRows()
    private var forward = ChainRows()
    private var backward = ChainRows()
    private var scale: [Float] = []

    @inline(__always)
    static func exp(_ value: Float) -> Float { Float(DeterministicMath.exp(Double(value))) }

    /// Returns the logarithm of the sum over all sequences of labels.
    mutating func sum<Row: ChainRow>(
        _ unary: [Row], _ moves: borrowing ChainMoves, _ shape: ChainShape, among set: (Int) -> UInt32
    ) -> Double {
        scores.clear(rows: unary.count)
        forward.clear(rows: unary.count)
        backward.clear(rows: unary.count)
        scale = .init(repeating: 0, count: unary.count)
        let total = sumForward(unary, moves, shape, set)
        sumBackward(moves, shape)
        return total
    }

    private mutating func sumForward<Row: ChainRow>(
        _ unary: [Row], _ moves: borrowing ChainMoves, _ shape: ChainShape, _ set: (Int) -> UInt32
    ) -> Double {
        var total = 0.0
        for position in unary.indices {
            let highest = max(0, unary[position].largest)
            total += Double(highest)
            let set = set(position)
            let own = unsafe scores.row(position)
            for label in 0..<shape.count where set >> UInt32(label) & 1 == 1 {
                unsafe own[label] = Self.exp((shape.place(of: label).map { unary[position][$0] } ?? 0) - highest)
            }
            scale[position] = step(position, moves, shape)
            total += DeterministicMath.log(Double(scale[position]))
        }
        return total + DeterministicMath.log(Double(ending(shape)))
    }

    /// Makes the forward row of a position and returns its scale.
    private func step(_ position: Int, _ moves: borrowing ChainMoves, _ shape: ChainShape) -> Float {
        for part in 0..<ChainRows.parts {
            var inflow = moves.from.load(shape.start, part)
            if position > 0 {
                let last = unsafe forward.row(position - 1)
                inflow = .zero
                for from in 0..<shape.count { unsafe inflow += last[from] * moves.from.load(from, part) }
            }
            forward.store(inflow * scores.load(position, part), position, part)
        }
        let own = unsafe forward.row(position)
        var sum: Float = 0
        for label in 0..<shape.count { unsafe sum += own[label] }
        // Nothing is left where what is right is as good as impossible.
        sum = max(sum, .leastNormalMagnitude)
        for part in 0..<ChainRows.parts { forward.store(forward.load(position, part) / sum, position, part) }
        return sum
    }

    /// The share of sequences that end with a label that may be last.
    private func ending(_ shape: ChainShape) -> Float {
        let last = unsafe forward.row(scale.count - 1)
        var sum: Float = 0
        for label in shape.closers { unsafe sum += last[label] }
        return max(sum, 1e-30)
    }

    private func sumBackward(_ moves: borrowing ChainMoves, _ shape: ChainShape) {
        let ending = ending(shape)
        let last = unsafe backward.row(scale.count - 1)
        for label in shape.closers { unsafe last[label] = 1 / ending }
        for position in stride(from: scale.count - 2, through: 0, by: -1) {
            let (score, ahead) = unsafe (scores.row(position + 1), backward.row(position + 1))
            for part in 0..<ChainRows.parts {
                var sum = ChainRows.Eight.zero
                for to in 0..<shape.count where unsafe score[to] != 0 {
                    unsafe sum += moves.to.load(to, part) * score[to] * ahead[to]
                }
                backward.store(sum / scale[position + 1], position, part)
            }
        }
    }

    /// Adds how often every transition is expected, less how often it stands in `gold`, where that is given.
    func countTransitions(
        _ moves: borrowing ChainMoves, _ shape: ChainShape, sign: Float, less gold: [UInt8],
        into gradient: borrowing ChainRows
    ) {
        var previous = shape.start
        for position in scale.indices {
            let first = position == 0 ? shape.start : 0
            let last = position == 0 ? shape.start + 1 : shape.count
            for row in first..<last {
                let left = unsafe position == 0 ? 1 : forward.row(position - 1)[row]
                if left == 0 { continue }
                let factor = left / scale[position]
                for part in 0..<ChainRows.parts {
                    let expected = factor * moves.from.load(row, part) * scores.load(position, part)
                    let sum = gradient.load(row, part) + sign * (expected * backward.load(position, part))
                    gradient.store(sum, row, part)
                }
            }
            if gold.isEmpty { continue }
            unsafe gradient.row(previous)[Int(gold[position])] -= 1
            previous = Int(gold[position])
        }
    }

    /// How likely a label is at a position.
    @inline(__always)
    func share(of label: Int, at position: Int) -> Float {
        unsafe forward.row(position)[label] * backward.row(position)[label]
    }
}
