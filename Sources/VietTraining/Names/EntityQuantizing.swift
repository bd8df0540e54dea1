import VietCore
import VietEntities

extension EntityChainTrainer {
    /// One unit of weight is this many steps of the shipped integers.
    package static var scale: Float { 32 }

    /// The weights as shipped: eight bits each, rows that round to nothing or next to nothing left out; of more rows than
    /// `limit` those of the largest norms stay.
    package func quantizedRows(
        threshold: Int = 1, limit: Int = .max
    ) -> [(key: UInt64, weights: SIMD16<Int8>)] {
        var rows = rows()
        if rows.count > limit {
            let norms = rows.map { ($0.weights * $0.weights).sum() }
            let least = norms.sorted(by: >)[limit]
            rows = zip(rows, norms).filter { $0.1 > least }.map(\.0)
        }
        return rows.compactMap { row in
            var small = SIMD16<Int8>.zero
            var largest = 0
            for label in 0..<16 {
                let value = Int(max(-127, min(127, (row.weights[label] * Self.scale).rounded())))
                small[label] = Int8(value)
                largest = max(largest, abs(value))
            }
            return largest >= threshold ? (row.key, small) : nil
        }
    }

    /// The transitions in the scale of the rows.
    package func quantizedTransitions() -> [Int32] {
        transitions.map { Int32(($0 * Self.scale).rounded()) }
    }
}
