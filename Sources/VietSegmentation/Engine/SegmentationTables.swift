import CVietScan
import VietCore

/// The model folded for speed: every weight stands where the scorer meets it, most of them summed in advance.
///
/// ``SegmentationModel`` and ``SegmentationFeatures`` define what is computed; this gives the same integer for every gap.
@safe package struct SegmentationTables: CompiledTable, @unchecked Sendable {
    package static var kind: TableKind { .segmentation }

    package let syllables: SyllableTable
    package let view: TableView
    /// The tables as the scorer in C sees them; they point into `view`.
    let gaps: viet_gap_tables
    package let syllableCount: Int
    /// The keys of the syllables, made when they are first asked for.
    let keys: SyllableKeys

    /// Tables over a compiled model.
    ///
    /// - Throws: ``VietTextError`` with `corruptTable`, naming the section.
    /// - Complexity: O(1) for a model of the program, else O(n).
    package init(_ view: TableView) throws(VietTextError) {
        self.view = view
        let rows = try unsafe view.values("SYLLABLE", as: SIMD8<Int16>.self)
        syllableCount = rows.count
        guard (Int(SegmentationModel.firstSyllable)...1 << 16).contains(rows.count) else {
            throw view.damaged("SYLLABLE", "has a wrong length")
        }
        syllables = try SyllableTable(view, syllableCount: rows.count)
        keys = SyllableKeys(syllables, count: rows.count)
        let traits = try unsafe view.values("TRAITS", as: viet_gap_traits.self, count: rows.count)
        let pairs = try unsafe view.slots("PAIRS", as: viet_gap_pair.self) { $0.key == viet_gap_pair.free }
        let filter = try unsafe SegmentationTables.filter("FILTER", view)
        let steps = try unsafe view.slots("STEPS", as: viet_gap_step.self) { $0.key == 0 }
        // The level of a word is an index.
        guard unsafe !view.isForeign || steps.allSatisfy({ $0.level <= SegmentationModel.highestLevel }) else {
            throw view.damaged("STEPS", "has a level that there is not")
        }
        let formWeights = try unsafe view.slots("FORMPAIR", as: viet_gap_form_weight.self) { $0.key == 0 }
        guard unsafe !view.isForeign || formWeights.allSatisfy({ $0.weight.magnitude <= 1 << 24 }) else {
            throw view.damaged("FORMPAIR", "has a weight out of range")
        }
        let formFilter = try unsafe SegmentationTables.filter("FORMFILT", view)
        // Sections are not empty, as `values` has seen.
        unsafe gaps = unsafe viet_gap_tables(
            rows: UnsafeRawPointer(rows.baseAddress!).assumingMemoryBound(to: Int16.self), traits: traits.baseAddress!,
            pairs: pairs.baseAddress!, filter: filter.baseAddress!, steps: steps.baseAddress!,
            form_weights: formWeights.baseAddress!, form_filter: formFilter.baseAddress!,
            forms_before: try view.weights("FORMS-2", count: FoldedIndex.formPatterns),
            forms_around: try view.weights("FORMS-1", count: FoldedIndex.formPatterns),
            forms_after: try view.weights("FORMS0", count: FoldedIndex.formPatterns),
            levels: try view.weights("LEVELS", count: FoldedIndex.levelPatterns),
            level_forms: try view.weights("LEVELFRM", count: FoldedIndex.levelFormPatterns),
            presence: try view.weights("PRESENCE", count: FoldedIndex.presencePatterns),
            cover: try view.weights("COVER", count: FoldedIndex.covers * 16),
            cover_forms: try view.weights("COVERFRM", count: FoldedIndex.covers * 256),
            echo: try view.weights("ECHO", count: 256), bonds: try view.weights("BONDS", count: 512),
            pair_shift: UInt32(32 - pairs.count.trailingZeroBitCount),
            filter_shift: UInt32(26 - filter.count.trailingZeroBitCount),
            form_filter_shift: UInt32(26 - formFilter.count.trailingZeroBitCount),
            pair_mask: UInt32(pairs.count - 1), step_mask: UInt32(steps.count - 1),
            form_weight_mask: UInt32(formWeights.count - 1), bias: try view.weights("BIAS", count: 1)[0])
    }

    /// A section of bits that 32-bit hashes choose among.
    private static func filter(_ name: String, _ view: TableView) throws(VietTextError) -> UnsafeBufferPointer<UInt64> {
        let words = try unsafe view.values(name, as: UInt64.self)
        guard words.count & (words.count - 1) == 0, words.count <= 1 << 26 else {
            throw view.damaged(name, "has a length that is no power of two")
        }
        return unsafe words
    }

    /// Tables folded from a plain model.
    package init(folding model: SegmentationModel) {
        do {
            try self.init(copying: SegmentationTables.compile(model, identity: ""))
        } catch {
            preconditionFailure("what compile() writes, init() reads: \(error)")
        }
    }

    // MARK: Hashes, as the scorer computes them

    static func hash(_ pair: UInt32) -> UInt32 { pair &* 0x9E37_79B1 ^ (pair &* 0x85EB_CA77) >> 15 }

    static func hash(_ key: UInt64) -> Int {
        let product = key &* 0x9E37_79B9_7F4A_7C15
        return Int(UInt32(truncatingIfNeeded: product >> 32 ^ product))
    }

    // MARK: The lexicon, for those who ask about single words

    /// What two syllables in a row are to the model, nil where it knows nothing of them.
    func pair(_ key: UInt32) -> UnsafePointer<viet_gap_pair>? {
        let slot = unsafe OpenAddressing.find(
            from: Int(Self.hash(key) >> gaps.pair_shift), mask: Int(gaps.pair_mask),
            isWanted: { unsafe gaps.pairs[$0].key == key }, isFree: { unsafe gaps.pairs[$0].key == viet_gap_pair.free })
        return unsafe slot.map { unsafe gaps.pairs + $0 }
    }

    /// The step from a node of the lexicon over a syllable, nil where there is none.
    func step(_ node: UInt32, _ syllable: UInt16) -> UnsafePointer<viet_gap_step>? {
        let key = UInt64(node) << 16 | UInt64(syllable)
        let mask = unsafe Int(gaps.step_mask)
        let slot = OpenAddressing.find(
            from: Self.hash(key) & mask, mask: mask, isWanted: { unsafe gaps.steps[$0].key == key },
            isFree: { unsafe gaps.steps[$0].key == 0 })
        return unsafe slot.map { unsafe gaps.steps + $0 }
    }
}

