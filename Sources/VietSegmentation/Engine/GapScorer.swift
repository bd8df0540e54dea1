import CVietScan
import VietCore

/// Scores the gaps of one sentence after the other with folded tables.
///
/// Contributions are pushed, not gathered: a syllable adds its row to the gaps around it, a pair to its three gaps, a
/// word of the lexicon marks the gaps it covers. Then one table load a pattern finishes each open gap. The loops are in
/// C, where they prefetch and take eight gaps at a time.
@safe struct GapScorer: ~Copyable {
    private var lanes: viet_gap_lanes
    private var memory: UnsafeMutableRawPointer
    private var capacity: Int

    init() {
        capacity = 512
        unsafe memory = unsafe Self.memory(capacity)
        unsafe lanes = unsafe viet_gap_lanes_make(memory, capacity + 2 * VIET_GAP_PADDING)
        CLayout.check()
    }

    deinit { unsafe memory.deallocate() }

    /// Zeros, because what lies behind a sentence is looked up like the sentence itself.
    private static func memory(_ capacity: Int) -> UnsafeMutableRawPointer {
        let size = (capacity + 2 * VIET_GAP_PADDING) * VIET_GAP_SLOT
        let memory = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 64)
        unsafe memory.initializeMemory(as: UInt8.self, repeating: 0, count: size)
        return unsafe memory
    }

    private mutating func reserve(_ count: Int) {
        guard count > capacity else { return }
        unsafe memory.deallocate()
        capacity = max(count, capacity * 2)
        unsafe memory = unsafe Self.memory(capacity)
        unsafe lanes = unsafe viet_gap_lanes_make(memory, capacity + 2 * VIET_GAP_PADDING)
    }

    /// The syllables of the last sentence by token, below 5 for what is none of the model; `VIET_GAP_PADDING` more can be
    /// read behind them.
    var syllables: UnsafePointer<UInt16> { unsafe UnsafePointer(lanes.syllables) }

    /// The score of the gap before `token` after ``score(_:with:)``; nil where that gap is not open.
    func score(before token: Int) -> Int32? { unsafe lanes.is_open[token] != 0 ? lanes.scores[token - 1] : nil }

    /// Scores the open gaps of a sentence and marks the tokens that continue a word.
    mutating func join(_ tokens: UnsafeMutableBufferPointer<Token>, with tables: borrowing SegmentationTables) {
        guard let first = tokens.baseAddress else { return }
        reserve(tokens.count)
        var gaps = unsafe tables.gaps
        let found = unsafe first.withMemoryRebound(to: viet_token.self, capacity: tokens.count) { first in
            let found = unsafe viet_gaps_prepare(first, tokens.count, &gaps, &lanes)
            if found & UInt32(VIET_GAP_ANY_OPEN) != 0 {
                unsafe viet_gaps_score(tokens.count, &gaps, &lanes)
                unsafe viet_gaps_join(first, tokens.count, &lanes)
            }
            return found
        }
        if found & UInt32(VIET_GAP_HYPHENS) != 0 { unsafe HyphenJoining.join(tokens, with: tables) }
    }

    /// Scores units as training sees them. For comparing with the reference.
    ///
    /// - Parameter isPlain: without instructions for wide vectors.
    mutating func score(_ units: SegmentationUnits, with tables: borrowing SegmentationTables, isPlain: Bool = false) {
        reserve(units.count)
        for index in 0..<units.count {
            unsafe lanes.syllables[index] = units.syllables[index]
            unsafe lanes.forms[index] = units.forms[index].rawValue
            unsafe lanes.is_open[index] = index > 0 && units.isOpen[index] ? 1 : 0
        }
        var gaps = unsafe tables.gaps
        if isPlain {
            unsafe viet_gaps_score_plain(units.count, &gaps, &lanes)
        } else {
            unsafe viet_gaps_score(units.count, &gaps, &lanes)
        }
    }
}

/// That Swift and C see the same bytes alike. All of it is known when the program is compiled, and the checks of what
/// agrees are left out; what does not agree ends every run, in release builds too. The sizes and places on the side of C
/// are asserted there.
private enum CLayout {
    @inline(__always)
    static func check() {
        precondition(MemoryLayout<Token>.stride == MemoryLayout<viet_token>.stride)
        precondition(MemoryLayout<Token>.offset(of: \.start) == MemoryLayout<viet_token>.offset(of: \.start))
        precondition(MemoryLayout<Token>.offset(of: \.end) == MemoryLayout<viet_token>.offset(of: \.end))
        precondition(MemoryLayout<Token>.offset(of: \.syllable) == MemoryLayout<viet_token>.offset(of: \.syllable))
        precondition(MemoryLayout<Token>.offset(of: \.flags) == MemoryLayout<viet_token>.offset(of: \.flags))
        precondition(MemoryLayout<Token>.offset(of: \.kind) == MemoryLayout<viet_token>.offset(of: \.kind))
        precondition(MemoryLayout<Token>.offset(of: \.shape) == MemoryLayout<viet_token>.offset(of: \.shape))
        precondition(MemoryLayout<Word>.stride == MemoryLayout<viet_word>.stride)
        precondition(MemoryLayout<Word>.offset(of: \.start) == MemoryLayout<viet_word>.offset(of: \.start))
        precondition(MemoryLayout<Word>.offset(of: \.end) == MemoryLayout<viet_word>.offset(of: \.end))
        precondition(MemoryLayout<Word>.offset(of: \.firstToken) == MemoryLayout<viet_word>.offset(of: \.first_token))
        precondition(MemoryLayout<Word>.offset(of: \.tokenCount) == MemoryLayout<viet_word>.offset(of: \.token_count))
        precondition(TokenKind.syllable.rawValue == VIET_KIND_SYLLABLE && TokenKind.number.rawValue == VIET_KIND_NUMBER)
        precondition(TokenKind.punctuation.rawValue == VIET_KIND_PUNCTUATION)
        precondition(
            Token.Flags.spaceBefore.rawValue == VIET_FLAG_SPACE && Token.Flags.joined.rawValue == VIET_FLAG_JOINED)
        precondition(
            Token.Flags.lineBefore.rawValue == VIET_FLAG_LINE && Token.Flags.hyphen.rawValue == VIET_FLAG_HYPHEN)
    }
}
