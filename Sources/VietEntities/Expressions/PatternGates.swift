/// The gates of all patterns of a grammar turned round: for what stands at a place, the patterns whose gates let it through.
///
/// All patterns are asked at once, a few words of bits for each thing that may stand there.
final class PatternGates: Sendable {
    /// One set a bit of ``TokenBits``.
    private typealias ByBit = [PatternSet]

    private let before: ByBit
    private let second: ByBit
    private let secondOfDigits: ByBit
    private let afterAmount: ByBit
    /// By the forms of the amount, and by the kind of its unit, the last for none.
    private let forms: [PatternSet]
    private let units: [PatternSet]
    /// The patterns that begin with an amount.
    let ofAmounts: PatternSet

    init(_ patterns: [ExpressionPattern], _ lexicon: ExpressionLexicon) {
        let kinds = ExpressionLexicon.UnitKind.allCases
        let none = ByBit(repeating: PatternSet(), count: 64)
        var (before, second, secondOfDigits, afterAmount) = (none, none, none, none)
        var forms = [PatternSet](repeating: PatternSet(), count: 8)
        var units = [PatternSet](repeating: PatternSet(), count: kinds.count + 1)
        var ofAmounts = PatternSet()
        for (number, pattern) in patterns.enumerated() {
            let gate = PatternGate(pattern, lexicon)
            for bit in 0..<64 {
                let token = TokenBits(rawValue: 1 << UInt64(bit))
                if gate.before.meets(token) { before[bit].insert(number) }
                if gate.second.meets(token) { second[bit].insert(number) }
                if gate.secondOfDigits.meets(token) { secondOfDigits[bit].insert(number) }
                if gate.afterAmount.meets(token) { afterAmount[bit].insert(number) }
            }
            guard let amount = gate.amount else { continue }
            ofAmounts.insert(number)
            for form in forms.indices where amount.isSubset(of: PatternGate.AmountForms(rawValue: UInt8(form))) {
                forms[form].insert(number)
            }
            for index in units.indices where gate.unit == nil || index < kinds.count && kinds[index] == gate.unit {
                units[index].insert(number)
            }
        }
        (self.before, self.second, self.secondOfDigits, self.afterAmount) = (
            before, second, secondOfDigits, afterAmount
        )
        (self.forms, self.units, self.ofAmounts) = (forms, units, ofAmounts)
    }

    /// The patterns that what stands before and behind the first token does not rule out.
    @inline(__always)
    func admitted(before: TokenBits, second: TokenBits, hasDigits: Bool) -> PatternSet {
        Self.meeting(before, self.before) & Self.meeting(second, hasDigits ? secondOfDigits : self.second)
    }

    /// Of the patterns that begin with an amount those that the amount at the place does not rule out.
    func admitted(
        amount: PatternGate.AmountForms, unit: ExpressionLexicon.UnitKind?, after: TokenBits
    ) -> PatternSet {
        forms[Int(amount.rawValue)] & units[unit?.number ?? units.count - 1] & Self.meeting(after, afterAmount)
    }

    @inline(__always)
    private static func meeting(_ token: TokenBits, _ sets: ByBit) -> PatternSet {
        var bits = token.rawValue
        var result = PatternSet()
        while bits != 0 {
            result = result | sets[bits.trailingZeroBitCount]
            bits &= bits &- 1
        }
        return result
    }
}

extension ExpressionLexicon.UnitKind {
    /// The place among all cases.
    fileprivate var number: Int {
        switch self {
        case .money: 0
        case .percent: 1
        case .duration: 2
        case .measure: 3
        case .count: 4
        }
    }
}
