import VietCore
import VietNormalization

/// An expression as it was found, before its value is written.
struct FoundExpression {
    var tokens: Range<Int>
    var pattern: Int
    var captures: Captures
}

/// Finds the expressions of a sentence: at each place the longest match of all patterns, of equally long ones the first.
///
/// An expression neither begins nor ends inside a word of the segmenter.
///
/// A call of a function that does not change the matcher copies it, which is large: such functions are inlined, or say that they change it.
@safe struct ExpressionMatcher: ~Copyable {
    let bytes: UnsafeBufferPointer<UInt8>
    let tokens: UnsafeBufferPointer<Token>
    let keys: ShortKeys
    private let folder = WordFolder()
    let grammar = ExpressionGrammar.standard
    /// The sentence that is being read.
    var start = 0
    var limit = 0
    /// Whether a sum was found in it.
    private(set) var hasSum = false
    var captures = Captures()
    /// Whether a slot may have been read into the captures since a pattern began with none. No observer of theirs: it would
    /// copy them at every change.
    private var hasCaptures = false
    /// Those of the longest match so far, here and not beside it as an optional, which is copied at every pattern.
    private var bestCaptures = Captures()
    /// Whether every pattern is tried at every place: the slow twin of the look-up by the first token.
    var triesAll = false
    private var partsCache: (index: Int, parts: NumberParts?) = (-1, nil)
    var wordsCache: (index: Int, amount: Captures.Amount?) = (-1, nil)
    var amountCache: (index: Int, amount: Captures.Amount?) = (-1, nil)

    init(_ text: DocumentView) {
        unsafe bytes = unsafe text.bytes
        unsafe tokens = unsafe text.tokens
        keys = ShortKeys(text)
    }

    /// Appends the expressions of a sentence, those of which nothing is said among them.
    mutating func match(_ sentence: Range<Int>, into found: inout [FoundExpression]) {
        start = sentence.lowerBound
        limit = sentence.upperBound
        hasSum = false
        var index = start
        while index < limit {
            if let candidates = candidates(at: index), let end = findLongest(of: candidates, at: index, into: &found) {
                index = end
            } else {
                index += 1
            }
        }
    }

    @inline(__always)
    private mutating func candidates(at index: Int) -> PatternSet? {
        if triesAll { return grammar.all }
        switch unsafe tokens[index].kind {
        case .number, .code: return digitForm(index).map { grammar.patterns(of: $0) }
        case .email, .url: return grammar.ofAddresses
        case .syllable, .punctuation, .symbol, .other:
            guard let patterns = grammar.patterns(of: keys[index]) else { return nil }
            return numberBegins(index) ? patterns : grammar.literalPatterns(of: keys[index])
        default: return nil
        }
    }

    private mutating func digitForm(_ index: Int) -> DigitForm? {
        guard unsafe tokens[index].kind == .number else { return .code }
        guard let parts = parts(index) else { return nil }
        return parts.suffix.isEmpty ? (parts.count == 1 ? .whole : .grouped) : .suffixed
    }

    /// Whether more than the bare word begins at a number word: more words, or a unit. True for all other words.
    private mutating func numberBegins(_ index: Int) -> Bool {
        guard numberWord(index) != nil else { return true }
        let amount = wordAmount(at: index)
        let end = amount?.end ?? index + 1
        return amount.map { $0.words > 1 } ?? false || unit(at: end) != nil || numberWord(end) == .half
    }

    /// Appends the longest match and returns where it ends; nil where nothing matches.
    private mutating func findLongest(
        of candidates: PatternSet, at index: Int, into found: inout [FoundExpression]
    ) -> Int? {
        guard unsafe !tokens[index].continuesWord || tokens[index].kind == .number else { return nil }
        var rest = triesAll ? candidates : admitted(candidates, at: index)
        var best = -1
        var bestEnd = index
        while let number = rest.popFirst() {
            let entry = grammar.program.entries[number]
            guard stands(entry.before, before: index) else { continue }
            forgetCaptures()
            guard let end = run(entry.step, at: index, end: nil), end > bestEnd,
                !entry.isDate || captures.completeDates()
            else { continue }
            (best, bestEnd) = (number, end)
            swap(&bestCaptures, &captures)
            hasCaptures = true
        }
        if best < 0 { return nil }
        if grammar.program.entries[best].isSum { hasSum = true }
        found.append(FoundExpression(tokens: index..<bestEnd, pattern: best, captures: bestCaptures))
        return bestEnd
    }

    private mutating func forgetCaptures() {
        if !hasCaptures { return }
        captures.reset()
        hasCaptures = false
    }

    /// The candidates that are not ruled out by what stands around the first token, or by the amount that it begins.
    private mutating func admitted(_ candidates: PatternSet, at index: Int) -> PatternSet {
        let gates = grammar.gates
        let rest =
            candidates
            & gates.admitted(
                before: bits(index - 1), second: bits(index + 1), hasDigits: bits(index).meets(.digits))
        let ofAmounts = rest & gates.ofAmounts
        if ofAmounts.isEmpty { return rest }
        guard let amount = amount(at: index) else { return rest.subtracting(ofAmounts) }
        let fitting = gates.admitted(
            amount: PatternGate.AmountForms(amount),
            unit: unitOfAmount(amount, at: amount.end).map { grammar.lexicon.units[$0.unit].kind },
            after: bits(amount.end))
        return rest.subtracting(ofAmounts) | ofAmounts & fitting
    }

