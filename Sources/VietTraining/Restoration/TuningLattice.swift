import VietCore
import VietRestoration

/// The readings of a sentence by the costs of a model in the making, and how probable each step of them is.
///
/// A node is a word behind another one, as in `RestorationLattice`; the true reading is never left out.
struct TuningLattice {
    struct Node {
        var word: UInt16
        var choice: UInt8
        /// The number of the pair, -1 where it is none of the model.
        var pair: Int32
        var back: Int32
        /// Of the best way to it.
        var cost: Float
    }

    struct Edge {
        var from: Int32
        var to: Int32
        var cost: Float
        /// The entries that its cost is of: a triple, or a pair, or two words.
        var triple: Int32
        var pair: Int32
        /// Whether it leaves the pair of the node before as a context.
        var leavesPair: Bool
        var isTrue: Bool
        /// How much rarer a way over it is than the best to its end.
        var weight: Float = 0
    }

    /// How many nodes of a unit are kept, and how many nats they may cost more than the best.
    var width = 10
    var margin: Float = 7

    private(set) var nodes: [Node] = []
    private(set) var edges: [Edge] = []
    private var best: [Float] = []
    private var back: [Int32] = []
    private var pairs: [Int32] = []
    private var triples: [Int32] = []
    private var order: [(cost: Float, pair: Int)] = []
    private var places: [Int32] = []
    private var ahead: [Double] = []
    private var behind: [Double] = []
    private var sum = 1.0

    /// Reads a sentence that has a truth.
    ///
    /// - Parameter words: what the units point into.
    mutating func read(_ units: [TuningUnit], _ words: [UInt16], _ costs: NgramCosts) {
        nodes.removeAll(keepingCapacity: true)
        edges.removeAll(keepingCapacity: true)
        nodes.append(Node(word: RestorationModel.Unit.boundary, choice: 0, pair: -1, back: -1, cost: 0))
        let boundary = TuningUnit(first: 0, count: 1, truth: 0, group: 0, second: 0)
        var before = 0..<1
        var previous = boundary
        var truth: Int32 = 0
        for number in 0...units.count {
            let unit = number < units.count ? units[number] : boundary
            truth = advance(previous, unit, before, truth, words, costs)
            before = before.upperBound..<nodes.count
            previous = unit
        }
        weigh(ends: before)
    }

    /// Makes the nodes of the next unit and returns the true one.
    private mutating func advance(
        _ previous: TuningUnit, _ unit: TuningUnit, _ before: Range<Int>, _ truth: Int32, _ words: [UInt16],
        _ costs: NgramCosts
    ) -> Int32 {
        let count = Int(unit.count)
        let all = Int(previous.count) * count
        let first = Int(unit.first)
        for buffer in 0..<all {
            if buffer < best.count {
                (best[buffer], back[buffer], pairs[buffer]) = (.infinity, -1, -2)
            } else {
                best.append(.infinity)
                back.append(-1)
                pairs.append(-2)
            }
        }
        while triples.count < count { triples.append(-1) }
        let firstEdge = edges.count
        var truePair = -1
        for number in before {
            let node = nodes[number]
            let start = Int(node.choice) * count
            if pairs[start] == -2 {
                for choice in 0..<count { pairs[start + choice] = -1 }
                forEachEntry(costs.pairGroups, UInt64(node.word), unit) { index in
                    if let choice = Self.place(UInt16(truncatingIfNeeded: costs.pairs[index]), words, first, count) {
                        pairs[start + choice] = Int32(index)
                    }
                }
            }
            for choice in 0..<count { triples[choice] = -1 }
            var leaving: Float = 0
            let leavesPair = node.pair >= 0 && costs.beginsTriple[Int(node.pair)]
            if leavesPair {
                leaving = costs.pairLeaving[Int(node.pair)]
                let context = UInt64(nodes[Int(node.back)].word) << 16 | UInt64(node.word)
                forEachEntry(costs.tripleGroups, context, unit) { index in
                    if let choice = Self.place(UInt16(truncatingIfNeeded: costs.triples[index]), words, first, count) {
                        triples[choice] = Int32(index)
                    }
                }
            }
            for choice in 0..<count {
                let (triple, pair) = (triples[choice], pairs[start + choice])
                let cost: Float
                if triple >= 0 {
                    cost = costs.tripleCosts[Int(triple)]
                } else if pair >= 0 {
                    cost = leaving + costs.pairCosts[Int(pair)]
                } else {
                    cost = leaving + costs.leaving[Int(node.word)] + costs.single[Int(words[first + choice])]
                }
                if node.cost + cost < best[start + choice] {
                    best[start + choice] = node.cost + cost
                    back[start + choice] = Int32(number)
                }
                let isTrue = number == Int(truth) && choice == Int(unit.truth)
                if isTrue { truePair = start + choice }
                edges.append(
                    Edge(
                        from: Int32(number), to: Int32(start + choice), cost: cost, triple: triple, pair: pair,
                        leavesPair: leavesPair, isTrue: isTrue))
            }
        }
        return keepBest(all, truePair, count, words, first, edgesFrom: firstEdge)
    }

