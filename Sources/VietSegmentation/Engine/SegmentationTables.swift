import VietCore

/// The model folded for speed: every weight stands where the scorer meets it, most of them summed in advance.
///
/// ``SegmentationModel`` defines what is computed and ``ReferenceSegmentationScorer`` computes it plainly; this gives
/// the same integer for every gap.
package struct SegmentationTables: @unchecked Sendable {
    static let kind = "SEGM"
    static let version: UInt32 = 3

    /// What a syllable contributes, by number.
    struct SyllableRow: BitwiseCopyable {
        /// Weights of the syllable at positions 3, 2, 1, 0, -1, -2 from the gap: the order in which the gaps around it
        /// follow each other. Then two zeros.
        var weights: SIMD8<Int16>
    }

    /// What else is known of a syllable. 8 bytes.
    struct SyllableTraits: BitwiseCopyable {
        /// Onset (8 bits), rhyme (8), whether it is foreign (1), a family name (1), and whether `leftForms` or
        /// `rightForms` weights for other forms than lower-case exist (1). One word, so that two syllables are compared
        /// at once.
        var bits: UInt32
        /// `leftForms` and `rightForms` between two lower-case tokens.
        var leftLower: Int16 = 0
        var rightLower: Int16 = 0

        static let foreign: UInt32 = 1 << 16
        static let familyName: UInt32 = 1 << 17
        static let hasForms: UInt32 = 1 << 18

        /// 1 foreign, 2 family name.
        var flags: Int { Int(bits >> 16 & 3) }
    }

    /// What two neighbouring tokens contribute. 16 bytes.
    struct Pair: BitwiseCopyable {
        /// First syllable in the upper half, second in the lower.
        var key: UInt32
        /// Weights for the gap after the pair, between its tokens, and before it (positions -1, 0, 1).
        var before: Int16
        var between: Int16
        var after: Int16
        /// `pairForms` between two lower-case tokens.
        var lower: Int16
        /// Level of the pair in the lexicon (2 bits), whether other `pairForms` exist (1 bit), strength of the bond (3
        /// bits), number of the trie node for longer words (26 bits, 0 where none starts so).
        var info: UInt32

        /// In the key of a free slot: no vocabulary is so large that two syllables have this number.
        static let free = UInt32.max

        init(key: UInt32) {
            self.key = key
            (before, between, after, lower, info) = (0, 0, 0, 0, 0)
        }
    }

    /// A step from a node of the lexicon over one further syllable. 16 bytes.
    struct Step: BitwiseCopyable {
        /// Node in the upper 48 bits, syllable in the lower 16; 0 marks a free slot.
        var key: UInt64
        var child: UInt32
        var entryWeight: Int16
        var level: UInt8
        var padding: UInt8 = 0
    }

    struct FormWeight: BitwiseCopyable {
        var key: UInt64
        var weight: Int32
        var padding: Int32 = 0
    }

    package let syllables: SyllableTable
    let view: TableView
    let rows: UnsafePointer<SyllableRow>
    let traits: UnsafePointer<SyllableTraits>
    let pairs: UnsafePointer<Pair>
    let pairShift: UInt32
    let pairMask: Int
    let filter: UnsafePointer<UInt64>
    let filterShift: UInt32
    let steps: UnsafePointer<Step>
    let stepMask: Int
    let formWeights: UnsafePointer<FormWeight>
    let formWeightMask: Int
    let formsBefore: UnsafePointer<Int32>
    let formsAround: UnsafePointer<Int32>
    let formsAfter: UnsafePointer<Int32>
    let levels: UnsafePointer<Int32>
    let levelForms: UnsafePointer<Int32>
    let presence: UnsafePointer<Int32>
    let cover: UnsafePointer<Int32>
    let coverForms: UnsafePointer<Int32>
    let echo: UnsafePointer<Int32>
    let bonds: UnsafePointer<Int32>
    let bias: Int32
    package let syllableCount: Int

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
        let rows = try view.values("SYLLABLE", as: SyllableRow.self)
        self.rows = rows.baseAddress!
        syllableCount = rows.count
        traits = try view.values("TRAITS", as: SyllableTraits.self, count: rows.count).baseAddress!
        // A number outside the rows would be read from memory that is not the table's.
        guard view.owner == nil || spellings.allSatisfy({ Int($0.syllable) < rows.count }) else {
            throw VietTextError(.corruptTable, "the table numbers more syllables than it describes")
        }
        let pairs = try view.values("PAIRS", as: Pair.self)
        self.pairs = pairs.baseAddress!
        pairMask = try power("PAIRS", pairs.count) - 1
        pairShift = UInt32(32 - pairs.count.trailingZeroBitCount)
        let filter = try view.values("FILTER", as: UInt64.self)
        self.filter = filter.baseAddress!
        filterShift = UInt32(32 - (try power("FILTER", filter.count) * 64).trailingZeroBitCount)
        let steps = try view.values("STEPS", as: Step.self)
        self.steps = steps.baseAddress!
        stepMask = try power("STEPS", steps.count) - 1
        let formWeights = try view.values("FORMPAIR", as: FormWeight.self)
        self.formWeights = formWeights.baseAddress!
        formWeightMask = try power("FORMPAIR", formWeights.count) - 1
        func weights(_ name: String, _ count: Int) throws -> UnsafePointer<Int32> {
            try view.values(name, as: Int32.self, count: count).baseAddress!
        }
        formsBefore = try weights("FORMS-2", FoldedIndex.formPatterns)
        formsAround = try weights("FORMS-1", FoldedIndex.formPatterns)
        formsAfter = try weights("FORMS0", FoldedIndex.formPatterns)
        levels = try weights("LEVELS", FoldedIndex.levelPatterns)
        levelForms = try weights("LEVELFRM", FoldedIndex.levelFormPatterns)
        presence = try weights("PRESENCE", FoldedIndex.presencePatterns)
        cover = try weights("COVER", FoldedIndex.covers * 16)
        coverForms = try weights("COVERFRM", FoldedIndex.covers * 256)
        echo = try weights("ECHO", 256)
        bonds = try weights("BONDS", 512)
        bias = try weights("BIAS", 1)[0]
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

    // MARK: Hashes

    @inline(__always)
    static func hash(_ pair: UInt32) -> UInt32 { pair &* 0x9E37_79B1 ^ (pair &* 0x85EB_CA77) >> 15 }

    @inline(__always)
    static func hash(_ key: UInt64) -> Int {
        let product = key &* 0x9E37_79B9_7F4A_7C15
        return Int(truncatingIfNeeded: product >> 32 ^ product)
    }

    @inline(__always)
    func pair(_ key: UInt32) -> UnsafePointer<Pair>? {
        let hash = Self.hash(key)
        let bit = hash >> filterShift
        guard filter[Int(bit >> 6)] >> UInt64(bit & 63) & 1 != 0 else { return nil }
        var slot = Int(hash >> pairShift)
        while true {
            let pair = pairs + slot
            if pair.pointee.key == key { return pair }
            if pair.pointee.key == Pair.free { return nil }
            slot = (slot &+ 1) & pairMask
        }
    }

    @inline(__always)
    func step(_ node: UInt32, _ syllable: UInt16) -> UnsafePointer<Step>? {
        let key = UInt64(node) << 16 | UInt64(syllable)
        var slot = Self.hash(key) & stepMask
        while true {
            let step = steps + slot
            if step.pointee.key == key { return step }
            if step.pointee.key == 0 { return nil }
            slot = (slot &+ 1) & stepMask
        }
    }

    @inline(never)
    func formWeight(_ key: UInt64) -> Int32 {
        var slot = Self.hash(key) & formWeightMask
        while true {
            if formWeights[slot].key == key { return formWeights[slot].weight }
            if formWeights[slot].key == 0 { return 0 }
            slot = (slot &+ 1) & formWeightMask
        }
    }
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
    @inline(__always)
    static func cover(length: Int, before: Int, level: Int) -> Int {
        // Words of length n have n - 1 gaps; those of the shorter lengths come first.
        1 + ((length - 2) * (length - 1) / 2 + before - 1) * 3 + level - 1
    }
}
