import VietCore
import VietData

/// The patterns of Dictionaries/expressions with the words they are made of, and which of them can begin where.
final class ExpressionGrammar: Sendable {
    /// The grammar that the library carries.
    static let standard: ExpressionGrammar = {
        func text(_ block: viet_data_block) -> String {
            String(decoding: UnsafeBufferPointer(start: block.bytes, count: block.count), as: UTF8.self)
        }
        do {
            return try ExpressionGrammar(
                lexicon: ExpressionLexicon(
                    words: text(viet_data_expression_words()), units: text(viet_data_expression_units())),
                patterns: text(viet_data_expression_patterns()))
        } catch {
            preconditionFailure("the embedded grammar is not of this version of the library: \(error)")
        }
    }()

    let lexicon: ExpressionLexicon
    let patterns: [ExpressionPattern]
    /// What must stand around the beginning of each pattern.
    let gates: [PatternGate]
    private let starts: PatternStarts
    /// Nearly all other words are told apart by one bit here, without a look at a dictionary.
    private let filter: [UInt64]

    /// Compiles the patterns of a text.
    ///
    /// - Throws: ``VietTextError`` of code `malformed-record` with the line.
    init(lexicon: ExpressionLexicon, patterns text: String) throws(VietTextError) {
        self.lexicon = lexicon
        var patterns: [ExpressionPattern] = []
        var starts = PatternStarts()
        for (number, line) in lines(of: text) {
            let pattern = try ExpressionPattern(line, number: number, lexicon: lexicon)
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
        var filter = [UInt64](repeating: 0, count: 64)
        for key in starts.ofWord.keys { filter[Int(key >> 26)] |= 1 << UInt64(key >> 20 & 63) }
        self.patterns = patterns
        gates = patterns.map { PatternGate($0, lexicon) }
        self.starts = starts
        self.filter = filter
    }

    /// The patterns that a token of digits can begin, in the order of the file.
    func patterns(of digits: DigitForm) -> [Int] { starts.ofDigits[digits.rawValue] }
    /// The patterns that an address can begin.
    var ofAddresses: [Int] { starts.ofAddresses }

    /// The patterns that begin with the word itself, and not with a number.
    func literalPatterns(of key: UInt32) -> [Int]? { starts.ofLiteral[key] }

    /// The patterns that a word can begin.
    @inline(__always)
    func patterns(of key: UInt32) -> [Int]? {
        filter[Int(key >> 26)] >> UInt64(key >> 20 & 63) & 1 == 0 ? nil : starts.ofWord[key]
    }
}

/// Which patterns can begin with a token.
struct PatternStarts {
    private(set) var ofDigits = [[Int]](repeating: [], count: DigitForm.allCases.count)
    private(set) var ofAddresses: [Int] = []
    private(set) var ofWord: [UInt32: [Int]] = [:]
    private(set) var ofLiteral: [UInt32: [Int]] = [:]

    mutating func add(_ index: Int, startingWith step: ExpressionPattern.Step, _ lexicon: ExpressionLexicon) {
        switch step {
        case .words(let set):
            add(index, keys: set)
            for key in set { append(index, to: &ofLiteral[key, default: []]) }
        case .shapes: append(index, to: &ofDigits[DigitForm.grouped.rawValue])
        case .slot(let slot, _):
            for start in slot.starts {
                switch start {
                case .digits: for form in slot.forms { append(index, to: &ofDigits[form.rawValue]) }
                case .address: append(index, to: &ofAddresses)
                case .numberWords: add(index, keys: lexicon.numberStarts)
                case .sign: add(index, keys: ["-", "−"].map { ExpressionLexicon.key($0) })
                case .currency: add(index, keys: lexicon.currencyStarts)
                case .weekday: add(index, keys: ["thứ", "chủ"].map { ExpressionLexicon.key($0) })
                case .signOfPhone: add(index, keys: ["+", "("].map { ExpressionLexicon.key($0) })
                case .any: break
                }
            }
        default: break
        }
    }

    private mutating func add(_ index: Int, keys: [UInt32]) {
        for key in keys { append(index, to: &ofWord[key, default: []]) }
    }

    private func append(_ index: Int, to list: inout [Int]) {
        if list.last != index { list.append(index) }
    }
}
