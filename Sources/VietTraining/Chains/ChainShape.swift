import VietCore

/// Which labels a linear chain has, and which of them may follow which.
package struct ChainShape: Sendable {
    /// The number of labels, at most 32.
    package let count: Int
    /// Whether the first label scores nothing whatever the features: then weights have a place less than there are labels.
    let hasOutside: Bool
    /// The row of the transitions that is for the start of a chain.
    let start: Int
    /// For each label those that may follow, and which labels may be last.
    let behind: [[Int]]
    let closers: [Int]

    /// The number of rows of the transitions.
    var rows: Int { max(count, start + 1) }

    /// A chain in which every label may follow every other; the start has the last row of the transitions.
    package init(count: Int) {
        self.count = count
        hasOutside = false
        start = count
        behind = [[Int]](repeating: Array(0..<count), count: count + 1)
        closers = Array(0..<count)
    }

    /// A chain that starts from its first label, which scores nothing.
    package init(outsideAnd count: Int, allows: (Int, Int) -> Bool, closes: (Int) -> Bool) {
        self.count = count
        hasOutside = true
        start = 0
        behind = (0..<count).map { from in (0..<count).filter { allows(from, $0) } }
        closers = (0..<count).filter(closes)
    }

    /// Where the weight of a label lies; nil for one that scores nothing.
    @inline(__always)
    func place(of label: Int) -> Int? { hasOutside ? (label == 0 ? nil : label - 1) : label }
}