    @inline(__always)
    private func bits(_ index: Int) -> TokenBits {
        guard index >= start, index < limit else { return .nothing }
        let word = TokenBits(word: keys[index])
        return unsafe tokens[index].kind == .number || tokens[index].kind == .code ? word.union(.digits) : word
    }

    /// Follows the steps of the program from `step` on; the end of the match, or nil.
    private mutating func run(_ step: Int, at index: Int, end: Int?) -> Int? {
        var step = step
        var index = index
        var end = end
        while true {
            switch grammar.program.steps[step] {
            case .words(let set):
                guard index < limit, grammar.program.contains(keys[index], in: set) else { return nil }
                index += 1
            case .notWords(let set):
                guard index >= limit || !grammar.program.contains(keys[index], in: set) else { return nil }
            case .slot(let slot, let isSecond):
                hasCaptures = true
                if isSecond { captures.isRange = true }
                guard let next = read(slot, at: index, isSecond: isSecond) else { return nil }
                index = next
            case .notSlot(let slot):
                let kept = captures
                let next = read(slot, at: index, isSecond: false)
                captures = kept
                guard next == nil else { return nil }
            case .shapes(let shapes):
                hasCaptures = true
                guard let next = read(grammar.program.shapes[shapes], at: index) else { return nil }
                index = next
            case .split(let other):
                // What nothing was read into is not kept, but cleared.
                let kept = hasCaptures ? captures : nil
                if let end = run(step + 1, at: index, end: end) { return end }
                if let kept { captures = kept } else { forgetCaptures() }
                step = other
                continue
            case .follow:
                guard isBorder(index) else { return nil }
                end = index
            case .accept:
                if let end { return end }
                return isBorder(index) ? index : nil
            }
            step += 1
        }
    }

    private mutating func stands(_ conditions: Range<Int>, before index: Int) -> Bool {
        var place = index - 1
        for number in conditions {
            let condition = grammar.program.before[number]
            let isThere = place >= start && grammar.program.contains(keys[place], in: condition.words)
            switch condition.kind {
            case .word:
                guard isThere else { return false }
                place -= 1
            case .optional: if isThere { place -= 1 }
            case .not: if isThere { return false }
            case .near:
                var near = place
                while near >= max(start, place - 4), unsafe tokens[near].kind != .punctuation,
                    !grammar.program.contains(keys[near], in: condition.words)
                {
                    near -= 1
                }
                guard near >= max(start, place - 4), unsafe tokens[near].kind != .punctuation else { return false }
            }
        }
        return true
    }

    // MARK: What the slots ask of a place

    /// Whether no word of the segmenter goes on over `index`.
    @inline(__always)
    func isBorder(_ index: Int) -> Bool { unsafe index >= limit || !tokens[index].continuesWord }

    func text(_ index: Int) -> String { unsafe String(decoding: bytes[tokens[index].range], as: UTF8.self) }

    @inline(__always)
    func key(_ index: Int) -> UInt32 { index >= start && index < limit ? keys[index] : 0 }

    @inline(__always)
    func byte(_ index: Int) -> UInt8 {
        unsafe index >= start && index < limit && tokens[index].end - tokens[index].start == 1
            ? bytes[Int(tokens[index].start)] : 0
    }

    /// The key of bytes that are no token of their own.
    func key(of range: Range<Int>) -> UInt32 {
        unsafe folder.key(of: UnsafeBufferPointer(rebasing: bytes[range])).short
    }

    @inline(__always)
    func numberWord(_ index: Int) -> ExpressionLexicon.NumberWord? {
        unsafe index < limit && tokens[index].kind == .syllable ? grammar.lexicon.numberWords[keys[index]] : nil
    }

    mutating func parts(_ index: Int) -> NumberParts? {
        guard index >= start, index < limit, unsafe tokens[index].kind == .number || tokens[index].kind == .code else {
            return nil
        }
        if partsCache.index != index { partsCache = unsafe (index, NumberParts(bytes, tokens[index].range)) }
        return partsCache.parts
    }

    /// A token of nothing but digits.
    mutating func whole(_ index: Int, digits: ClosedRange<UInt8> = 1...9) -> Int? {
        guard let parts = parts(index), parts.isWhole, digits.contains(parts.lengths[0]) else { return nil }
        return parts.values[0]
    }

    /// A Roman numeral of a token in capitals.
    func roman(_ index: Int) -> Int? {
        guard index < limit, unsafe tokens[index].shape == .upper || tokens[index].shape == .initial else { return nil }
        var total = 0
        var last = 0
        for place in unsafe tokens[index].range.reversed() {
            let value: Int
            switch unsafe bytes[place] {
            case 0x49: value = 1
            case 0x56: value = 5
            case 0x58: value = 10
            case 0x4C: value = 50
            case 0x43: value = 100
            default: return nil
            }
            if value < last { total -= value } else { total += value }
            last = max(last, value)
        }
        return total > 0 ? total : nil
    }
}
