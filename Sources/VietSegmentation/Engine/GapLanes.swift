/// The scratch memory of one sentence: parallel arrays by token, in which a gap goes by the token left of it.
///
/// The arrays reach over both ends of the sentence, so that no look to the side needs a bounds check.
struct GapLanes {
    private static let padding = 8

    let capacity: Int
    let memory: UnsafeMutableRawPointer
    let scores: UnsafeMutablePointer<Int32>
    let syllables: UnsafeMutablePointer<UInt16>
    /// Levels of the words that start at a token: 2 bits for each length from 2 on.
    let levels: UnsafeMutablePointer<UInt16>
    let forms: UnsafeMutablePointer<UInt8>
    /// Whether the gap before a token is open.
    let isOpen: UnsafeMutablePointer<UInt8>
    /// Number and length of the longest word over a gap.
    let covers: UnsafeMutablePointer<UInt8>
    let coverLengths: UnsafeMutablePointer<UInt8>
    /// Length of the longest word that ends at a token, less 1, at most 3.
    let endings: UnsafeMutablePointer<UInt8>
    /// One bit each for a word of 2, 3 and 4 syllables that starts at a token.
    let presence: UnsafeMutablePointer<UInt8>
    /// Strength of the bond over a gap, 0 where it is not open.
    let bonds: UnsafeMutablePointer<UInt8>

    /// Memory for sentences of up to `capacity` tokens, to be deallocated by the owner.
    init(capacity: Int) {
        self.capacity = capacity
        let slots = capacity + 2 * Self.padding
        memory = .allocate(byteCount: slots * 15, alignment: 64)
        var next = memory
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
        presence = take(UInt8.self)
        bonds = take(UInt8.self)
    }

    /// Forgets the last sentence and sets the edges of one of `count` tokens.
    func clear(_ count: Int) {
        let slots = count + 2 * Self.padding
        (scores - Self.padding).update(repeating: 0, count: slots)
        (levels - Self.padding).update(repeating: 0, count: slots)
        (covers - Self.padding).update(repeating: 0, count: slots)
        (coverLengths - Self.padding).update(repeating: 0, count: slots)
        (endings - Self.padding).update(repeating: 0, count: slots)
        (presence - Self.padding).update(repeating: 0, count: slots)
        (bonds - Self.padding).update(repeating: 0, count: slots)
        for edge in 1...Self.padding {
            syllables[-edge] = SegmentationModel.edgeSyllable
            syllables[count + edge - 1] = SegmentationModel.edgeSyllable
            forms[-edge] = SegmentationForm.edge.rawValue
            forms[count + edge - 1] = SegmentationForm.edge.rawValue
            isOpen[-edge] = 0
            isOpen[count + edge - 1] = 0
        }
    }

    /// Fills `scores` for every open gap of a sentence of `count` tokens.
    @inline(__always)
    func score(_ count: Int, _ tables: borrowing SegmentationTables) {
        guard count > 1 else { return }
        pushSyllables(count, tables)
        pushPairs(count, tables)
        addPatterns(count, tables)
    }

    @inline(__always)
    private func pushSyllables(_ count: Int, _ tables: borrowing SegmentationTables) {
        let rows = tables.rows
        // A token at position 3 of a gap stands three behind it, one at -2 two before it.
        for token in -2..<count + 3 {
            let row = SIMD8<Int32>(truncatingIfNeeded: rows[Int(syllables[token])].weights)
            let place = UnsafeMutableRawPointer(scores + (token - 3))
            place.storeBytes(of: place.loadUnaligned(as: SIMD8<Int32>.self) &+ row, as: SIMD8<Int32>.self)
        }
    }

