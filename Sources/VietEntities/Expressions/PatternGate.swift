import VietCore

/// What must stand around the first token of a pattern, in bits that are cheap to ask: most patterns that a token can
/// begin are ruled out here, before they are tried.
///
/// A gate lets through all that matches and some that does not.
struct PatternGate: Sendable {
    /// Tokens of which one must stand before the match.
    let before: TokenBits
    /// Tokens of which one must stand behind the first token.
    let second: TokenBits
    /// The same where the first token has digits.
    let secondOfDigits: TokenBits
    /// Whether all begins with an amount.
    let startsWithAmount: Bool
    /// Tokens of which one must stand behind the amount.
    let afterAmount: TokenBits
    /// The kind that the unit behind the amount must have.
    let unit: ExpressionLexicon.UnitKind?

    init(_ pattern: ExpressionPattern) {
        before = Self.before(pattern.before)
        second = Self.second(pattern, 0, ofDigits: false)
        secondOfDigits = Self.second(pattern, 0, ofDigits: true)
        if case .slot(.amount, false) = pattern.steps[0] {
            startsWithAmount = true
        } else {
            startsWithAmount = false
        }
        afterAmount = startsWithAmount ? Self.first(pattern, 1) : .all
        unit =
            if startsWithAmount, case .slot(let slot, false) = pattern.steps[1] { slot.unitKind } else { nil }
    }

    /// Up to the first word that cannot be passed over.
    private static func before(_ conditions: [ExpressionPattern.Before]) -> TokenBits {
        var bits = TokenBits()
        for condition in conditions {
            switch condition.kind {
            case .optional: bits.formUnion(TokenBits(words: condition.words))
            case .word: return bits.union(TokenBits(words: condition.words))
            case .not, .near: return .all
            }
        }
        return .all
    }

    /// The tokens that can stand where a step is reached.
    private static func first(_ pattern: ExpressionPattern, _ step: Int) -> TokenBits {
        switch pattern.steps[step] {
        case .words(let set): return TokenBits(words: set)
        case .shapes: return .digits
        case .slot(let slot, _): return slot.needsDigits ? .digits : .all
        case .split(let other): return first(pattern, step + 1).union(first(pattern, other))
        case .follow, .notWords, .notSlot, .accept: return .all
        }
    }

    /// The tokens that can stand behind the first token, where `step` is the first.
    private static func second(_ pattern: ExpressionPattern, _ step: Int, ofDigits: Bool) -> TokenBits {
        switch pattern.steps[step] {
        case .words, .shapes: return first(pattern, step + 1)
        case .slot(let slot, _):
            return slot.needsDigits || ofDigits && slot.takesOneToken ? first(pattern, step + 1) : .all
        case .split(let other):
            return second(pattern, step + 1, ofDigits: ofDigits).union(second(pattern, other, ofDigits: ofDigits))
        case .follow, .notWords, .notSlot, .accept: return .all
        }
    }
}

/// A set of tokens of which each is one of 64 bits: digits, nothing at all, or a word by its key.
struct TokenBits: OptionSet, Sendable {
    let rawValue: UInt64

    static let all = TokenBits(rawValue: .max)
    /// A token of kind number or code.
    static let digits = TokenBits(rawValue: 1)
    /// No token: the sentence ends, or begins.
    static let nothing = TokenBits(rawValue: 2)

    init(rawValue: UInt64) { self.rawValue = rawValue }

    @inline(__always)
    init(word key: UInt32) { rawValue = 4 << UInt64(key % 62) }

    init(words: ExpressionLexicon.WordSet) { self = words.reduce(into: []) { $0.formUnion(TokenBits(word: $1)) } }

    @inline(__always)
    func meets(_ other: TokenBits) -> Bool { rawValue & other.rawValue != 0 }
}

extension ExpressionSlot {
    /// Whether the slot takes one token, and that has digits.
    fileprivate var needsDigits: Bool {
        switch self {
        case .day, .month, .year, .decade, .clock, .hour, .minute, .second, .share, .unlikeShare: true
        default: false
        }
    }

    /// Whether the slot takes one token where that has digits.
    fileprivate var takesOneToken: Bool {
        switch self {
        case .n, .dayWord, .hourWord, .minuteWord, .monthWord, .quarter, .century: true
        default: false
        }
    }

    /// The kind of the units that the slot reads.
    var unitKind: ExpressionLexicon.UnitKind? {
        switch self {
        case .money: .money
        case .percent: .percent
        case .measure: .measure
        case .count: .count
        case .length: .duration
        default: nil
        }
    }
}
