import VietCore

/// Scores the gaps of one sentence after the other with folded tables.
///
/// Contributions are pushed, not gathered: a syllable adds its row to the gaps around it, a pair to its three gaps, a
/// word of the lexicon marks the gaps it covers. Then one table load a pattern finishes each open gap.
struct GapScorer: ~Copyable {
    /// Positions outside the sentence that the tables look at on either side, and room for whole vector adds.
    private static let padding = 8

    private var capacity = 0
    /// Everything below is indexed by token, that of a gap by the token left of it, shifted by `padding`.
    private var memory: UnsafeMutableRawPointer? = nil
    private var scores: UnsafeMutablePointer<Int32>! = nil
    private var syllables: UnsafeMutablePointer<UInt16>! = nil
    /// Levels of the words that start at a token: 2 bits for each length from 2 on.
    private var levels: UnsafeMutablePointer<UInt16>! = nil
    private var forms: UnsafeMutablePointer<UInt8>! = nil
    private var isOpen: UnsafeMutablePointer<UInt8>! = nil
    /// Number and length of the longest word over a gap.
    private var covers: UnsafeMutablePointer<UInt8>! = nil
    private var coverLengths: UnsafeMutablePointer<UInt8>! = nil
    /// Length of the longest word that ends at a token, less 1, at most 3.
    private var endings: UnsafeMutablePointer<UInt8>! = nil

    init() { reserve(1) }

    deinit { memory?.deallocate() }

    private mutating func reserve(_ count: Int) {
        guard count > capacity else { return }
        capacity = max(count, capacity * 2, 512)
        memory?.deallocate()
        let slots = capacity + 2 * Self.padding
        var next = UnsafeMutableRawPointer.allocate(byteCount: slots * 13, alignment: 64)
        memory = next
        func take<T>(_ type: T.Type) -> UnsafeMutablePointer<T> {
            defer { next += slots * MemoryLayout<T>.stride }
            return next.bindMemory(to: type, capacity: slots) + Self.padding
        }
        scores = take(Int32.self)
        syllables = take(UInt16.self)
        levels = take(UInt16.self)
        forms = take(UInt8.self)
        isOpen = take(UInt8.self)
        covers = take(UInt8.self)
        coverLengths = take(UInt8.self)
        endings = take(UInt8.self)
    }

    /// The score of the gap before `token` after ``score(_:with:)``; nil where that gap is not open.
    func score(before token: Int) -> Int32? { isOpen[token] != 0 ? scores[token - 1] : nil }

    /// Scores the open gaps of a sentence and marks the tokens that continue a word.
    @inline(__always)
    mutating func join(_ tokens: UnsafeMutableBufferPointer<Token>, with tables: borrowing SegmentationTables) {
        guard prepare(tokens, tables) else { return }
        run(tokens.count, tables)
        for index in 1..<tokens.count where isOpen[index] != 0 && scores[index - 1] > 0 {
            tokens[index].flags.insert(.joined)
        }
    }

    /// Scores units as training sees them. For comparing with the reference.
    mutating func score(_ units: SegmentationUnits, with tables: borrowing SegmentationTables) {
        reserve(units.count)
        clear(units.count)
        for index in 0..<units.count {
            syllables[index] = units.syllables[index]
            forms[index] = units.forms[index].rawValue
            isOpen[index] = index > 0 && units.isOpen[index] ? 1 : 0
        }
        run(units.count, tables)
    }

    private func clear(_ count: Int) {
        let slots = count + 2 * Self.padding
        (scores - Self.padding).update(repeating: 0, count: slots)
        (levels - Self.padding).update(repeating: 0, count: slots)
        (covers - Self.padding).update(repeating: 0, count: slots)
        (coverLengths - Self.padding).update(repeating: 0, count: slots)
        (endings - Self.padding).update(repeating: 0, count: slots)
        for edge in 1...Self.padding {
            syllables[-edge] = SegmentationModel.edgeSyllable
            syllables[count + edge - 1] = SegmentationModel.edgeSyllable
            forms[-edge] = SegmentationForm.edge.rawValue
            forms[count + edge - 1] = SegmentationForm.edge.rawValue
            isOpen[-edge] = 0
            isOpen[count + edge - 1] = 0
        }
    }

    /// Fills syllables and forms from tokens. False where no gap is open.
    @inline(__always)
    private mutating func prepare(
        _ tokens: UnsafeMutableBufferPointer<Token>, _ tables: borrowing SegmentationTables
    ) -> Bool {
        reserve(tokens.count)
        var previousIsSyllable = false
        var anyOpen: UInt8 = 0
        for index in 0..<tokens.count {
            let token = tokens[index]
            if token.kind == .syllable {
                let flags = token.syllable == 0 ? 1 : tables.traits[Int(token.syllable)].flags
                syllables[index] = token.syllable
                forms[index] = Self.syllableForm(token.shape, flags)
                let gapIsSpace = token.flags.contains(.spaceBefore) && !token.flags.contains(.lineBefore)
                let open: UInt8 = previousIsSyllable && gapIsSpace ? 1 : 0
                isOpen[index] = open
                anyOpen |= open
                previousIsSyllable = true
            } else {
                switch token.kind {
                case .number:
                    syllables[index] = SegmentationModel.numberSyllable
                    forms[index] = SegmentationForm.number.rawValue
                case .punctuation:
                    syllables[index] = SegmentationModel.punctuationSyllable
                    forms[index] = SegmentationForm.punctuation.rawValue
                default:
                    syllables[index] = SegmentationModel.otherSyllable
                    forms[index] = SegmentationForm.other.rawValue
                }
                isOpen[index] = 0
                previousIsSyllable = false
            }
        }
        guard anyOpen != 0 else { return false }
        clear(tokens.count)
        return true
    }

