/// Finds a pattern in texts, one after the other, in memory that is kept.
struct PatternSearch {
    private struct Way {
        var step: Int
        var start: Int
    }

    /// How many characters a match has at most: what looks further for a longer one would look again behind every match.
    private let longest: Int

    private let steps: [TextPattern.Step]
    /// The ways of matching that stand before the character, the preferred ones first, and those behind it.
    private var ways: [Way] = []
    private var nextWays: [Way] = []
    /// For each step the last place, counted on and on, at which it was reached: a way that comes second is worth nothing.
    private var reached: [Int]
    private var place = 0
    private var waiting: [Int] = []
    /// How many steps were looked at so far.
    private(set) var work = 0

    init(_ pattern: TextPattern, longest: Int = 1000) {
        self.longest = longest
        steps = pattern.steps
        reached = [Int](repeating: -1, count: steps.count)
    }

    /// The matches that are not empty, in order and without overlap, as ranges of `text`.
    ///
    /// - Complexity: O(nm) for n characters and m steps.
    mutating func matches(in text: [UInt32]) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var start = 0
        while start < text.count, let match = first(in: text, from: start) {
            if !match.isEmpty { found.append(match) }
            start = max(match.upperBound, match.lowerBound + 1)
        }
        return found
    }

    /// The match that starts first, and of those that start there the one that the pattern prefers.
    private mutating func first(in text: [UInt32], from start: Int) -> Range<Int>? {
        var found: Range<Int>?
        nextWays.removeAll(keepingCapacity: true)
        place += 1
        for at in start...text.count {
            if found == nil { reach(0, from: at, text, at) }
            swap(&ways, &nextWays)
            nextWays.removeAll(keepingCapacity: true)
            if ways.isEmpty, found != nil { break }
            place += 1
            search: for way in ways {
                switch steps[way.step] {
                case .match:
                    found = way.start..<at
                    // What is left is preferred less.
                    break search
                case .take(let set) where at < text.count && at - way.start < longest && set.contains(text[at]):
                    reach(way.step + 1, from: way.start, text, at + 1)
                default: break
                }
            }
        }
        return found
    }

    /// Adds the ways that lead from a step to others that take a character, or to the end.
    private mutating func reach(_ step: Int, from start: Int, _ text: [UInt32], _ at: Int) {
        waiting.append(step)
        while let step = waiting.popLast() {
            work &+= 1
            if reached[step] == place { continue }
            reached[step] = place
            switch steps[step] {
            case .jump(let target): waiting.append(target)
            case .split(let first, let second):
                waiting.append(second)
                waiting.append(first)
            case .border(let border):
                let (before, after) = (at > 0 ? text[at - 1] : nil, at < text.count ? text[at] : nil)
                if border.holds(before, after) { waiting.append(step + 1) }
            case .take, .match: nextWays.append(Way(step: step, start: start))
            }
        }
    }
}
