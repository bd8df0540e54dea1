/// Spans of text to learn a linear chain from, with the keys of the features of each position.
package struct ChainData<Row: ChainRow>: Sendable {
    package var spanStarts: [Int] = [0]
    /// What each span counts.
    package var weights: [Float] = []
    package var keyStarts: [Int] = [0]
    package var keys: [UInt64] = []
    /// The gold labels; from the count of labels on, the numbers of sets of them.
    package var labels: [UInt8] = []
    /// Sets of labels that may all be right, a bit each.
    package var sets: [UInt32] = []
    /// Scores that are given, one row a position, or none: a second pass learns what to add to the first.
    package var base: [Row] = []

    package init() {}
    package var spanCount: Int { spanStarts.count - 1 }

    /// Ends the span whose positions were added.
    package mutating func endSpan(weight: Float = 1) {
        spanStarts.append(labels.count)
        weights.append(weight)
    }
}