    @inline(__always)
    private static func syllableForm(_ shape: TokenShape, _ flags: UInt8) -> UInt8 {
        let isForeign = flags & 1 != 0
        switch shape {
        case .lower:
            return (isForeign ? SegmentationForm.foreignLower : .lower).rawValue
        case .capitalized:
            return (isForeign ? SegmentationForm.foreignCapitalized : flags & 2 != 0 ? .familyName : .capitalized).rawValue
        case .upper:
            return (isForeign ? SegmentationForm.foreignUpper : .upper).rawValue
        case .initial:
            return SegmentationForm.initial.rawValue
        default:
            return SegmentationForm.mixed.rawValue
        }
    }

    @inline(__always)
    private mutating func run(_ count: Int, _ tables: borrowing SegmentationTables) {
        guard count > 1 else { return }
        pushSyllables(count, tables)
        pushPairs(count, tables)
        for gap in 0..<count - 1 where isOpen[gap + 1] != 0 {
            scores[gap] &+= patterns(gap, tables)
        }
    }

    @inline(__always)
    private func pushSyllables(_ count: Int, _ tables: borrowing SegmentationTables) {
        // A token at position 3 of a gap stands three behind it, one at -2 two before it.
        for token in -2..<count + 3 {
            let row = tables.rows[Int(syllables[token])].weights
            let wide = SIMD8<Int32>(truncatingIfNeeded: row)
            let place = UnsafeMutableRawPointer(scores + (token - 3))
            // The last two lanes are not for the scores.
            let mine = wide.replacing(with: 0, where: Self.notForScores)
            place.storeBytes(of: place.loadUnaligned(as: SIMD8<Int32>.self) &+ mine, as: SIMD8<Int32>.self)
        }
    }

    private static let notForScores = SIMDMask<SIMD8<Int32.SIMDMaskScalar>>(arrayLiteral: false, false, false, false, false, false, true, true)

    @inline(__always)
    private func pushPairs(_ count: Int, _ tables: borrowing SegmentationTables) {
        for token in -1..<count {
            let key = UInt32(syllables[token]) << 16 | UInt32(syllables[token + 1])
            guard let found = tables.pair(key) else { continue }
            let pair = found.pointee
            scores[token + 1] &+= Int32(pair.before)
            scores[token] &+= Int32(pair.between)
            scores[token - 1] &+= Int32(pair.after)
            guard isOpen[token + 1] != 0 else { continue }
            if forms[token] == SegmentationForm.lower.rawValue && forms[token + 1] == SegmentationForm.lower.rawValue {
                scores[token] &+= Int32(pair.lower)
            } else if pair.info & 4 != 0 {
                scores[token] &+= tables.formWeight(
                    FormKey.pair(key, UInt8(forms[token]) << 4 | UInt8(forms[token + 1])))
            }
            if pair.info & 3 != 0 { mark(from: token, length: 2, level: UInt8(pair.info & 3)) }
            if pair.info >> 3 != 0 { pushLongerWords(from: token, node: pair.info >> 3, tables) }
        }
    }

    /// Follows the lexicon from the first two syllables of its longer words.
    @inline(__always)
    private func pushLongerWords(from start: Int, node: UInt32, _ tables: borrowing SegmentationTables) {
        var node = node
        var end = start + 2
        while isOpen[end] != 0, end - start < SegmentationModel.longestEntry,
            let found = tables.step(node, syllables[end])
        {
            let step = found.pointee
            end += 1
            if step.level != 0 {
                mark(from: start, length: end - start, level: step.level)
                if step.entryWeight != 0 {
                    for gap in start..<end - 1 { scores[gap] &+= Int32(step.entryWeight) }
                }
            }
            if step.child == 0 { break }
            node = step.child
        }
    }

    /// Marks the gaps and the end of a word of the lexicon.
    @inline(__always)
    private func mark(from start: Int, length: Int, level: UInt8) {
        levels[start] |= UInt16(level) << UInt16(2 * (length - 2))
        let last = start + length - 1
        endings[last] = max(endings[last], UInt8(min(length, 4) - 1))
        // Words are met in order of their starts, so of two of one length the first keeps the gap.
        for gap in start..<last where coverLengths[gap] < UInt8(length) {
            coverLengths[gap] = UInt8(length)
            covers[gap] = UInt8(
                truncatingIfNeeded: FoldedIndex.cover(length: length, before: gap - start + 1, level: Int(level)))
        }
    }