    @inline(__always)
    private func pushPairs(_ count: Int, _ tables: borrowing SegmentationTables) {
        let lower = SegmentationForm.lower.rawValue
        for token in -1..<count {
            let key = UInt32(syllables[token]) << 16 | UInt32(syllables[token + 1])
            guard let found = tables.pair(key) else { continue }
            let pair = found.pointee
            scores[token + 1] &+= Int32(pair.before)
            scores[token] &+= Int32(pair.between)
            scores[token - 1] &+= Int32(pair.after)
            guard isOpen[token + 1] != 0 else { continue }
            if forms[token] == lower && forms[token + 1] == lower {
                scores[token] &+= Int32(pair.lower)
            } else if pair.info & 4 != 0 {
                scores[token] &+= tables.formWeight(FormKey.pair(key, forms[token] << 4 | forms[token + 1]))
            }
            if pair.info & 3 != 0 { mark(from: token, length: 2, level: UInt8(pair.info & 3)) }
            bonds[token] = UInt8(truncatingIfNeeded: pair.info >> 3 & 7)
            if pair.info >> 6 != 0 { pushLongerWords(from: token, node: pair.info >> 6, tables) }
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
        if length <= 4 { presence[start] |= 1 << UInt8(length - 2) }
        let last = start + length - 1
        endings[last] = max(endings[last], UInt8(min(length, 4) - 1))
        // Words are met in order of their starts, so of two of one length the first keeps the gap.
        for gap in start..<last where coverLengths[gap] < UInt8(length) {
            coverLengths[gap] = UInt8(length)
            covers[gap] = UInt8(
                truncatingIfNeeded: FoldedIndex.cover(length: length, before: gap - start + 1, level: Int(level)))
        }
    }

    /// Adds the weights of the patterns of forms, levels and likeness around each open gap.
    ///
    /// What a pattern sees of each token is shifted through a window, so that the next gap only adds its last token.
    @inline(__always)
    private func addPatterns(_ count: Int, _ tables: borrowing SegmentationTables) {
        let traits = tables.traits
        let (bias, formsBefore, formsAround, formsAfter) =
            (tables.bias, tables.formsBefore, tables.formsAround, tables.formsAfter)
        let bothLower = Int(SegmentationForm.lower.rawValue) << 4 | Int(SegmentationForm.lower.rawValue)
        var window = 0
        var presence = 0
        for token in -2...2 { window = window << 4 | Int(forms[token]) }
        for token in -2...1 { presence = presence << 3 | Int(self.presence[token]) }
        var (leftSyllable, rightSyllable) = (SegmentationModel.edgeSyllable, syllables[0])
        var (left, right) = (traits[Int(leftSyllable)], traits[Int(rightSyllable)])
        var next = traits[Int(syllables[1])]
        var overRight = 0
        for gap in 0..<count &- 1 {
            window = (window << 4 | Int(forms[gap &+ 3])) & 0xFF_FFFF
            presence = (presence << 3 | Int(self.presence[gap &+ 2])) & 0x7FFF
            (left, leftSyllable) = (right, rightSyllable)
            (right, rightSyllable) = (next, syllables[gap &+ 1])
            let nextSyllable = syllables[gap &+ 2]
            next = traits[Int(nextSyllable)]
            let overLeft = overRight
            overRight = Self.likeness(left.bits, next.bits, leftSyllable, nextSyllable)
            guard isOpen[gap &+ 1] != 0 else { continue }

            let pairForms = window >> 8 & 0xFF
            var sum = bias &+ formsBefore[window >> 8]
            sum &+= formsAround[window >> 4 & 0xFFFF]
            sum &+= formsAfter[window & 0xFFFF]
            if pairForms == bothLower {
                sum &+= Int32(left.leftLower) &+ Int32(right.rightLower)
            } else if (left.bits | right.bits) & SegmentationTables.SyllableTraits.hasForms != 0 {
                sum &+= tables.formWeight(FormKey.left(leftSyllable, UInt8(pairForms)))
                sum &+= tables.formWeight(FormKey.right(rightSyllable, UInt8(pairForms)))
            }

            let before = Int(levels[gap &- 1])
            let here = Int(levels[gap])
            let after = Int(levels[gap &+ 1])
            let bond = Int(bonds[gap])
            let four = (here | before | Int(levels[gap &- 2])) & 0x30 != 0 ? 8 : 0
            sum &+= tables.levels[(before & 15) << 10 | (here & 15) << 6 | (after & 3) << 4 | four | bond]
            sum &+= tables.levelForms[((before & 3) << 4 | (here & 3) << 2 | after & 3) << 8 | pairForms]
            sum &+= tables.bonds[Int(bonds[gap &- 1]) << 6 | bond << 3 | Int(bonds[gap &+ 1])]
            sum &+= tables.presence[presence << 1 | (coverLengths[gap] > 4 ? 1 : 0)]

            let cover = Int(covers[gap])
            let starting = after > 15 ? 3 : after > 3 ? 2 : after > 0 ? 1 : 0
            sum &+= tables.cover[cover << 4 | Int(endings[gap]) << 2 | starting]
            sum &+= tables.coverForms[cover << 8 | pairForms]

            let echo =
                Self.likeness(left.bits, right.bits, leftSyllable, rightSyllable) << 4 | overLeft << 2 | overRight
            scores[gap] &+= sum &+ tables.echo[echo << 2 | here & 3]
        }
    }

    /// 3: the same syllable; 2: the same onset; 1: the same rhyme; 0: unlike, or one is foreign.
    @inline(__always)
    private static func likeness(_ a: UInt32, _ b: UInt32, _ first: UInt16, _ second: UInt16) -> Int {
        if first == second { return first >= SegmentationModel.firstSyllable ? 3 : 0 }
        let difference = a ^ b
        // Most pairs share neither.
        if difference & 0xFF != 0 && difference & 0xFF00 != 0 { return 0 }
        if (a | b) & SegmentationTables.SyllableTraits.foreign != 0 { return 0 }
        if difference & 0xFF == 0 && a & 0xFF != 0 { return 2 }
        return difference & 0xFF00 == 0 ? 1 : 0
    }
}
