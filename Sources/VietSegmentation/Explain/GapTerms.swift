import CVietScan
import VietCore

/// Lists what adds up to the score of each gap of a sentence: a slow twin of the scorer, with a name for every part.
///
/// It reads the same folded tables, so a term may stand for several features that were summed when the model was
/// compiled. Tests hold its sums and the scores of the fast path together.
struct GapTerms {
    private let tables: SegmentationTables
    private let texts: [String]
    private let syllables: [UInt16]
    private let forms: [SegmentationForm]
    private let isOpen: [Bool]
    /// By start and length, the words of the lexicon: level and the weight of the entry.
    private var words: [[Int: (level: Int, weight: Int)]]
    private var bonds: [Int]

    /// - Parameter text: the source text of a token.
    init(_ tokens: [Token], _ tables: SegmentationTables, text: (Token) -> String) {
        self.tables = tables
        texts = tokens.map(text)
        syllables = tokens.map { $0.modelSyllable }
        forms = tokens.map { unsafe SegmentationForm($0, tables.gaps.traits[Int($0.modelSyllable)]) }
        isOpen = tokens.indices.map { index in
            index > 0 && tokens[index - 1].kind == .syllable && tokens[index].kind == .syllable
                && tokens[index].flags.isDisjoint(with: [.lineBefore, .hyphen]) && tokens[index].hasSpaceBefore
        }
        words = Array(repeating: [:], count: tokens.count)
        bonds = Array(repeating: 0, count: tokens.count)
        for start in tokens.indices.dropLast() where isOpen[start + 1] { findWords(from: start) }
    }

    private mutating func findWords(from start: Int) {
        guard let pair = unsafe tables.pair(key(start))?.pointee else { return }
        bonds[start] = Int(pair.info >> 3 & 7)
        if pair.info & 3 != 0 { words[start][2] = (Int(pair.info & 3), 0) }
        var node = pair.info >> 6
        var end = start + 2
        while node != 0, end < isOpen.count, isOpen[end], end - start < SegmentationModel.longestEntry,
            let step = unsafe tables.step(node, syllables[end])?.pointee
        {
            end += 1
            if step.level != 0 { words[start][end - start] = (Int(step.level), Int(step.entry_weight)) }
            node = step.child
        }
    }

    // MARK: What stands where, outside the sentence too

    private func syllable(_ token: Int) -> UInt16 {
        syllables.indices.contains(token) ? syllables[token] : SegmentationModel.edgeSyllable
    }
    private func form(_ token: Int) -> SegmentationForm { forms.indices.contains(token) ? forms[token] : .edge }
    private func text(_ token: Int) -> String { texts.indices.contains(token) ? texts[token] : "(edge)" }
    private func key(_ token: Int) -> UInt32 { UInt32(syllable(token)) << 16 | UInt32(syllable(token + 1)) }
    private func level(_ start: Int, _ length: Int) -> Int {
        words.indices.contains(start) ? words[start][length]?.level ?? 0 : 0
    }
    private func bond(_ token: Int) -> Int { bonds.indices.contains(token) ? bonds[token] : 0 }
    private func traits(_ token: Int) -> viet_gap_traits { unsafe tables.gaps.traits[Int(syllable(token))] }

    // MARK: The terms of a gap

    /// The terms of the gap before `token`, nil where the model has no say.
    func terms(before token: Int) -> [GapExplanation.Term]? {
        guard isOpen[token] else { return nil }
        let gap = token - 1
        var terms = unsafe [GapExplanation.Term("bias", "", Int(tables.gaps.bias))]
        for position in -2...3 {
            let row = unsafe tables.gaps.rows + 8 * Int(syllable(gap + position))
            terms.append(
                .init("syllable \(Self.signed(position))", text(gap + position), unsafe Int(row[3 - position])))
        }
        addPairs(gap, to: &terms)
        addForms(gap, to: &terms)
        addLexicon(gap, to: &terms)
        return terms.filter { $0.score != 0 }
    }

    private static func signed(_ position: Int) -> String { position > 0 ? "+\(position)" : "\(position)" }

