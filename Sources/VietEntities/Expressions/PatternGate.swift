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
    /// What the amount must be with which all begins; nil for what begins with none.
    let amount: AmountForms?
    /// Tokens of which one must stand behind the amount.
    let afterAmount: TokenBits
    /// The kind that the unit behind the amount must have.
    let unit: ExpressionLexicon.UnitKind?

    /// What patterns ask of an amount.
    struct AmountForms: OptionSet {
        let rawValue: UInt8
        /// Every amount.
        static let number = AmountForms(rawValue: 1)
        static let short = AmountForms(rawValue: 2)
        static let thousands = AmountForms(rawValue: 4)
    }

    init(_ pattern: ExpressionPattern, _ lexicon: ExpressionLexicon) {
        before = Self.before(pattern.before)
        let steps = Steps(steps: pattern.steps, lexicon: lexicon)
        second = steps.second(from: 0, ofDigits: false)
        secondOfDigits = steps.second(from: 0, ofDigits: true)
        amount = if case .slot(let slot, false) = pattern.steps[0] { slot.amountForms } else { nil }
        afterAmount = amount == nil ? .all : steps.first(at: 1)
        unit = if amount != nil, case .slot(let slot, false) = pattern.steps[1] { slot.unitKind } else { nil }
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
}

/// The steps of a pattern with what can stand at them.
private struct Steps {
    let steps: [ExpressionPattern.Step]
    let lexicon: ExpressionLexicon

    /// The tokens that can stand where a step is reached.
    func first(at step: Int) -> TokenBits {
        switch steps[step] {
        case .words(let set): return TokenBits(words: set)
        case .shapes: return .digits
        case .slot(let slot, _): return slot.needsDigits ? .digits : slot.words(lexicon)
        case .split(let other): return first(at: step + 1).union(first(at: other))
        case .follow, .notWords, .notSlot, .accept: return .all
        }
    }

    /// The tokens that can stand behind the first token, where `step` is the first.
    func second(from step: Int, ofDigits: Bool) -> TokenBits {
        switch steps[step] {
        case .words, .shapes: return first(at: step + 1)
        case .slot(let slot, _):
            return slot.needsDigits || ofDigits && slot.takesOneToken ? first(at: step + 1) : .all
        case .split(let other):
            return second(from: step + 1, ofDigits: ofDigits).union(second(from: other, ofDigits: ofDigits))
        case .follow, .notWords, .notSlot, .accept: return .all
        }
    }
}

extension PatternGate.AmountForms {
    @inline(__always)
    init(_ amount: Captures.Amount) {
        self = .number
        if amount.isShort { insert(.short) }
        if amount.power >= 3 { insert(.thousands) }
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
        case .day, .month, .year, .decade, .clock, .clocks, .hour, .minute, .second, .share, .unlikeShare: true
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

    /// The words that the slot can begin with, where that is known.
    fileprivate func words(_ lexicon: ExpressionLexicon) -> TokenBits {
        switch self {
        case .span: TokenBits(words: lexicon.durationStarts)
        case .part, .anyPart: TokenBits(words: lexicon.dayParts.keys)
        default: .all
        }
    }

    /// What the slot asks of an amount; nil where it reads none.
    fileprivate var amountForms: PatternGate.AmountForms? {
        switch self {
        case .amount, .bareAmount: .number
        case .shorthand: [.number, .short]
        case .thousands, .furtherThousands: [.number, .thousands]
        default: nil
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
