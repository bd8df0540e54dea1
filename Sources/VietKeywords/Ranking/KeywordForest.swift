import VietCore

/// Boosted regression trees over the features of a candidate (Friedman 2001): what they make of it is the sum of one leaf of each tree.
///
/// Every tree is complete, so that going down it takes no branch; everything is whole numbers. The section of a table holds
/// for each tree the splits level by level, a feature and a threshold each, then the leaves from left to right, 4 bytes each. A
/// value above the threshold goes right.
@safe package struct KeywordForest: Sendable {
    /// The trees that give candidates their scores, and those that tell pieces of clauses.
    static let scores = "TREES"
    static let pieces = "PIECES"
    /// How many splits lie between the root and a leaf.
    package static let depth = 5
    static let splits = 1 << depth - 1
    /// How many numbers a tree has.
    package static let width = 2 * splits + 1 << depth
    /// The parts of one in which features, thresholds and leaves are counted.
    package static let unit = 4096.0
    /// A leaf is smaller, so that the sum of all stays within 32 bits.
    package static let heaviest: Int32 = 1 << 20
    private static let most = 1000

    // A part of a table that nobody writes.
    nonisolated(unsafe) private let numbers: UnsafeBufferPointer<Int32>
    private let keeper: TableView

    /// - Throws: `VietTextError` of code `corrupt-table` where the section is damaged.
    init(_ view: TableView, section: String) throws(VietTextError) {
        keeper = view
        unsafe numbers = try view.values(section, as: Int32.self)
        let count = unsafe numbers.count
        guard count % Self.width == 0, count / Self.width <= Self.most else {
            throw view.damaged(section, "has a wrong length")
        }
        guard view.isForeign else { return }
        for place in 0..<count {
            let number = unsafe numbers[place]
            let inTree = place % Self.width
            if inTree < 2 * Self.splits, inTree % 2 == 0 {
                if !(0..<Int32(CandidateFeature.allCases.count)).contains(number) {
                    throw view.damaged(section, "names a feature that there is not")
                }
            } else if inTree >= 2 * Self.splits, !(-Self.heaviest...Self.heaviest).contains(number) {
                throw view.damaged(section, "has a leaf out of range")
            }
        }
    }

    /// How many trees there are.
    var count: Int { unsafe numbers.count / Self.width }

    /// What the trees make of a candidate.
    ///
    /// - Parameter features: in order of ``CandidateFeature``, in parts of one.
    /// - Complexity: O(t) for t trees.
    func score(_ features: UnsafePointer<Int32>) -> Double {
        var sum: Int32 = 0
        // Not empty, as `values` has seen.
        var tree = unsafe numbers.baseAddress!
        for _ in 0..<count {
            var node = 0
            for _ in 0..<Self.depth {
                let split = unsafe tree + 2 * node
                node = unsafe 2 * node + (features[Int(split[0])] > split[1] ? 2 : 1)
            }
            unsafe sum &+= tree[Self.splits + node]
            unsafe tree += Self.width
        }
        return Double(sum) / Self.unit
    }
}
