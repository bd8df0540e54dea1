import CVietScan
import VietCore

/// The model folded for speed: every weight stands where the scorer meets it, most of them summed in advance.
///
/// ``SegmentationModel`` defines what is computed and ``ReferenceSegmentationScorer`` computes it plainly; this gives
/// the same integer for every gap.
package struct SegmentationTables: @unchecked Sendable {
    static let kind = "SEGM"
    static let version: UInt32 = 5

    package let syllables: SyllableTable
    let view: TableView
    /// The tables as the scorer in C sees them; they point into `view`.
    let gaps: viet_gap_tables
    package let syllableCount: Int
    /// The keys of the syllables, made when they are first asked for.
    let keys: SyllableKeys

    /// Tables over a compiled model.
    ///
    /// - Throws: ``VietTextError`` with `corruptTable` or `incompatibleTable`.
    package init(_ view: TableView) throws {
        func power(_ name: String, _ count: Int) throws -> Int {
            guard count > 0, count & (count - 1) == 0 else {
                throw VietTextError(.corruptTable, "the section \(name) of the table has a wrong length")
            }
            return count
        }
        self.view = view
        let spellings = try view.values("SPELLING", as: SyllableTable.Entry.self)
        syllables = SyllableTable(
            entries: spellings.baseAddress!, count: try power("SPELLING", spellings.count), owner: view.owner)
        let rows = try view.values("SYLLABLE", as: SIMD8<Int16>.self)
        syllableCount = rows.count
        keys = SyllableKeys(syllables, count: rows.count)
        // A number outside the rows would be read from memory that is not the table's.
        guard view.owner == nil || spellings.allSatisfy({ Int($0.syllable) < rows.count }) else {
            throw VietTextError(.corruptTable, "the table numbers more syllables than it describes")
        }
        let traits = try view.values("TRAITS", as: viet_gap_traits.self, count: rows.count)
        let pairs = try view.values("PAIRS", as: viet_gap_pair.self)
        let filter = try view.values("FILTER", as: UInt64.self)
        let steps = try view.values("STEPS", as: viet_gap_step.self)
        let formWeights = try view.values("FORMPAIR", as: viet_gap_form_weight.self)
        let formFilter = try view.values("FORMFILT", as: UInt64.self)
        func weights(_ name: String, _ count: Int) throws -> UnsafePointer<Int32> {
            try view.values(name, as: Int32.self, count: count).baseAddress!
        }
        gaps = viet_gap_tables(
            rows: UnsafeRawPointer(rows.baseAddress!).assumingMemoryBound(to: Int16.self), traits: traits.baseAddress!,
            pairs: pairs.baseAddress!, filter: filter.baseAddress!, steps: steps.baseAddress!,
            form_weights: formWeights.baseAddress!, form_filter: formFilter.baseAddress!,
            forms_before: try weights("FORMS-2", FoldedIndex.formPatterns),
            forms_around: try weights("FORMS-1", FoldedIndex.formPatterns),
            forms_after: try weights("FORMS0", FoldedIndex.formPatterns),
            levels: try weights("LEVELS", FoldedIndex.levelPatterns),
            level_forms: try weights("LEVELFRM", FoldedIndex.levelFormPatterns),
            presence: try weights("PRESENCE", FoldedIndex.presencePatterns),
            cover: try weights("COVER", FoldedIndex.covers * 16),
            cover_forms: try weights("COVERFRM", FoldedIndex.covers * 256), echo: try weights("ECHO", 256),
            bonds: try weights("BONDS", 512),
            pair_shift: UInt32(32 - (try power("PAIRS", pairs.count)).trailingZeroBitCount),
            filter_shift: UInt32(32 - (try power("FILTER", filter.count) * 64).trailingZeroBitCount),
            form_filter_shift: UInt32(32 - (try power("FORMFILT", formFilter.count) * 64).trailingZeroBitCount),
            pair_mask: UInt32(pairs.count - 1), step_mask: UInt32(try power("STEPS", steps.count) - 1),
            form_weight_mask: UInt32(try power("FORMPAIR", formWeights.count) - 1),
            bias: try weights("BIAS", 1)[0])
    }

    /// Tables folded from a plain model.
    package init(folding model: SegmentationModel) {
        let memory = TableMemory(copying: SegmentationTables.compile(model, identity: ""))
        do {
            self = try SegmentationTables(
                TableView(
                    memory.bytes, owner: memory, kind: Self.kind, version: Self.version, verifyingChecksum: false))
        } catch {
            preconditionFailure("what compile() writes, init() reads: \(error)")
        }
    }

    /// Tables of a compiled model read from a file.
    package init(compiled bytes: [UInt8]) throws {
        let memory = TableMemory(copying: bytes)
        try self.init(
            TableView(memory.bytes, owner: memory, kind: Self.kind, version: Self.version, verifyingChecksum: true))
    }

    /// Tables of the compiled model that the program carries.
    package init(embedded bytes: UnsafeRawBufferPointer) throws {
        try self.init(TableView(bytes, kind: Self.kind, version: Self.version, verifyingChecksum: false))
    }

    /// The name of the model, as its maker gave it.
    package var identity: String {
        (try? view.section("IDENTITY")).map { String(decoding: $0, as: UTF8.self) } ?? ""
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
        var slot = Int(Self.hash(key) >> gaps.pair_shift)
        while gaps.pairs[slot].key != key {
            if gaps.pairs[slot].key == viet_gap_pair.free { return nil }
            slot = (slot &+ 1) & Int(gaps.pair_mask)
        }
        return gaps.pairs + slot
    }

    /// The step from a node of the lexicon over a syllable, nil where there is none.
    func step(_ node: UInt32, _ syllable: UInt16) -> UnsafePointer<viet_gap_step>? {
        let key = UInt64(node) << 16 | UInt64(syllable)
        var slot = Self.hash(key) & Int(gaps.step_mask)
        while gaps.steps[slot].key != key {
            if gaps.steps[slot].key == 0 { return nil }
            slot = (slot &+ 1) & Int(gaps.step_mask)
        }
        return gaps.steps + slot
    }
}

extension viet_gap_traits {
    static let foreign: UInt32 = 1 << 16
    static let familyName: UInt32 = 1 << 17
    static let leftForms: UInt32 = 1 << 18
    static let rightForms: UInt32 = 1 << 19
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
