import HeapModule
import VietCore

/// Sums of probabilities as costs: natural logarithms, negated, in ``partsOfNat``.
enum CostSum {
    /// How many parts of a nat sums are counted in.
    private static var partsOfNat: Double { RestorationModel.partsOfNat * Double(scale) }
    /// How many of them a cost of the model is.
    static let scale: Int32 = 256
    /// The binary logarithm of how many of them lie between two entries of ``gains``.
    private static let step = 4

    /// ln(1 + e^-d) by d in steps; beyond the end it is nothing.
    private static let gains: [Int32] = (0..<2048).map {
        let difference = Double($0 << step) / partsOfNat
        return Int32((DeterministicMath.log(1 + DeterministicMath.exp(-difference)) * partsOfNat).rounded())
    }

    /// The cost of one of two things happening.
    @inline(__always)
    static func add(_ a: Int32, _ b: Int32) -> Int32 {
        let difference = Int(abs(a &- b) >> step)
        return min(a, b) &- (difference < gains.count ? gains[difference] : 0)
    }

    /// A cost as a probability in parts of 65536.
    static func probability(_ cost: Int32) -> Int32 {
        Int32((DeterministicMath.exp(-Double(max(cost, 0)) / partsOfNat) * 65_536).rounded())
    }
}

extension RestorationLattice {
    /// Sums the costs of all ways to and from every node, for ``probability(of:end:)``.
    mutating func weigh(end: Int) {
        before.removeAll()
        before.pad(to: nodes.count, with: Int32.max)
        behind.removeAll()
        behind.pad(to: nodes.count, with: Int32.max)
        before[0] = 0
        behind[end] = 0
        for index in 0..<edges.count {
            let edge = edges[index]
            guard before[Int(edge.from)] != .max else { continue }
            let cost = before[Int(edge.from)] &+ edge.cost &* CostSum.scale
            let old = before[Int(edge.to)]
            before[Int(edge.to)] = old == .max ? cost : CostSum.add(old, cost)
        }
        for index in stride(from: edges.count - 1, through: 0, by: -1) {
            let edge = edges[index]
            guard behind[Int(edge.to)] != .max else { continue }
            let cost = behind[Int(edge.to)] &+ edge.cost &* CostSum.scale
            let old = behind[Int(edge.from)]
            behind[Int(edge.from)] = old == .max ? cost : CostSum.add(old, cost)
        }
    }

    /// How probable a node is, in parts of 65536.
    func probability(of node: Int, end: Int) -> Int32 {
        guard before[node] != .max, behind[node] != .max else { return 0 }
        return CostSum.probability(before[node] &+ behind[node] &- before[end])
    }

    /// Calls `body` with the ways to the node `end`, the cheapest first, until it returns false: the nodes of the units
    /// between the first boundary and the last.
    ///
    /// - Parameter limit: how many ways are looked for at most.
    func forEachPath(to end: Int, limit: Int, _ body: (_ path: [Int], _ cost: Int32) -> Bool) {
        // Ways from a node to the end; what is before the node costs what the node says, so the search goes straight on.
        struct Way { var node: Int32; var next: Int32; var rest: Int32 }
        var ways = [Way(node: Int32(end), next: -1, rest: 0)]
        // The cost of a way above its number: the cheapest first, and of equals the one that came first.
        var queue = Heap<Int64>()
        func push(cost: Int32, way: Int) { queue.insert(Int64(cost) << 32 | Int64(way)) }
        push(cost: nodes[end].cost, way: 0)
        // Where the edges to each node are.
        var starts = [Int32](repeating: 0, count: nodes.count + 1)
        for number in 0..<edges.count { starts[Int(edges[number].to) + 1] += 1 }
        for node in 0..<nodes.count { starts[node + 1] += starts[node] }
        var sorted = [Int32](repeating: 0, count: edges.count)
        var next = starts
        for index in 0..<edges.count {
            let to = Int(edges[index].to)
            sorted[Int(next[to])] = Int32(index)
            next[to] += 1
        }
        var found = 0
        let most = limit &* (steps.count + 1) &+ 1000
        while found < limit, ways.count < most * 8, let cheapest = queue.popMin() {
            let (cost, number) = (Int32(cheapest >> 32), Int(cheapest & 0xFFFF_FFFF))
            let way = ways[number]
            if way.node == 0 {
                found += 1
                var path: [Int] = []
                var at = Int(way.next)
                while at >= 0, ways[at].next >= 0 {
                    path.append(Int(ways[at].node))
                    at = Int(ways[at].next)
                }
                if !body(path, cost) { return }
                continue
            }
            for place in starts[Int(way.node)]..<starts[Int(way.node) + 1] {
                let edge = edges[Int(sorted[Int(place)])]
                let rest = way.rest &+ edge.cost
                ways.append(Way(node: edge.from, next: Int32(number), rest: rest))
                push(cost: nodes[Int(edge.from)].cost &+ rest, way: ways.count - 1)
            }
        }
        // Where very many ways cost the same, the search may end before it has come to the start on one of them.
        if found == 0, limit > 0 { _ = body(bestPath(to: end), nodes[end].cost) }
    }

    private func bestPath(to end: Int) -> [Int] {
        var path: [Int] = []
        var node = Int(nodes[end].back)
        while node > 0 {
            path.append(node)
            node = Int(nodes[node].back)
        }
        return path.reversed()
    }
}
