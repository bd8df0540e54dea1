import VietCore

/// Scores the gaps of one sentence after the other with folded tables.
///
/// Contributions are pushed, not gathered: a syllable adds its row to the gaps around it, a pair to its three gaps, a
/// word of the lexicon marks the gaps it covers. Then one table load a pattern finishes each open gap.
struct GapScorer: ~Copyable {
    private var lanes = GapLanes(capacity: 512)
    private var hasHyphens = false

    init() {}

    deinit { lanes.memory.deallocate() }

    private mutating func reserve(_ count: Int) {
        guard count > lanes.capacity else { return }
        lanes.memory.deallocate()
        lanes = GapLanes(capacity: max(count, lanes.capacity * 2))
    }

    /// The score of the gap before `token` after ``score(_:with:)``; nil where that gap is not open.
    func score(before token: Int) -> Int32? { lanes.isOpen[token] != 0 ? lanes.scores[token - 1] : nil }

    /// Scores the open gaps of a sentence and marks the tokens that continue a word.
    @inline(__always)
    mutating func join(_ tokens: UnsafeMutableBufferPointer<Token>, with tables: borrowing SegmentationTables) {
        reserve(tokens.count)
        if prepare(tokens, tables) {
            lanes.clear(tokens.count)
            lanes.score(tokens.count, tables)
            let isOpen = lanes.isOpen
            let scores = lanes.scores
            for index in 1..<tokens.count where isOpen[index] != 0 && scores[index - 1] > 0 {
                tokens[index].flags.insert(.joined)
            }
        }
        if hasHyphens { HyphenJoining.join(tokens, with: tables) }
    }

    /// Scores units as training sees them. For comparing with the reference.
    mutating func score(_ units: SegmentationUnits, with tables: borrowing SegmentationTables) {
        reserve(units.count)
        lanes.clear(units.count)
        for index in 0..<units.count {
            lanes.syllables[index] = units.syllables[index]
            lanes.forms[index] = units.forms[index].rawValue
            lanes.isOpen[index] = index > 0 && units.isOpen[index] ? 1 : 0
        }
        lanes.score(units.count, tables)
    }

    /// Fills syllables and forms from tokens. False where no gap is open.
    @inline(__always)
    private mutating func prepare(
        _ tokens: UnsafeMutableBufferPointer<Token>, _ tables: borrowing SegmentationTables
    ) -> Bool {
        let (syllables, forms, isOpen) = (lanes.syllables, lanes.forms, lanes.isOpen)
        let traits = tables.traits
        let folded = SegmentationForm.folded
        var previousIsSyllable = false
        var anyOpen: UInt8 = 0
        var hyphens = false
        for index in 0..<tokens.count {
            let token = tokens[index]
            if token.kind == .syllable {
                let flags = traits[Int(token.syllable)].flags
                syllables[index] = token.syllable
                forms[index] = folded[Int(token.shape.rawValue) << 2 | flags]
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
                    if token.flags.contains(.hyphen) { hyphens = true }
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
        hasHyphens = hyphens
        return anyOpen != 0
    }
}

extension SegmentationForm {
    /// The form of a letter run by shape (upper bits) and by the flags of its syllable (lower two bits), as
    /// ``init(kind:shape:syllable:)`` gives it.
    static let folded: InlineArray<32, UInt8> = InlineArray { index in
        let isForeign = index & 1 != 0
        switch TokenShape(rawValue: UInt8(index >> 2)) {
        case .lower: return (isForeign ? SegmentationForm.foreignLower : .lower).rawValue
        case .capitalized:
            return (isForeign ? SegmentationForm.foreignCapitalized : index & 2 != 0 ? .familyName : .capitalized)
                .rawValue
        case .upper: return (isForeign ? SegmentationForm.foreignUpper : .upper).rawValue
        case .initial: return SegmentationForm.initial.rawValue
        default: return SegmentationForm.mixed.rawValue
        }
    }
}

/// Keys of the weights that are too rare for tables of their own. Never 0.
enum FormKey {
    static func pair(_ pair: UInt32, _ forms: UInt8) -> UInt64 { 1 << 60 | UInt64(pair) << 8 | UInt64(forms) }
    static func left(_ syllable: UInt16, _ forms: UInt8) -> UInt64 { 2 << 60 | UInt64(syllable) << 8 | UInt64(forms) }
    static func right(_ syllable: UInt16, _ forms: UInt8) -> UInt64 { 3 << 60 | UInt64(syllable) << 8 | UInt64(forms) }
}
