/// The patterns of a grammar as they are followed: all steps in one list, and nothing in a step that would be counted as a
/// reference each time it is looked at.
struct PatternProgram: Sendable {
    /// Places in ``words``.
    typealias WordRange = (start: Int32, end: Int32)

    /// ``ExpressionPattern/Step`` with numbers for what it holds.
    enum Step: Sendable {
        case words(WordRange)
        case notWords(WordRange)
        case slot(ExpressionSlot, isSecond: Bool)
        case notSlot(ExpressionSlot)
        /// A place in ``shapes``.
        case shapes(Int)
        /// Tries what comes next, and what stands at the place in ``steps`` if that leads nowhere.
        case split(Int)
        case follow
        case accept
    }

    /// ``ExpressionPattern/Before`` with a number for its words.
    struct Before: Sendable {
        let kind: ExpressionPattern.Before.Kind
        let words: WordRange
    }

    /// Where a pattern begins.
    struct Entry: Sendable {
        let step: Int
        /// Places in ``before``.
        let before: Range<Int>
        let isDate: Bool
        let isSum: Bool
    }

    private(set) var steps: [Step] = []
    private(set) var before: [Before] = []
    private(set) var shapes: [[DateShape]] = []
    /// By the numbers of the patterns.
    private(set) var entries: [Entry] = []
    private var words: [UInt32] = []

    init(_ patterns: [ExpressionPattern]) {
        for pattern in patterns {
            let start = steps.count
            let firstBefore = before.count
            for condition in pattern.before {
                before.append(Before(kind: condition.kind, words: add(condition.words)))
            }
            entries.append(
                Entry(
                    step: start, before: firstBefore..<before.count, isDate: pattern.isDate,
                    isSum: pattern.outcome == .entity(.money)))
            for step in pattern.steps { steps.append(flat(step, start)) }
        }
    }

    private mutating func flat(_ step: ExpressionPattern.Step, _ start: Int) -> Step {
        switch step {
        case .words(let set): return .words(add(set))
        case .notWords(let set): return .notWords(add(set))
        case .slot(let slot, let isSecond): return .slot(slot, isSecond: isSecond)
        case .notSlot(let slot): return .notSlot(slot)
        case .shapes(let all):
            shapes.append(all)
            return .shapes(shapes.count - 1)
        case .split(let other): return .split(start + other)
        case .follow: return .follow
        case .accept: return .accept
        }
    }

    private mutating func add(_ set: ExpressionLexicon.WordSet) -> WordRange {
        words += set
        return (Int32(words.count - set.count), Int32(words.count))
    }

    /// Whether a key is among the words of a step.
    @inline(__always)
    func contains(_ key: UInt32, in range: WordRange) -> Bool {
        for index in Int(range.start)..<Int(range.end) where words[index] == key { return true }
        return false
    }
}
