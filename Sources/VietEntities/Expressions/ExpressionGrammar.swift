import VietCore
import VietData

/// The patterns of Dictionaries/expressions with the words they are made of, and which of them can begin where.
final class ExpressionGrammar: Sendable {
    /// The grammar that the library carries.
    static let standard: ExpressionGrammar = {
        do {
            return try unsafe ExpressionGrammar(
                lexicon: ExpressionLexicon(
                    words: viet_data_expression_words().text, units: viet_data_expression_units().text),
                patterns: viet_data_expression_patterns().text)
        } catch {
            preconditionFailure("the embedded grammar is not of this version of the library: \(error)")
        }
    }()

    let lexicon: ExpressionLexicon
    let patterns: [ExpressionPattern]
    /// The same as they are followed.
    let program: PatternProgram
    /// What must stand around the beginnings of the patterns.
    let gates: PatternGates
    private let starts: PatternStarts

    /// Compiles the patterns of a text.
    ///
    /// - Throws: ``VietTextError`` of code `malformed-record` with the line.
    init(lexicon: ExpressionLexicon, patterns text: String) throws(VietTextError) {
        self.lexicon = lexicon
        var patterns: [ExpressionPattern] = []
        var starts = PatternStarts()
        for (number, line) in lines(of: text) {
            let pattern = try ExpressionPattern(line, number: number, lexicon: lexicon)
            guard patterns.count < PatternSet.capacity else {
                throw ExpressionLexicon.malformed("more than \(PatternSet.capacity) patterns", number)
            }
            var at = 0
            // Optional parts may be passed over.
            repeat {
                let step = pattern.steps[at]
                let rest = if case .split(let other) = step { other } else { 0 }
                starts.add(patterns.count, startingWith: rest > 0 ? pattern.steps[at + 1] : step, lexicon)
                at = rest
            } while at > 0
            patterns.append(pattern)
        }
        self.patterns = patterns
        program = PatternProgram(patterns)
        all = patterns.indices.reduce(into: PatternSet()) { $0.insert($1) }
        gates = PatternGates(patterns, lexicon)
        self.starts = starts
    }

    /// Every pattern.
    let all: PatternSet

    /// The patterns that a token of digits can begin.
    func patterns(of digits: DigitForm) -> PatternSet { starts.ofDigits[digits.rawValue] }
    /// The patterns that an address can begin.
    var ofAddresses: PatternSet { starts.ofAddresses }

    /// The patterns that begin with the word itself, and not with a number.
    func literalPatterns(of key: UInt32) -> PatternSet? { starts.ofLiteral[key] }

    /// The patterns that a word can begin.
    @inline(__always)
    func patterns(of key: UInt32) -> PatternSet? { starts.ofWord[key] }
}

/// Which patterns can begin with a token.
struct PatternStarts {
    private(set) var ofDigits = [PatternSet](repeating: PatternSet(), count: DigitForm.allCases.count)
    private(set) var ofAddresses = PatternSet()
    private(set) var ofWord = KeyTable<PatternSet>()
    private(set) var ofLiteral = KeyTable<PatternSet>()

    mutating func add(_ index: Int, startingWith step: ExpressionPattern.Step, _ lexicon: ExpressionLexicon) {
        switch step {
        case .words(let set):
            add(index, keys: set)
            for key in set { Self.add(index, key, to: &ofLiteral) }
        case .shapes: ofDigits[DigitForm.grouped.rawValue].insert(index)
        case .slot(let slot, _):
            for start in slot.starts {
                switch start {
                case .digits: for form in slot.forms { ofDigits[form.rawValue].insert(index) }
                case .address: ofAddresses.insert(index)
                case .numberWords: add(index, keys: lexicon.numberStarts)
                case .sign: add(index, keys: [MarkKeys.hyphen, MarkKeys.minus, TokenKey.short(of: "âm")])
                case .currency: add(index, keys: lexicon.currencyStarts)
                case .weekday: add(index, keys: ["thứ", "chủ"].map { TokenKey.short(of: $0) })
                case .signOfPhone: add(index, keys: [MarkKeys.plus, MarkKeys.openingBracket])
                case .any: break
                }
            }
        default: break
        }
    }

    private mutating func add(_ index: Int, keys: [UInt32]) {
        for key in keys { Self.add(index, key, to: &ofWord) }
    }

    private static func add(_ index: Int, _ key: UInt32, to table: inout KeyTable<PatternSet>) {
        var set = table[key] ?? PatternSet()
        set.insert(index)
        table[key] = set
    }
}
