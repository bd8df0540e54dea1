import CVietScan
import VietCore

extension SegmentationTables {
    /// The bytes of the folded tables of a model. The same model gives the same bytes.
    ///
    /// - Parameter identity: A name for the model, for `viet info`.
    package static func compile(_ model: SegmentationModel, identity: String) -> [UInt8] {
        var folded = Folded(model)
        for weight in model.weights { folded.add(weight) }
        return TableWriter.encode(
            .segmentation, identity: identity, sections: [("SPELLING", spellings(of: model))] + folded.sections())
    }

    private static func spellings(of model: SegmentationModel) -> [UInt8] {
        let abbreviations = Set(WordList.abbreviations.words)
        return SyllableTable.build(
            model.vocabulary.enumerated().map { index, syllable in
                var traits: SyllableTable.Traits = syllable.isForeign ? .foreign : []
                if abbreviations.contains(syllable.text) { traits.insert(.abbreviation) }
                return .init(
                    number: UInt16(index) + SegmentationModel.firstSyllable, spelling: syllable.text, traits: traits)
            }
                + abbreviations.subtracting(model.vocabulary.map(\.text)).sorted().map {
                    .init(number: SegmentationModel.unknownSyllable, spelling: $0, traits: [.abbreviation, .foreign])
                })
    }
}

/// The weights of a model on their way into the folded tables.
private struct Folded {
    typealias Tables = SegmentationTables
    typealias Features = SegmentationFeatures

    let model: SegmentationModel
    var bias: Int32 = 0
    var rows: [SIMD8<Int16>]
    var traits: [viet_gap_traits]
    var pairs: [UInt32: viet_gap_pair] = [:]
    var formWeights: [UInt64: Int32] = [:]
    /// By span, then by forms.
    var forms: [[Int: Int32]] = Array(repeating: [:], count: Features.formSpans.count)
    var levels2 = [Int32](repeating: 0, count: 64)
    var levels23 = [Int32](repeating: 0, count: 1 << 11)
    var levelForms = [Int32](repeating: 0, count: FoldedIndex.levelFormPatterns)
    var presence = [Int32](repeating: 0, count: 1 << 13)
    var cover = [Int32](repeating: 0, count: FoldedIndex.covers * 16)
    var coverForms = [Int32](repeating: 0, count: FoldedIndex.covers * 256)
    var echo = [Int32](repeating: 0, count: 256)
    var bonds = [Int32](repeating: 0, count: 512)
    var bondLevels = [Int32](repeating: 0, count: 512)
    /// By the hash of ``SegmentationFeatures/entryContent(_:)``.
    var entries: [UInt64: Int16] = [:]

    /// What stands in lower case inside foreign names: `Leonardo da Vinci`, `Mohammed bin Salman`.
    private static let nameParticles: Set<String> = [
        "al", "bin", "bint", "da", "das", "de", "del", "della", "den", "der", "di", "dos", "du", "el", "ibn", "la",
        "le", "ten",
        "ter", "van", "von", "zu",
    ]

    /// Given names to which others are put with a hyphen: `Marie-Claire`, `Jean-Paul`.
    private static let doubleNames: Set<String> = [
        "abdel", "abdul", "ana", "andré", "ann", "anna", "anne", "billie", "carl", "charles", "christian", "claude",
        "emma", "eva",
        "françois", "hans", "jan", "jean", "joan", "johann", "john", "josé", "juan", "karl", "kim", "klaus", "lisa",
        "louis",
        "luca", "lucas", "marc", "maria", "marie", "mary", "paul", "peter", "philippe", "pierre", "rose", "sara",
        "sarah",
        "sophie", "victor", "yves",
    ]

    init(_ model: SegmentationModel) {
        self.model = model
        let count = Int(SegmentationModel.firstSyllable) + model.vocabulary.count
        rows = Array(repeating: SIMD8(repeating: 0), count: count)
        traits = (0..<count).map { number in
            guard let syllable = model.syllable(UInt16(number)) else {
                return .init(bits: viet_gap_traits.foreign, left_lower: 0, right_lower: 0)
            }
            var bits = UInt32(syllable.onset) | UInt32(syllable.rhyme) << 8
            if syllable.isForeign { bits |= viet_gap_traits.foreign }
            if syllable.isFamilyName { bits |= viet_gap_traits.familyName }
            if Self.nameParticles.contains(syllable.text) { bits |= viet_gap_traits.particle }
            if Self.doubleNames.contains(syllable.text) { bits |= viet_gap_traits.doubleName }
            return .init(bits: bits, left_lower: 0, right_lower: 0)
        }
    }