extension viet_gap_traits {
    static let foreign: UInt32 = 1 << 16
    static let familyName: UInt32 = 1 << 17
    static let leftForms: UInt32 = 1 << 18
    static let rightForms: UInt32 = 1 << 19
    /// May stand inside a foreign name in lower case.
    static let particle: UInt32 = 1 << 20
    /// Given names that are half of a double one.
    static let doubleName: UInt32 = 1 << 21
}

extension viet_gap_pair {
    /// In the key of a free slot: no vocabulary is so large that two syllables have this number.
    static let free = UInt32.max

    init(key: UInt32) {
        self.init()
        self.key = key
    }
}

/// Keys of the weights that are too rare for tables of their own. Never 0.
enum FormKey {
    static func pair(_ pair: UInt32, _ forms: UInt8) -> UInt64 { 1 << 60 | UInt64(pair) << 8 | UInt64(forms) }
    static func left(_ syllable: UInt16, _ forms: UInt8) -> UInt64 { 2 << 60 | UInt64(syllable) << 8 | UInt64(forms) }
    static func right(_ syllable: UInt16, _ forms: UInt8) -> UInt64 { 3 << 60 | UInt64(syllable) << 8 | UInt64(forms) }
}

/// Where the folded tables keep the weight of a pattern.
enum FoldedIndex {
    /// Four forms of 4 bits, of which the first is at most 12.
    static let formPatterns = 13 << 12
    /// The levels of ``levels(_:)``, then the bond over the gap.
    static let levelPatterns = 1 << 14
    static let levelFormPatterns = 1 << 14
    static let presencePatterns = 1 << 16
    /// No word over the gap, or a word of 2...8 syllables, 1...7 of them before the gap, of level 1...3.
    static let covers = 1 + 28 * 3

    /// The place of a `levels23` content: the scorer finds the levels of 2- and 3-grams of one start side by side.
    static func levels(_ content: UInt64) -> Int {
        let bits = Int(content)
        let (two1, two2, two3) = (bits >> 9 & 3, bits >> 7 & 3, bits >> 5 & 3)
        let (three1, three2) = (bits >> 3 & 3, bits >> 1 & 3)
        return (three1 << 2 | two1) << 7 | (three2 << 2 | two2) << 3 | two3 << 1 | bits & 1
    }

    /// The `levels2` content that a place of ``levels(_:)`` implies.
    static func levels2(ofLevels index: Int) -> Int {
        (index >> 7 & 3) << 4 | (index >> 3 & 3) << 2 | index >> 1 & 3
    }

    /// The `presence` content of a place: three bits for each of the five starts around the gap, as the scorer shifts
    /// them through, of which those that no feature sees are passed over, then the bit for longer words.
    static func presenceContent(_ index: Int) -> Int {
        func bit(_ start: Int, _ length: Int) -> Int { index >> (13 - 3 * start + length - 2) & 1 }
        var content = 0
        for start in 0..<5 { content = content << 1 | bit(start, 2) }
        for start in 0..<4 { content = content << 1 | bit(start, 3) }
        for start in 0..<3 { content = content << 1 | bit(start, 4) }
        return content << 1 | index & 1
    }

    /// The number of a cover.
    static func cover(length: Int, before: Int, level: Int) -> Int {
        // Words of length n have n - 1 gaps; those of the shorter lengths come first.
        1 + ((length - 2) * (length - 1) / 2 + before - 1) * 3 + level - 1
    }
}
