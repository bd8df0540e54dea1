/// How far a share that was counted may be from the true one.
package enum WilsonInterval {
    /// The interval of 95 % for `count` of `total` (Wilson 1927). Holds zero and all of them too, which the plain interval does not.
    ///
    /// Words that stand together in documents are no independent draws, so the true interval is rather wider.
    package static func bounds(_ count: Int, of total: Int) -> ClosedRange<Double> {
        guard total > 0 else { return 0...1 }
        let (z, n) = (1.959_963_984_540_054, Double(total))
        let share = min(Double(max(count, 0)) / n, 1)
        let centre = (share + z * z / (2 * n)) / (1 + z * z / n)
        let half = z / (1 + z * z / n) * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
        return max(centre - half, 0)...min(max(centre + half, 0), 1)
    }
}
