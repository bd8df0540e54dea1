import VietCore

/// One line of `patterns.txt`, compiled to the steps of a small backtracking matcher.
final class ExpressionPattern: Sendable {
    /// What a match is.
    enum Outcome: Sendable, Equatable {
        case entity(EntityType)
        /// The place is taken and nothing said.
        case nothing
        /// The same, and no name lies there.
        case furniture
    }

    enum Step: Sendable {
        case words(ExpressionLexicon.WordSet)
        case slot(ExpressionSlot, isSecond: Bool)
        case shapes([DateShape])
        /// Tries what comes next, and what stands at the number if that leads nowhere.
        case split(Int)
        /// The match ends here; what follows must stand behind it.
        case follow
        case notWords(ExpressionLexicon.WordSet)
        case notSlot(ExpressionSlot)
        case accept
    }

    /// What must stand before the match, the nearest first.
    struct Before: Sendable {
        enum Kind: Sendable {
            case word, optional, not
            /// Within five tokens, no mark of punctuation between.
            case near
        }
        var kind: Kind
        var words: ExpressionLexicon.WordSet
    }

    let outcome: Outcome
    /// Whether it is a date, whose parts must fit together.
    let isDate: Bool
    /// The share of matches that were right when they were read.
    let confidence: Double
    let steps: [Step]
    let before: [Before]
    /// How the value comes about, where it is not read off the parts.
    let rule: ValueRule?

    /// Compiles a line: type, confidence, pattern, and the rule behind `=>`.
    init(_ line: Substring, number: Int, lexicon: ExpressionLexicon) throws(VietTextError) {
        var words = line.parts(at: 0x20)
        guard words.count > 2, let share = Int(words[1]), (1...100).contains(share) else {
            throw ExpressionLexicon.malformed("type, confidence and pattern are expected", number)
        }
        switch words[0] {
        case "nothing": outcome = .nothing
        case "furniture": outcome = .furniture
        default: outcome = .entity(EntityType(rawValue: String(words[0])))
        }
        isDate = outcome == .entity(.date)
        confidence = Double(share) / 100
        words.removeFirst(2)
        var rule: ValueRule?
        if let arrow = words.firstIndex(of: "=>") {
            guard let known = ValueRule(words[(arrow + 1)...]) else {
                throw ExpressionLexicon.malformed("no such rule of values", number)
            }
            rule = known
            words.removeSubrange(arrow...)
        }
        self.rule = rule
        if let caret = words.firstIndex(of: "^") {
            before = Self.before(words[..<caret], lexicon)
            words.removeSubrange(...caret)
        } else {
            before = []
        }
        var steps: [Step] = []
        var open: [Int] = []
        var follows = false
        for word in words {
            switch word {
            case "[":
                open.append(steps.count)
                steps.append(.accept)
            case "]":
                guard let start = open.popLast() else {
                    throw ExpressionLexicon.malformed("a bracket was not opened", number)
                }
                steps[start] = .split(steps.count)
            case "$":
                follows = true
                steps.append(.follow)
            default: steps.append(try Self.step(word, lexicon, number))
            }
        }
        guard open.isEmpty, !follows || steps.count > 1 else {
            throw ExpressionLexicon.malformed("a bracket was not closed", number)
        }
        self.steps = steps + [.accept]
    }

    private static func step(
        _ word: Substring, _ lexicon: ExpressionLexicon, _ number: Int
    ) throws(VietTextError) -> Step {
        if word.first == "!", word.count > 1 {
            switch try step(word.dropFirst(), lexicon, number) {
            case .words(let set): return .notWords(set)
            case .slot(let slot, _): return .notSlot(slot)
            default: throw ExpressionLexicon.malformed("cannot be denied: \(word)", number)
            }
        }
        guard word.first == "{", word.last == "}" else { return .words(keys(word, lexicon)) }
        var name = word.dropFirst().dropLast()
        let isSecond = name.first == ">"
        if isSecond { name = name.dropFirst() }
        if let slot = ExpressionSlot(rawValue: String(name)) { return .slot(slot, isSecond: isSecond) }
        var shapes: [DateShape] = []
        for part in name.parts(at: 0x7C) {
            guard let shape = DateShape(part.first == ">" ? part.dropFirst() : part, isSecond: isSecond) else {
                throw ExpressionLexicon.malformed("no such slot: \(word)", number)
            }
            shapes.append(shape)
        }
        return .shapes(shapes)
    }

    /// The keys of alternatives, of which those in capitals name sets.
    private static func keys(_ text: Substring, _ lexicon: ExpressionLexicon) -> ExpressionLexicon.WordSet {
        text.parts(at: 0x7C).flatMap { lexicon.sets[$0] ?? [TokenKey.short(of: $0)] }
    }

    private static func before(_ words: ArraySlice<Substring>, _ lexicon: ExpressionLexicon) -> [Before] {
        var result: [Before] = []
        var isOptional = false
        for word in words {
            switch word {
            case "[": isOptional = true
            case "]": isOptional = false
            default:
                let kind: Before.Kind =
                    isOptional ? .optional : word.first == "!" ? .not : word.first == "~" ? .near : .word
                let set = keys(kind == .not || kind == .near ? word.dropFirst() : word, lexicon)
                result.insert(Before(kind: kind, words: set), at: 0)
            }
        }
        return result
    }
}
