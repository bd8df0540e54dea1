import VietCore

/// Finds the line that says when an article was written: `09:15, Thứ 5, 20/2/2025 (GMT+7)`.
///
/// It is a whole date beside a clock, with nothing but marks between the two, or a whole date with its weekday alone on
/// a line.
@safe struct Dateline {
    let tokens: UnsafeBufferPointer<Token>
    private let patterns = ExpressionGrammar.standard.patterns

    init(tokens: UnsafeBufferPointer<Token>) { unsafe self.tokens = unsafe tokens }

    /// The day of the first such line; nil where there is none.
    func day(among found: [FoundExpression]) -> ReferenceDate? {
        for (index, match) in found.enumerated() where isType(.date, match) {
            let (date, captures) = (match.captures.first, match.captures)
            guard !captures.isRange, !captures.isLunar, let year = date.year, let month = date.month,
                let day = date.day,
                isBesideClock(index, found) || captures.weekday != nil && isAlone(match.tokens)
            else { continue }
            if let day = ReferenceDate(year: year, month: month, day: day) { return day }
        }
        return nil
    }

    private func isType(_ type: EntityType, _ match: FoundExpression) -> Bool {
        patterns[match.pattern].outcome == .entity(type)
    }

    private func isBesideClock(_ index: Int, _ found: [FoundExpression]) -> Bool {
        let date = found[index].tokens
        if index > 0, isClock(found[index - 1]) {
            return isNothing(found[index - 1].tokens.upperBound..<date.lowerBound)
        }
        return index + 1 < found.count && isClock(found[index + 1])
            && isNothing(date.upperBound..<found[index + 1].tokens.lowerBound)
    }

    /// A time in one token, as clocks print it, with `AM` or `PM` behind it or without.
    private func isClock(_ match: FoundExpression) -> Bool {
        guard isType(.time, match) else { return false }
        return match.tokens.count == 1 || match.tokens.count == 2 && match.captures.dayPart.map { $0 >= 4 } ?? false
    }

    /// Whether only a few marks stand there, and no line ends.
    private func isNothing(_ range: Range<Int>) -> Bool {
        unsafe range.count <= 2
            && range.allSatisfy { unsafe tokens[$0].kind == .punctuation || tokens[$0].kind == .symbol }
            && !tokens[range.upperBound].flags.contains(.lineBefore)
    }

    private func isAlone(_ range: Range<Int>) -> Bool {
        unsafe tokens[range.lowerBound].flags.contains(.lineBefore)
            && (range.upperBound == tokens.count || tokens[range.upperBound].flags.contains(.lineBefore))
    }
}