    mutating func add(_ weight: SegmentationModel.Weight) {
        guard let template = Features.template(of: weight.key) else { return }
        let content = Features.content(of: weight.key)
        let value = Int32(weight.value)
        let forms = UInt8(truncatingIfNeeded: content)
        let bothLower = SegmentationForm.lower.rawValue << 4 | SegmentationForm.lower.rawValue
        switch template {
        case .bias: bias += value
        case .syllable:
            let position = Int(content >> 16) - 2
            rows[Int(content & 0xFFFF)][3 - position] = weight.value
        case .pair:
            let key = UInt32(truncatingIfNeeded: content)
            switch content >> 32 {
            // The pair ends at the left token, spans the gap, or starts at the right token.
            case 1: withPair(key) { $0.before = weight.value }
            case 2: withPair(key) { $0.between = weight.value }
            default: withPair(key) { $0.after = weight.value }
            }
        case .forms: addForms(content, value)
        case .pairForms:
            let key = UInt32(truncatingIfNeeded: content >> 8)
            if forms == bothLower {
                withPair(key) { $0.lower = weight.value }
            } else {
                withPair(key) { $0.info |= 4 }
                formWeights[FormKey.pair(key, forms)] = value
            }
        case .leftForms, .rightForms:
            let syllable = UInt16(truncatingIfNeeded: content >> 8)
            let isLeft = template == .leftForms
            if forms == bothLower {
                if isLeft {
                    traits[Int(syllable)].left_lower = weight.value
                } else {
                    traits[Int(syllable)].right_lower = weight.value
                }
            } else {
                traits[Int(syllable)].bits |= isLeft ? viet_gap_traits.leftForms : viet_gap_traits.rightForms
                formWeights[isLeft ? FormKey.left(syllable, forms) : FormKey.right(syllable, forms)] = value
            }
        case .levels2: levels2[Int(content)] += value
        case .levels23: levels23[FoldedIndex.levels(content)] += value
        case .levelForms: levelForms[Int(content)] += value
        case .presence: presence[Int(content)] += value
        case .cover: cover[Self.cover(Int(content >> 4)) << 4 | Int(content & 15)] += value
        case .coverForms: coverForms[Self.cover(Int(content >> 8)) << 8 | Int(content & 255)] += value
        case .entry: entries[content] = weight.value
        case .echo: echo[Int(content)] += value
        case .bonds: bonds[Int(content)] += value
        case .bondLevels: bondLevels[Int(content)] += value
        }
    }

    /// From the content of ``SegmentationLexiconView/Cover`` to the folded number.
    private static func cover(_ content: Int) -> Int {
        FoldedIndex.cover(length: content >> 5, before: content >> 2 & 7, level: content & 3)
    }

    private mutating func withPair(_ key: UInt32, _ body: (inout viet_gap_pair) -> Void) {
        body(&pairs[key, default: viet_gap_pair(key: key)])
    }

    private mutating func addForms(_ content: UInt64, _ value: Int32) {
        for (index, span) in Features.formSpans.enumerated()
        where Int(content >> UInt64(4 * span.count)) == (span.first + 2) << 4 | span.count {
            forms[index][Int(content) & (1 << (4 * span.count) - 1), default: 0] += value
        }
    }

    /// The sums of all spans that lie in the four tokens from position `first` on, other than those of `taken`.
    private func formTable(first: Int, spans: [Int]) -> [Int32] {
        (0..<FoldedIndex.formPatterns).map { pattern in
            spans.reduce(0) { sum, index in
                let span = Features.formSpans[index]
                let shift = 4 * (4 - (span.first - first) - span.count)
                return sum + (forms[index][pattern >> shift & (1 << (4 * span.count) - 1)] ?? 0)
            }
        }
    }

    private func levelTable() -> [Int32] {
        (0..<FoldedIndex.levelPatterns).map { index in
            let levels2Index = FoldedIndex.levels2(ofLevels: index >> 3)
            return levels23[index >> 3] + levels2[levels2Index] + bondLevels[levels2Index << 3 | index & 7]
        }
    }

