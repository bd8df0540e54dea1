import VietCore
import VietKeywords

/// What trees are grown over: candidates with their features, and a likelihood of scores.
package protocol ForestExamples {
    /// How many features a candidate has.
    var width: Int { get }
    /// How many candidates there are.
    var candidates: Int { get }
    /// A feature of a candidate, in parts of one.
    func value(_ feature: Int, of candidate: Int) -> Int32
    /// The gradient of the logarithm of the likelihood at some scores of all candidates, and its curvature with the sign turned.
    func slopes(at scores: [Double]) -> [SIMD2<Double>]
}

/// Gradient boosting of regression trees (Friedman 2001; with curvatures and a penalty as in Chen and Guestrin 2016), towards
/// the likelihood that ``KeywordWeightTrainer`` maximises with linear weights, or that of ``JudgedExamples``.
///
/// Trees grow level by level to one depth. Every sum runs in fixed order and the exponential is our own, so that the same
/// examples give the same trees on any machine.
package struct KeywordForestTrainer {
    /// How many trees are grown.
    package var trees = 200
    /// The part of each step that is taken.
    package var rate = 0.07
    /// What squares of leaves cost.
    package var penalty = 3.0
    /// The least curvature and the fewest candidates on each side of a split.
    package var leastCurvature = 2.0
    package var leastCount = 30
    /// The most values by which a feature may be split.
    private static let bins = 64

    package init() {}

    /// For ``JudgedExamples``, of which there are fewer.
    package static var ofPieces: Self {
        var trainer = Self()
        trainer.trees = 60
        trainer.rate = 0.1
        return trainer
    }

    /// The numbers of the trees, as a table of weights has them.
    ///
    /// - Complexity: O(t d n k) for t trees of depth d, n candidates and k features.
    package func train(_ examples: some ForestExamples) -> [Int32] {
        let columns = (0..<examples.width).map { Column(examples, $0, most: Self.bins) }
        var scores = [Double](repeating: 0, count: examples.candidates)
        var result: [Int32] = []
        guard !scores.isEmpty else { return result }
        for _ in 0..<trees {
            let slopes = examples.slopes(at: scores)
            var tree = Tree(rows: scores.count)
            for _ in 0..<Tree.depth { tree.grow(columns, slopes, self) }
            let leaves = tree.leaves(slopes, self)
            for row in scores.indices { scores[row] += Double(leaves[tree.leaf(of: row)]) / Tree.unit }
            result += tree.numbers + leaves
        }
        return result
    }

    /// The values of one feature.
    struct Column {
        /// The thresholds in order; the value of a bin is above those before it.
        private(set) var thresholds: [Int32] = []
        /// The bin of each candidate.
        private(set) var bins: [UInt8] = []

        /// - Parameter most: how many bins there are at most.
        init(_ examples: some ForestExamples, _ feature: Int, most: Int) {
            let values = (0..<examples.candidates).map { examples.value(feature, of: $0) }
            let sorted = values.sorted()
            var distinct: [Int32] = []
            for value in sorted where distinct.last != value { distinct.append(value) }
            if distinct.count <= most {
                thresholds = Array(distinct.dropLast())
            } else {
                for part in 1..<most {
                    let value = sorted[part * sorted.count / most]
                    if thresholds.last != value, value != distinct.last { thresholds.append(value) }
                }
            }
            bins = values.map { value in
                UInt8(thresholds.indices.partitioningIndex { thresholds[$0] >= value })
            }
        }
    }

    /// A tree that grows.
    struct Tree {
        static let depth = KeywordForest.depth
        static let unit = KeywordForest.unit
        /// The splits so far, level by level: a feature and a threshold each.
        private(set) var numbers: [Int32] = []
        private var level = 0
        /// The node of its level in which each candidate is.
        private var nodes: [UInt8]

        init(rows: Int) { nodes = [UInt8](repeating: 0, count: rows) }

        func leaf(of row: Int) -> Int { Int(nodes[row]) }

        /// A split that gains something.
        private struct Split {
            var gain = 0.0
            var feature = 0
            var bin = 0
        }

        /// Sums over candidates.
        private struct Sums {
            var gradient = 0.0
            var curvature = 0.0
            var count = 0

            static func - (a: Self, b: Self) -> Self {
                Sums(gradient: a.gradient - b.gradient, curvature: a.curvature - b.curvature, count: a.count - b.count)
            }

            mutating func add(_ other: Self) {
                gradient += other.gradient
                curvature += other.curvature
                count += other.count
            }
        }

        /// Splits every node of the lowest level where that gains most.
        mutating func grow(
            _ columns: [Column], _ slopes: [SIMD2<Double>], _ trainer: KeywordForestTrainer
        ) {
            let count = 1 << level
            var best = [Split](repeating: Split(), count: count)
            var sums: [Sums] = []
            for (feature, column) in columns.enumerated() where !column.thresholds.isEmpty {
                let bins = column.thresholds.count + 1
                sums = [Sums](repeating: Sums(), count: count * bins)
                for row in nodes.indices {
                    let place = Int(nodes[row]) * bins + Int(column.bins[row])
                    sums[place].gradient += slopes[row][0]
                    sums[place].curvature += slopes[row][1]
                    sums[place].count += 1
                }
                for node in 0..<count {
                    Self.improve(&best[node], feature, sums[(node * bins)..<((node + 1) * bins)], trainer)
                }
            }
            for split in best {
                let threshold = split.gain > 0 ? columns[split.feature].thresholds[split.bin] : .max
                numbers += [Int32(split.feature), threshold]
            }
            for row in nodes.indices {
                let split = best[Int(nodes[row])]
                let isRight = split.gain > 0 && Int(columns[split.feature].bins[row]) > split.bin
                nodes[row] = nodes[row] * 2 + (isRight ? 1 : 0)
            }
            level += 1
        }

        private static func improve(
            _ best: inout Split, _ feature: Int, _ bins: ArraySlice<Sums>, _ trainer: KeywordForestTrainer
        ) {
            func value(_ sums: Sums) -> Double {
                sums.gradient * sums.gradient / (sums.curvature + trainer.penalty)
            }
            var all = Sums()
            for bin in bins { all.add(bin) }
            var left = Sums()
            for (number, bin) in bins.dropLast().enumerated() {
                left.add(bin)
                let right = all - left
                guard min(left.count, right.count) >= trainer.leastCount,
                    min(left.curvature, right.curvature) >= trainer.leastCurvature
                else { continue }
                let gain = value(left) + value(right) - value(all)
                if gain > best.gain + 1e-9 { best = Split(gain: gain, feature: feature, bin: number) }
            }
        }

        /// The leaves, from left to right.
        func leaves(_ slopes: [SIMD2<Double>], _ trainer: KeywordForestTrainer) -> [Int32] {
            var sums = [SIMD2<Double>](repeating: SIMD2(), count: 1 << level)
            for row in nodes.indices { sums[Int(nodes[row])] += slopes[row] }
            let limit = Double(KeywordForest.heaviest)
            return sums.map {
                let value = ($0[0] / ($0[1] + trainer.penalty) * trainer.rate * Self.unit).rounded()
                return Int32(min(max(value, -limit), limit))
            }
        }
    }
}
