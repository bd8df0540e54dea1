import VietCore
import VietNormalization

/// The readings of a sentence and the best way through them, in memory that is kept: one to a thread.
///
/// A node is a word behind another one. Nodes of a unit that cost far more than the best are left out.
@safe package struct RestorationLattice: ~Copyable {
    /// How many nodes of a unit are kept.
    package var width = 16
    /// How much more than the best a node may cost.
    package var margin: Int32 = 160

    package struct Node: BitwiseCopyable {
        package var word: UInt16
        /// The place of the word among the choices of its unit.
        package var choice: UInt8
        /// What it costs to leave the pair of words as a context; 0 where no triple begins with it.
        var leaving: UInt8
        /// The node before it, -1 for the first.
        package var back: Int32
        package var cost: Int32
    }

    /// A word that a unit may be.
    package struct Choice: BitwiseCopyable {
        package var word: UInt16
        /// What it costs beside the model.
        var extra: Int32
    }

    /// A unit: its nodes and choices, and the groups that the choices come from.
    package struct Step: BitwiseCopyable {
        package var firstNode: Int32
        package var firstChoice: Int32
        var first: UInt16
        var second: UInt16
        var hasSecond: Bool
    }

    /// The way from a node to one of the next unit, noted where confidences or more than one reading are wanted.
    struct Edge: BitwiseCopyable {
        var from: Int32
        var to: Int32
        /// Of the way alone.
        var cost: Int32
    }

    package private(set) var nodes = GrowingBuffer<Node>(capacity: 4096)
    package private(set) var choices = GrowingBuffer<Choice>(capacity: 2048)
    package private(set) var steps = GrowingBuffer<Step>(capacity: 256)
    /// In order of the nodes they lead to the next unit from; those of a unit follow those of the one before.
    private(set) var edges = GrowingBuffer<Edge>(capacity: 1)
    /// Whether edges are noted.
    package var keepsEdges = false
    /// What all ways to a node cost together, and all from it to the end, in parts of 256.
    var before = GrowingBuffer<Int32>(capacity: 1)
    var behind = GrowingBuffer<Int32>(capacity: 1)

    /// The costs of the choices of a unit behind each choice of the one before.
    private let row: UnsafeMutablePointer<Int32>
    private let rowLeaving: UnsafeMutablePointer<UInt8>
    private let hasRow: UnsafeMutablePointer<Bool>
    /// What the choices of a unit cost by themselves.
    private let single: UnsafeMutablePointer<Int32>
    /// The costs behind one node.
    private let triple: UnsafeMutablePointer<Int32>
    /// The best way to each pair of choices, and the node before.
    private let best: UnsafeMutablePointer<Int32>
    private let back: UnsafeMutablePointer<Int32>
    private let order: UnsafeMutablePointer<UInt64>
    /// The choice of each word of both groups.
    private let places: UnsafeMutablePointer<UInt8>

    static let mostChoices = 2 * RestorationModel.mostWords
    private static let none: UInt8 = 255

    package init() {
        let square = Self.mostChoices * Self.mostChoices
        unsafe row = .allocate(capacity: square)
        unsafe rowLeaving = .allocate(capacity: square)
        unsafe hasRow = .allocate(capacity: Self.mostChoices)
        unsafe single = .allocate(capacity: Self.mostChoices)
        unsafe triple = .allocate(capacity: Self.mostChoices)
        unsafe best = .allocate(capacity: square)
        unsafe back = .allocate(capacity: square)
        unsafe order = .allocate(capacity: square)
        unsafe places = .allocate(capacity: Self.mostChoices)
    }

    deinit {
        unsafe row.deallocate()
        unsafe rowLeaving.deallocate()
        unsafe hasRow.deallocate()
        unsafe single.deallocate()
        unsafe triple.deallocate()
        unsafe best.deallocate()
        unsafe back.deallocate()
        unsafe order.deallocate()
        unsafe places.deallocate()
    }

    /// Begins a sentence.
    package mutating func begin() {
        nodes.removeAll()
        choices.removeAll()
        steps.removeAll()
        edges.removeAll()
        addStep(RestorationModel.Unit.boundary)
        choices.append(Choice(word: RestorationModel.Unit.boundary, extra: 0))
        nodes.append(Node(word: RestorationModel.Unit.boundary, choice: 0, leaving: 0, back: -1, cost: 0))
    }

    /// Begins a unit whose words are of one group or two; ``add(_:extra:)`` its words, then ``advance(with:)``.
    package mutating func addStep(_ first: UInt16, _ second: UInt16? = nil) {
        steps.append(
            Step(
                firstNode: Int32(nodes.count), firstChoice: Int32(choices.count), first: first, second: second ?? 0,
                hasSecond: second != nil))
    }

    /// Adds a word of the unit.
    @inline(__always)
    package mutating func add(_ word: UInt16, extra: Int32 = 0) { choices.append(Choice(word: word, extra: extra)) }

    /// Takes back the unit that was added last and has no words.
    package mutating func dropStep() { steps.truncate(to: steps.count - 1) }

    /// The choices of a unit.
    package func choices(of step: Int) -> Range<Int> {
        Int(steps[step].firstChoice)..<(step + 1 < steps.count ? Int(steps[step + 1].firstChoice) : choices.count)
    }

    /// The nodes of a unit.
    package func nodes(of step: Int) -> Range<Int> {
        Int(steps[step].firstNode)..<(step + 1 < steps.count ? Int(steps[step + 1].firstNode) : nodes.count)
    }

    /// Makes the nodes of the unit that was added last.
    package mutating func advance(with model: borrowing RestorationModel) {
        let step = steps[steps.count - 1]
        let before = nodes(of: steps.count - 2)
        let previous = choices(of: steps.count - 2)
        let current = choices(of: steps.count - 1)
        let count = current.count
        let words = unsafe choices.base + current.lowerBound
        for index in 0..<Self.mostChoices { unsafe places[index] = Self.none }
        for index in 0..<count {
            let word = unsafe words[index].word
            if step.hasSecond, word >= step.second, word &- step.second < RestorationModel.mostWords,
                step.second > step.first || word < step.first
            {
                unsafe places[RestorationModel.mostWords + Int(word - step.second)] = UInt8(index)
            } else {
                unsafe places[Int(word &- step.first)] = UInt8(index)
            }
        }
        for index in 0..<previous.count { unsafe hasRow[index] = false }
        for index in 0..<previous.count * count { unsafe best[index] = .max }

        for index in 0..<count { unsafe single[index] = unsafe model.cost(of: words[index].word) }
        touch(before, step, model)

        let firstEdge = edges.count
        for number in before {
            let node = nodes[number]
            let start = Int(node.choice) &* count
            if unsafe !hasRow[Int(node.choice)] {
                unsafe hasRow[Int(node.choice)] = true
                let leaving = model.leaving(node.word)
                for index in 0..<count {
                    unsafe row[start &+ index] = unsafe leaving &+ single[index]
                    unsafe rowLeaving[start &+ index] = 0
                }
                look(model.pairs, UInt64(node.word), step) { index, payload in
                    unsafe row[start &+ index] = Int32(payload >> 5) &* 2
                    unsafe rowLeaving[start &+ index] = UInt8(truncatingIfNeeded: payload & 31) &* 4
                }
            }
            let leaving = Int32(node.leaving)
            for index in 0..<count { unsafe triple[index] = unsafe row[start &+ index] &+ leaving }
            if let context = tripleContext(of: node) {
                look(model.triples, context, step) { index, payload in unsafe triple[index] = Int32(payload) &* 4 }
            }
            for index in 0..<count {
                let cost = unsafe node.cost &+ triple[index] &+ words[index].extra
                if unsafe cost < best[start &+ index] {
                    unsafe best[start &+ index] = cost
                    unsafe back[start &+ index] = Int32(number)
                }
                if keepsEdges {
                    edges.append(Edge(from: Int32(number), to: Int32(start &+ index), cost: cost &- node.cost))
                }
            }
        }
        keepBest(previous.count * count, choices: count)
        if keepsEdges { keepEdges(from: firstEdge, pairs: previous.count * count) }
    }

    /// Leaves out the edges, from a number on, to what is no node, and makes numbers of nodes of those of pairs.
    private mutating func keepEdges(from first: Int, pairs: Int) {
        for pair in 0..<pairs { unsafe best[pair] = -1 }
        let step = nodes(of: steps.count - 1)
        for (index, number) in step.enumerated() { unsafe best[Int(order[index] & 0xFFFF_FFFF)] = Int32(number) }
        var count = first
        for index in first..<edges.count {
            var edge = edges[index]
            edge.to = unsafe best[Int(edge.to)]
            guard edge.to >= 0 else { continue }
            edges[count] = edge
            count += 1
        }
        edges.truncate(to: count)
    }

    /// Asks for the memory of what will be looked up, all of it before the first is read.
    private func touch(_ before: Range<Int>, _ step: Step, _ model: borrowing RestorationModel) {
        for number in before {
            let node = nodes[number]
            model.pairs.touch(context: UInt64(node.word), group: step.first)
            if step.hasSecond { model.pairs.touch(context: UInt64(node.word), group: step.second) }
            guard let context = tripleContext(of: node) else { continue }
            model.triples.touch(context: context, group: step.first)
            if step.hasSecond { model.triples.touch(context: context, group: step.second) }
        }
    }

    /// The words of a node and of the one before; nil where no triple begins with them.
    @inline(__always)
    private func tripleContext(of node: Node) -> UInt64? {
        guard node.leaving > 0, node.back >= 0 else { return nil }
        return UInt64(nodes[Int(node.back)].word) << 16 | UInt64(node.word) | 1 << 40
    }

    /// Calls `body` with the choice and the payload of each word of a unit that is known behind a context.
    @inline(__always)
    private func look(
        _ table: NgramTable, _ context: UInt64, _ step: Step, _ body: (_ choice: Int, _ payload: UInt32) -> Void
    ) {
        table.forEach(context: context, group: step.first) { index, payload in
            let choice = unsafe places[index]
            if choice != Self.none { body(Int(choice), payload) }
        }
        guard step.hasSecond else { return }
        table.forEach(context: context, group: step.second) { index, payload in
            let choice = unsafe places[RestorationModel.mostWords + index]
            if choice != Self.none { body(Int(choice), payload) }
        }
    }

    /// Makes nodes of the cheapest pairs.
    private mutating func keepBest(_ pairs: Int, choices count: Int) {
        var lowest = Int32.max
        for pair in 0..<pairs where unsafe best[pair] < lowest { lowest = unsafe best[pair] }
        var found = 0
        for pair in 0..<pairs where unsafe best[pair] <= lowest &+ margin {
            unsafe order[found] = unsafe UInt64(UInt32(bitPattern: best[pair])) << 32 | UInt64(pair)
            found &+= 1
        }
        if found > width {
            // Few are kept of at most a few dozen.
            var pairs = unsafe UnsafeMutableBufferPointer(start: order, count: found)
            unsafe pairs.sort()
            found = width
        }
        for index in 0..<found {
            let pair = unsafe Int(order[index] & 0xFFFF_FFFF)
            let choice = pair % count
            unsafe nodes.append(
                Node(
                    word: choices[Int(steps[steps.count - 1].firstChoice) + choice].word,
                    choice: UInt8(truncatingIfNeeded: choice), leaving: rowLeaving[pair], back: back[pair],
                    cost: best[pair]))
        }
    }

    /// Ends a sentence: the node of the best way, which stands for the boundary behind it.
    package mutating func finish(with model: borrowing RestorationModel) -> Int {
        addStep(RestorationModel.Unit.boundary)
        add(RestorationModel.Unit.boundary)
        advance(with: model)
        let ends = nodes(of: steps.count - 1)
        let best = ends.min { nodes[$0].cost < nodes[$1].cost } ?? 0
        // All ways end at one node.
        var edge = edges.count - 1
        while edge >= 0, Int(edges[edge].to) >= ends.lowerBound {
            edges[edge].to = Int32(best)
            edge -= 1
        }
        return best
    }
}
