import VietCore

/// A regular expression as steps that are taken for all ways of matching at once, so that no text and no expression takes
/// longer than their lengths multiplied (Thompson 1968, Pike's order of preference).
///
/// It takes what `Regex` of Swift takes but for what needs going back: references to groups, looking ahead or behind, atomic
/// and possessive groups. Characters are code points of composed text.
struct TextPattern: Sendable {
    enum Step: Sendable {
        case take(ScalarSet)
        case border(PatternBorder)
        case jump(Int)
        /// Both, the first before the second.
        case split(Int, Int)
        case match
    }

    private(set) var steps: [Step] = []
    private static let longest = 20_000

    /// - Throws: ``VietTextError`` of code `invalid-argument`.
    init(_ pattern: String) throws(VietTextError) {
        guard add(try PatternParser.parse(pattern)) else {
            throw VietTextError(.invalidArgument, "not a regular expression: too many repetitions: \(pattern)")
        }
        steps.append(.match)
    }

    /// Appends the steps of a node; false where they are too many.
    private mutating func add(_ node: PatternNode) -> Bool {
        guard steps.count < Self.longest else { return false }
        switch node {
        case .one(let set): steps.append(.take(set))
        case .border(let border): steps.append(.border(border))
        case .sequence(let nodes): return nodes.allSatisfy { add($0) }
        case .choice(let nodes): return add(choice: nodes)
        case .repeated(let node, let least, let most, let isLazy):
            return add(node, least: least, most: most, isLazy: isLazy)
        }
        return true
    }

    private mutating func add(choice nodes: [PatternNode]) -> Bool {
        var ends: [Int] = []
        for node in nodes.dropLast() {
            let split = steps.count
            steps.append(.match)
            guard add(node) else { return false }
            ends.append(steps.count)
            steps.append(.match)
            steps[split] = .split(split + 1, steps.count)
        }
        guard let last = nodes.last, add(last) else { return false }
        for end in ends { steps[end] = .jump(steps.count) }
        return true
    }

    private mutating func add(_ node: PatternNode, least: Int, most: Int?, isLazy: Bool) -> Bool {
        func split(_ body: Int, _ end: Int) -> Step { isLazy ? .split(end, body) : .split(body, end) }
        for _ in 0..<least {
            let start = steps.count
            guard add(node) else { return false }
            // Nothing is the same as often as one likes.
            if steps.count == start { return true }
        }
        guard let most else {
            let start = steps.count
            steps.append(.match)
            guard add(node) else { return false }
            steps.append(.jump(start))
            steps[start] = split(start + 1, steps.count)
            return true
        }
        var splits: [Int] = []
        for _ in least..<most {
            splits.append(steps.count)
            steps.append(.match)
            guard add(node) else { return false }
        }
        for place in splits { steps[place] = split(place + 1, steps.count) }
        return true
    }
}
