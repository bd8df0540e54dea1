import VietCore

/// The integer scores of moving from label to label: 17 times 17, forbidden moves far below any sum of scores.
package struct ChainTransitions: Sendable {
    package static let forbidden: Int32 = -1_000_000
    package var scores: [Int32]

    package init(_ weights: [Int32]) {
        let count = NameLabels.count
        scores = weights
        for from in 0..<count {
            for to in 0..<count where !NameLabels.allows(from, to) { scores[from * count + to] = Self.forbidden }
        }
    }
}
