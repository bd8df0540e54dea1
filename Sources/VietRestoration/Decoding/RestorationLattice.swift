import CVietScan
import VietCore
import VietNormalization

/// The readings of a sentence and the best way through them, in memory that is kept: one to a thread.
///
/// A node is a word behind another one. Nodes of a unit that cost far more than the best are left out.
@safe struct RestorationLattice: ~Copyable {
    /// How many nodes of a unit are kept, ``mostNodes`` at most.
    var width = 16
    /// How much more than the best a node may cost.
    var margin: Int32 = 160

    /// A unit: its nodes and choices, and the groups that the choices come from.
    struct Step: BitwiseCopyable {
        var firstNode: Int32
        var firstChoice: Int32
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

    private(set) var nodes = GrowingBuffer<viet_marks_node>(capacity: 4096)
    private var choices = GrowingBuffer<viet_marks_choice>(capacity: 2048)
    private(set) var steps = GrowingBuffer<Step>(capacity: 256)
    /// In order of the nodes they lead to the next unit from; those of a unit follow those of the one before.
    private(set) var edges = GrowingBuffer<Edge>(capacity: 1)
    /// Whether edges are noted.
    var keepsEdges = false
    /// What all ways to a node cost together, and all from it to the end, as ``CostSum`` counts.
    var before = GrowingBuffer<Int32>(capacity: 1)
    var behind = GrowingBuffer<Int32>(capacity: 1)

    private let model: viet_marks_model
    private let scratch: UnsafeMutableRawPointer
    /// What each choice of a unit costs behind each node before, and the number of the node of each pair of choices.
    private let costs: UnsafeMutablePointer<Int32>
    private let numbers: UnsafeMutablePointer<Int32>

    static let mostNodes = Int(viet_marks_most_nodes)
    private static let mostChoices = Int(viet_marks_most_choices)

    /// The tables of the model are read for as long as the lattice is used.
    init(_ model: RestorationModel) {
        unsafe self.model = unsafe viet_marks_model(
            pairs: model.pairs.table, triples: model.triples.table, singles: model.singles)
        unsafe scratch = .allocate(byteCount: viet_marks_scratch_size(), alignment: 64)
        unsafe costs = .allocate(capacity: Self.mostNodes * Self.mostChoices)
        unsafe numbers = .allocate(capacity: Self.mostChoices * Self.mostChoices)
    }

    deinit {
        unsafe scratch.deallocate()
        unsafe costs.deallocate()
        unsafe numbers.deallocate()
    }

    /// Begins a sentence.
    mutating func begin() {
        nodes.removeAll()
        choices.removeAll()
        steps.removeAll()
        edges.removeAll()
        addStep(RestorationModel.Unit.boundary)
        add(RestorationModel.Unit.boundary)
        nodes.append(viet_marks_node(word: RestorationModel.Unit.boundary, choice: 0, leaving: 0, back: -1, cost: 0))
    }

    /// Begins a unit whose words are of one group or two; ``add(_:extra:)`` its words, then ``advance()``.
    mutating func addStep(_ first: UInt16, _ second: UInt16? = nil) {
        steps.append(
            Step(
                firstNode: Int32(nodes.count), firstChoice: Int32(choices.count), first: first, second: second ?? 0,
                hasSecond: second != nil))
    }

    /// Adds a word of the unit.
    @inline(__always)
    mutating func add(_ word: UInt16, extra: Int32 = 0) { choices.append(viet_marks_choice(word: word, extra: extra)) }

    /// Takes back the unit that was added last and has no words.
    mutating func dropStep() { steps.truncate(to: steps.count - 1) }

    /// The nodes of a unit.
    func nodes(of step: Int) -> Range<Int> {
        Int(steps[step].firstNode)..<(step + 1 < steps.count ? Int(steps[step + 1].firstNode) : nodes.count)
    }

    /// Makes the nodes of the unit that was added last.
    mutating func advance() {
        let step = steps[steps.count - 1]
        let earlier = steps[steps.count - 2]
        nodes.reserve(width)
        var unit = unsafe viet_marks_step(
            nodes: nodes.base, first: Int(earlier.firstNode), end: Int(step.firstNode),
            previous: Int(step.firstChoice - earlier.firstChoice), choices: choices.base + Int(step.firstChoice),
            count: choices.count - Int(step.firstChoice), group: step.first, second: step.second,
            has_second: step.hasSecond ? 1 : 0)
        let found = unsafe withUnsafePointer(to: model) { model in
            unsafe viet_marks_advance(
                model, &unit, width, margin, OpaquePointer(scratch), nodes.base + nodes.count,
                keepsEdges ? costs : nil)
        }
        nodes.extend(by: found)
        if keepsEdges { unsafe keepEdges(unit) }
    }

    /// Notes the edges between the nodes before and those of the unit.
    private mutating func keepEdges(_ unit: viet_marks_step) {
        let (count, end) = unsafe (unit.count, unit.end)
        for pair in unsafe 0..<unit.previous * count { unsafe numbers[pair] = -1 }
        for number in end..<nodes.count {
            let node = nodes[number]
            unsafe numbers[Int(nodes[Int(node.back)].choice) * count + Int(node.choice)] = Int32(number)
        }
        for number in unsafe unit.first..<end {
            let start = Int(nodes[number].choice) * count
            for index in 0..<count {
                let to = unsafe numbers[start + index]
                guard to >= 0 else { continue }
                unsafe edges.append(
                    Edge(
                        from: Int32(number), to: to,
                        cost: costs[(number - unit.first) * Self.mostChoices + index]))
            }
        }
    }

    /// Ends a sentence: the node of the best way, which stands for the boundary behind it.
    mutating func finish() -> Int {
        addStep(RestorationModel.Unit.boundary)
        add(RestorationModel.Unit.boundary)
        advance()
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