    private func addPairs(_ gap: Int, to terms: inout [GapExplanation.Term]) {
        func name(_ token: Int) -> String { "\(text(token)) \(text(token + 1))" }
        if let pair = unsafe tables.pair(key(gap - 1))?.pointee {
            terms.append(.init("pair before", name(gap - 1), Int(pair.before)))
        }
        if let pair = unsafe tables.pair(key(gap))?.pointee {
            terms.append(.init("pair", name(gap), Int(pair.between)))
            if forms[gap] == .lower, forms[gap + 1] == .lower {
                terms.append(.init("pair and forms", name(gap), Int(pair.lower)))
            } else if pair.info & 4 != 0 {
                let weight = tables.formWeight(FormKey.pair(key(gap), pairForms(gap)))
                terms.append(.init("pair and forms", name(gap), Int(weight)))
            }
        }
        if let pair = unsafe tables.pair(key(gap + 1))?.pointee {
            terms.append(.init("pair after", name(gap + 1), Int(pair.after)))
        }
    }

    private func pairForms(_ gap: Int) -> UInt8 { form(gap).rawValue << 4 | form(gap + 1).rawValue }

    private func addForms(_ gap: Int, to terms: inout [GapExplanation.Term]) {
        let tables = unsafe tables.gaps
        let places = unsafe [tables.forms_before, tables.forms_around, tables.forms_after]
        for first in -2...0 {
            let seen = (first..<first + 4).map { form(gap + $0) }
            let index = seen.reduce(0) { $0 << 4 | Int($1.rawValue) }
            terms.append(
                .init(
                    "forms \(Self.signed(first))…\(Self.signed(first + 3))",
                    seen.map { "\($0)" }.joined(separator: " "), unsafe Int(places[first + 2][index])))
        }
        let isLower = form(gap) == .lower && form(gap + 1) == .lower
        let left =
            isLower
            ? Int32(traits(gap).left_lower) : self.tables.formWeight(FormKey.left(syllable(gap), pairForms(gap)))
        let right =
            isLower
            ? Int32(traits(gap + 1).right_lower)
            : self.tables.formWeight(FormKey.right(syllable(gap + 1), pairForms(gap)))
        terms.append(.init("left syllable and forms", text(gap), Int(left)))
        terms.append(.init("right syllable and forms", text(gap + 1), Int(right)))
    }