    /// The weights of the patterns of forms, levels and likeness around an open gap.
    @inline(__always)
    private func patterns(_ gap: Int, _ tables: borrowing SegmentationTables) -> Int32 {
        let left = Int(forms[gap])
        let right = Int(forms[gap + 1])
        let pairForms = left << 4 | right
        let before = Int(forms[gap - 1])
        let after = Int(forms[gap + 2])
        var sum = tables.bias
        sum &+= tables.formsBefore[(Int(forms[gap - 2]) << 4 | before) << 8 | pairForms]
        sum &+= tables.formsAround[before << 12 | pairForms << 4 | after]
        sum &+= tables.formsAfter[pairForms << 8 | after << 4 | Int(forms[gap + 3])]

        // Rows keep the weights between two lower-case tokens, the others are rare.
        let lower = Int(SegmentationForm.lower.rawValue)
        let leftSyllable = Int(syllables[gap])
        let rightSyllable = Int(syllables[gap + 1])
        let leftTraits = tables.traits[leftSyllable]
        let rightTraits = tables.traits[rightSyllable]
        if pairForms == lower << 4 | lower {
            sum &+= Int32(tables.rows[leftSyllable].weights[6]) &+ Int32(tables.rows[rightSyllable].weights[7])
        } else {
            if leftTraits.hasForms != 0 {
                sum &+= tables.formWeight(FormKey.left(UInt16(leftSyllable), UInt8(pairForms)))
            }
            if rightTraits.hasForms != 0 {
                sum &+= tables.formWeight(FormKey.right(UInt16(rightSyllable), UInt8(pairForms)))
            }
        }

        let level0 = Int(levels[gap])
        let levelBefore = Int(levels[gap - 1])
        let levelAfter = Int(levels[gap + 1])
        let levelFarBefore = Int(levels[gap - 2])
        let levels2 = (levelBefore & 3) << 4 | (level0 & 3) << 2 | levelAfter & 3
        let threes = (levelBefore >> 2 & 3) << 2 | level0 >> 2 & 3
        let four = (level0 | levelBefore | levelFarBefore) & 0x30
        sum &+= tables.levels[levels2 << 5 | threes << 1 | (four != 0 ? 1 : 0)]
        sum &+= tables.levelForms[levels2 << 8 | pairForms]

        @inline(__always) func bit(_ levels: Int, _ mask: Int) -> Int { levels & mask != 0 ? 1 : 0 }
        let levelFarAfter = Int(levels[gap + 2])
        var presence = bit(levelFarBefore, 3) << 4 | bit(levelBefore, 3) << 3 | bit(level0, 3) << 2
        presence |= bit(levelAfter, 3) << 1 | bit(levelFarAfter, 3)
        presence = presence << 4 | bit(levelFarBefore, 12) << 3 | bit(levelBefore, 12) << 2
        presence |= bit(level0, 12) << 1 | bit(levelAfter, 12)
        presence = presence << 3 | bit(levelFarBefore, 48) << 2 | bit(levelBefore, 48) << 1 | bit(level0, 48)
        presence = presence << 1 | (coverLengths[gap] > 4 ? 1 : 0)
        sum &+= tables.presence[presence]

        let cover = Int(covers[gap])
        let starting = levelAfter & ~15 != 0 ? 3 : levelAfter & 12 != 0 ? 2 : levelAfter & 3 != 0 ? 1 : 0
        sum &+= tables.cover[cover << 4 | Int(endings[gap]) << 2 | starting]
        sum &+= tables.coverForms[cover << 8 | pairForms]

        let echo =
            likeness(leftTraits, rightTraits, leftSyllable, rightSyllable) << 4
            | likeness(tables.traits[Int(syllables[gap - 1])], rightTraits, Int(syllables[gap - 1]), rightSyllable) << 2
            | likeness(leftTraits, tables.traits[Int(syllables[gap + 2])], leftSyllable, Int(syllables[gap + 2]))
        return sum &+ tables.echo[echo << 2 | level0 & 3]
    }

    /// 3: the same syllable; 2: the same onset; 1: the same rhyme; 0: unlike, or one is foreign.
    @inline(__always)
    private func likeness(
        _ a: SegmentationTables.SyllableTraits, _ b: SegmentationTables.SyllableTraits, _ first: Int, _ second: Int
    ) -> Int {
        if first == second { return first >= Int(SegmentationModel.firstSyllable) ? 3 : 0 }
        if (a.flags | b.flags) & 1 != 0 { return 0 }
        if a.onset == b.onset && a.onset != 0 { return 2 }
        return a.rhyme == b.rhyme ? 1 : 0
    }
}

/// Keys of the weights that are too rare for tables of their own. Never 0.
enum FormKey {
    static func pair(_ pair: UInt32, _ forms: UInt8) -> UInt64 { 1 << 60 | UInt64(pair) << 8 | UInt64(forms) }
    static func left(_ syllable: UInt16, _ forms: UInt8) -> UInt64 { 2 << 60 | UInt64(syllable) << 8 | UInt64(forms) }
    static func right(_ syllable: UInt16, _ forms: UInt8) -> UInt64 { 3 << 60 | UInt64(syllable) << 8 | UInt64(forms) }
}