    mutating func sections() -> [(name: String, bytes: [UInt8])] {
        var spansAt: [Int: [Int]] = [:]
        for (index, span) in Features.formSpans.enumerated() {
            let first = span.first >= -1 && span.first + span.count <= 3 ? -1 : span.first < -1 ? -2 : 0
            spansAt[first, default: []].append(index)
        }
        let steps = addLexicon()
        for bond in model.bonds {
            withPair(UInt32(bond.first) << 16 | UInt32(bond.second)) { $0.info |= UInt32(bond.strength) << 3 }
        }
        let pairTable = OpenAddressing.table(
            pairs.values.sorted { $0.key < $1.key }, free: viet_gap_pair(key: viet_gap_pair.free), minimum: 64,
            isFree: { $0.key == viet_gap_pair.free },
            start: { Int(Tables.hash($0.key) >> UInt32(32 - $1.trailingZeroBitCount)) })
        let formWeightTable = OpenAddressing.table(
            formWeights.sorted { $0.key < $1.key }.map {
                viet_gap_form_weight(key: $0.key, weight: $0.value, padding: 0)
            },
            free: viet_gap_form_weight(), minimum: 2, isFree: { $0.key == 0 },
            start: { Tables.hash($0.key) & ($1 - 1) })
        return [
            ("SYLLABLE", bytes(rows)), ("TRAITS", bytes(traits)), ("PAIRS", bytes(pairTable)),
            ("FILTER", bytes(Self.filter(pairs.keys.map(Tables.hash)))),
            ("STEPS", bytes(steps)),
            ("FORMPAIR", bytes(formWeightTable)),
            (
                "FORMFILT",
                bytes(Self.filter(formWeights.keys.map { UInt32(Tables.hash($0)) }))
            ),
            ("FORMS-2", bytes(formTable(first: -2, spans: spansAt[-2] ?? []))),
            ("FORMS-1", bytes(formTable(first: -1, spans: spansAt[-1] ?? []))),
            ("FORMS0", bytes(formTable(first: 0, spans: spansAt[0] ?? []))),
            ("LEVELS", bytes(levelTable())), ("LEVELFRM", bytes(levelForms)),
            ("PRESENCE", bytes((0..<FoldedIndex.presencePatterns).map { presence[FoldedIndex.presenceContent($0)] })),
            ("COVER", bytes(cover)), ("COVERFRM", bytes(coverForms)), ("ECHO", bytes(echo)),
            ("BONDS", bytes(bonds)),
            ("BIAS", bytes([bias])),
        ]
    }

    /// Writes the words of two syllables into their pairs and the longer ones into steps from node to node.
    private mutating func addLexicon() -> [viet_gap_step] {
        var nodes: [[UInt16]: UInt32] = [:]
        var steps: [UInt64: viet_gap_step] = [:]
        for entry in model.lexicon where entry.syllables.count <= SegmentationModel.longestEntry {
            let syllables = entry.syllables
            let key = UInt32(syllables[0]) << 16 | UInt32(syllables[1])
            if syllables.count == 2 {
                withPair(key) { $0.info |= UInt32(entry.level) }
                continue
            }
            let head = node(Array(syllables[..<2]), &nodes)
            withPair(key) { $0.info = $0.info & 63 | head << 6 }
            for length in 3...syllables.count {
                let key = UInt64(node(Array(syllables[..<(length - 1)]), &nodes)) << 16 | UInt64(syllables[length - 1])
                var step = steps[key] ?? viet_gap_step(key: key, child: 0, entry_weight: 0, level: 0, padding: 0)
                if length == syllables.count {
                    step.level = entry.level
                    if length <= 4 { step.entry_weight = entries[Features.entryContent(syllables)] ?? 0 }
                } else {
                    step.child = node(Array(syllables[..<length]), &nodes)
                }
                steps[key] = step
            }
        }
        return OpenAddressing.table(
            steps.values.sorted { $0.key < $1.key }, free: viet_gap_step(),
            minimum: 2,
            isFree: { $0.key == 0 }, start: { Tables.hash($0.key) & ($1 - 1) })
    }

    private func node(_ prefix: [UInt16], _ nodes: inout [[UInt16]: UInt32]) -> UInt32 {
        if let known = nodes[prefix] { return known }
        let number = UInt32(nodes.count + 1)
        nodes[prefix] = number
        return number
    }

    /// One bit for the hash of everything that is in a table, at least sixteen times as many bits.
    private static func filter(_ hashes: [UInt32]) -> [UInt64] {
        var bits = 64
        while bits < hashes.count * 16 { bits *= 2 }
        var filter = [UInt64](repeating: 0, count: bits / 64)
        for hash in hashes {
            let bit = Int(hash >> UInt32(32 - bits.trailingZeroBitCount))
            filter[bit >> 6] |= 1 << UInt64(bit & 63)
        }
        return filter
    }

    private func bytes<T: BitwiseCopyable>(_ values: [T]) -> [UInt8] {
        unsafe values.withUnsafeBytes { unsafe Array($0) }
    }
}