    private func addLexicon(_ gap: Int, to terms: inout [GapExplanation.Term]) {
        let tables = unsafe tables.gaps
        // Words over the gap, and the longest of them; of two of one length the first.
        var cover: (length: Int, start: Int, level: Int)?
        for start in max(gap - SegmentationModel.longestEntry + 2, 0)...gap {
            for (length, word) in words[start].sorted(by: { $0.key < $1.key }) where start + length > gap + 1 {
                let name = texts[start..<start + length].joined(separator: " ")
                if word.weight != 0 { terms.append(.init("lexicon entry", name, word.weight)) }
                if length > cover?.length ?? 1 { cover = (length, start, word.level) }
            }
        }
        let two = (-1...1).map { level(gap + $0, 2) }
        let three = (-1...0).map { level(gap + $0, 3) }
        let four = (-2...0).contains { level(gap + $0, 4) > 0 }
        let levels =
            (three[0] << 2 | two[0]) << 10 | (three[1] << 2 | two[1]) << 6 | two[2] << 4 | (four ? 8 : 0) | bond(gap)
        terms.append(
            .init(
                "lexicon around",
                "2: \(two.map(Self.levelName).joined(separator: " ")); 3: \(three.map(Self.levelName).joined(separator: " "))"
                    + (four ? "; 4" : "") + (bond(gap) > 0 ? "; bond \(bond(gap))" : ""),
                unsafe Int(tables.levels[levels])))
        let levelForms = (two[0] << 4 | two[1] << 2 | two[2]) << 8 | Int(pairForms(gap))
        terms.append(
            .init(
                "lexicon and forms", "\(two.map(Self.levelName).joined(separator: " ")); \(form(gap)) \(form(gap + 1))",
                unsafe Int(tables.level_forms[levelForms])))

        var present = 0
        for start in -2...2 {
            for length in [4, 3, 2] { present = present << 1 | (level(gap + start, length) > 0 ? 1 : 0) }
        }
        let isLong = (cover?.length ?? 0) > 4
        unsafe terms.append(.init("which words start", "", Int(tables.presence[present << 1 | (isLong ? 1 : 0)])))

        let number =
            cover.map { FoldedIndex.cover(length: $0.length, before: gap - $0.start + 1, level: $0.level) } ?? 0
        let coverName =
            cover.map {
                texts[$0.start..<$0.start + $0.length].joined(separator: " ") + " (\(Self.levelName($0.level)))"
            } ?? "none"
        let ending = (2...SegmentationModel.longestEntry).last { level(gap - $0 + 1, $0) > 0 } ?? 1
        let starting = (2...SegmentationModel.longestEntry).last { level(gap + 1, $0) > 0 } ?? 1
        let sides = (min(ending, 4) - 1) << 2 | (min(starting, 4) - 1)
        terms.append(
            .init(
                "longest word over the gap", "\(coverName); ends \(ending), starts \(starting)",
                unsafe Int(tables.cover[number << 4 | sides])))
        terms.append(
            .init(
                "longest word and forms", "\(coverName); \(form(gap)) \(form(gap + 1))",
                unsafe Int(tables.cover_forms[number << 8 | Int(pairForms(gap))])))

        let likeness = [(gap, gap + 1), (gap - 1, gap + 1), (gap, gap + 2)].map { self.likeness($0.0, $0.1) }
        let echo = (likeness[0] << 4 | likeness[1] << 2 | likeness[2]) << 2 | two[1]
        terms.append(
            .init(
                "likeness", likeness.map { ["-", "rhyme", "onset", "same"][$0] }.joined(separator: " "),
                unsafe Int(tables.echo[echo])))
        let strengths = (-1...1).map { bond(gap + $0) }
        terms.append(
            .init(
                "bonds", strengths.map { "\($0)" }.joined(separator: " "),
                unsafe Int(tables.bonds[strengths[0] << 6 | strengths[1] << 3 | strengths[2]])))
    }

    private static func levelName(_ level: Int) -> String { ["-", "weak", "strong", "name"][level] }

    /// 3: the same syllable; 2: the same onset; 1: the same rhyme; 0: unlike, or one is foreign.
    private func likeness(_ first: Int, _ second: Int) -> Int {
        if syllable(first) == syllable(second) { return syllable(first) >= SegmentationModel.firstSyllable ? 3 : 0 }
        let (a, b) = (traits(first).bits, traits(second).bits)
        if (a | b) & viet_gap_traits.foreign != 0 { return 0 }
        if (a ^ b) & 0xFF == 0, a & 0xFF != 0 { return 2 }
        return (a ^ b) & 0xFF00 == 0 ? 1 : 0
    }
}

extension Token {
    /// The number under which the model sees the token.
    fileprivate var modelSyllable: UInt16 {
        switch kind {
        case .syllable: syllable
        case .number: SegmentationModel.numberSyllable
        case .punctuation: SegmentationModel.punctuationSyllable
        default: SegmentationModel.otherSyllable
        }
    }
}

extension SegmentationForm {
    /// The form of a token of which the model knows `traits`.
    fileprivate init(_ token: Token, _ traits: viet_gap_traits) {
        let isForeign = traits.bits & viet_gap_traits.foreign != 0
        switch token.kind {
        case .number: self = .number
        case .punctuation: self = .punctuation
        case .syllable:
            switch token.shape {
            case .lower: self = isForeign ? .foreignLower : .lower
            case .capitalized:
                let isFamilyName = traits.bits & viet_gap_traits.familyName != 0
                self = isForeign ? .foreignCapitalized : isFamilyName ? .familyName : .capitalized
            case .upper: self = isForeign ? .foreignUpper : .upper
            case .initial: self = .initial
            default: self = .mixed
            }
        default: self = .other
        }
    }
}