    @inline(__always)
    private func forEachEntry(
        _ groups: NgramGroups, _ context: UInt64, _ unit: TuningUnit, _ body: (Int) -> Void
    ) {
        for index in groups.range(context, unit.group) { body(index) }
        if unit.second != unit.group { for index in groups.range(context, unit.second) { body(index) } }
    }

    @inline(__always)
    private static func place(_ word: UInt16, _ words: [UInt16], _ first: Int, _ count: Int) -> Int? {
        for choice in 0..<count where words[first + choice] == word { return choice }
        return nil
    }

    /// Makes nodes of the cheapest pairs and the true one, and has the edges lead to them.
    private mutating func keepBest(
        _ all: Int, _ truth: Int, _ count: Int, _ words: [UInt16], _ first: Int, edgesFrom firstEdge: Int
    ) -> Int32 {
        var lowest = Float.infinity
        for pair in 0..<all { lowest = min(lowest, best[pair]) }
        order.removeAll(keepingCapacity: true)
        for pair in 0..<all where best[pair] <= lowest + margin && pair != truth { order.append((best[pair], pair)) }
        if order.count >= width {
            order.sort { ($0.cost, $0.pair) < ($1.cost, $1.pair) }
            order.removeLast(order.count - width + 1)
        }
        order.append((best[truth], truth))
        while places.count < all { places.append(-1) }
        for pair in 0..<all { places[pair] = -1 }
        for (cost, pair) in order {
            places[pair] = Int32(nodes.count)
            nodes.append(
                Node(
                    word: words[first + pair % count], choice: UInt8(pair % count), pair: pairs[pair],
                    back: back[pair], cost: cost))
        }
        var kept = firstEdge
        for index in firstEdge..<edges.count {
            let place = places[Int(edges[index].to)]
            if place < 0 { continue }
            edges[kept] = edges[index]
            edges[kept].to = place
            kept += 1
        }
        edges.removeLast(edges.count - kept)
        return places[truth]
    }

    /// e to the power of minus a number, in steps of 1/128.
    private static let decay: [Float] = (0..<128 * 24).map { Float(DeterministicMath.exp(-Double($0) / 128)) }

    @inline(__always)
    private static func decay(_ value: Float) -> Float {
        let step = Int(max(value, 0) * 128)
        return step < decay.count ? decay[step] : 0
    }

    /// Sums all ways to and from every node, each against the best.
    private mutating func weigh(ends: Range<Int>) {
        ahead.removeAll(keepingCapacity: true)
        behind.removeAll(keepingCapacity: true)
        for _ in nodes.indices {
            ahead.append(0)
            behind.append(0)
        }
        ahead[0] = 1
        for index in edges.indices {
            let edge = edges[index]
            let weight = Self.decay(nodes[Int(edge.from)].cost + edge.cost - nodes[Int(edge.to)].cost)
            edges[index].weight = weight
            ahead[Int(edge.to)] += ahead[Int(edge.from)] * Double(weight)
        }
        var lowest = Float.infinity
        for node in ends { lowest = min(lowest, nodes[node].cost) }
        sum = 0
        for node in ends {
            behind[node] = Double(Self.decay(nodes[node].cost - lowest))
            sum += ahead[node] * behind[node]
        }
        for edge in edges.reversed() { behind[Int(edge.from)] += behind[Int(edge.to)] * Double(edge.weight) }
    }

    /// The share of all ways that go over an edge.
    @inline(__always)
    func probability(_ edge: Edge) -> Float {
        Float(min(ahead[Int(edge.from)] * Double(edge.weight) * behind[Int(edge.to)] / sum, 1))
    }
}
