/// The features of a gap.
///
/// Tokens are counted from the gap: 0 is the token left of it, 1 the token right of it, -1 the one before 0, and so on.
/// Outside the sentence stands a token with ``SegmentationModel/edgeSyllable`` and ``SegmentationForm/edge``.
/// Every feature is 0 or 1 and has a key: the template in the upper 8 bits, its content below.
///
/// | template | content (most significant first) |
/// |---|---|
/// | `bias` | nothing |
/// | `syllable` | position + 2 (8 bits), syllable (16). Positions -2...3 |
/// | `pair` | position of its first + 2 (8), two syllables (16 each). First at -1, 0, 1 |
/// | `forms` | position of its first + 2 (4), count (4), forms (4 each, first one highest). See ``formSpans`` |
/// | `pairForms` | syllables 0 and 1 (16 each), forms 0 and 1 (4 each) |
/// | `leftForms`, `rightForms` | syllable 0 or 1 (16), forms 0 and 1 (4 each) |
/// | `levels2` | levels of the 2-grams at -1, 0, 1 (2 bits each) |
/// | `levels23` | as `levels2`, then levels of the 3-grams at -1, 0 (2 each), then 1 where a 4-gram covers the gap |
/// | `levelForms` | as `levels2`, then forms 0 and 1 (4 each) |
/// | `presence` | one bit each: 2-grams at -2, -1, 0, 1, 2; 3-grams at -2, -1, 0, 1; 4-grams at -2, -1, 0; any longer over the gap |
/// | `cover` | ``SegmentationLexiconView/Cover`` of the gap (9 bits), longest word ending at 0 (2), longest starting at 1 (2) |
/// | `coverForms` | cover (9), forms 0 and 1 (4 each) |
/// | `entry` | the syllables of a word of 3 or 4 syllables over the gap hashed to 48 bits, see ``entryContent(_:)`` |
/// | `bonds` | strengths of the bonds at -1, 0, 1 (3 bits each), 0 across a gap that is not open |
/// | `bondLevels` | as `levels2`, then the strength at 0 (3 bits) |
/// | `echo` | likeness of 0 and 1 (2), of -1 and 1 (2), of 0 and 2 (2), level of the 2-gram at 0 (2) |
///
/// An n-gram is a run of tokens parted by open gaps. Its level is that of the lexicon entry with its syllables, 0 where
/// there is none. A syllable without a number is never part of an n-gram.
package struct SegmentationFeatures {
    package typealias Key = UInt64

    package enum Template: UInt8, Sendable, CaseIterable {
        case bias = 1
        case syllable, pair, forms, pairForms, leftForms, rightForms
        case levels2, levels23, levelForms, presence, cover, coverForms, entry, echo
        case bonds, bondLevels
    }

    /// First position and count of the form patterns.
    package static let formSpans: [(first: Int, count: Int)] = [
        (0, 1), (1, 1), (0, 2), (-1, 2), (1, 2), (-1, 3), (0, 3), (-1, 4), (-2, 4), (0, 4),
    ]

    package static func key(_ template: Template, _ content: UInt64) -> Key {
        UInt64(template.rawValue) << 56 | content
    }

    package static func template(of key: Key) -> Template? { Template(rawValue: UInt8(key >> 56)) }

    package static func content(of key: Key) -> UInt64 { key & (1 << 56 - 1) }

    /// FNV-1a over the bytes of the syllable numbers, low byte first, cut to 48 bits.
    package static func entryContent(_ syllables: some Sequence<UInt16>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for syllable in syllables {
            hash = (hash ^ UInt64(syllable & 0xFF)) &* 0x100_0000_01B3
            hash = (hash ^ UInt64(syllable >> 8)) &* 0x100_0000_01B3
        }
        return (hash ^ hash >> 48) & 0xFFFF_FFFF_FFFF
    }

    let units: SegmentationUnits
    let lexicon: SegmentationLexicon
    let view: SegmentationLexiconView
    let vocabulary: [SegmentationModel.Syllable]

    package init(units: SegmentationUnits, lexicon: SegmentationLexicon, vocabulary: [SegmentationModel.Syllable]) {
        self.units = units
        self.lexicon = lexicon
        self.view = SegmentationLexiconView(units: units, lexicon: lexicon)
        self.vocabulary = vocabulary
    }

    private func syllable(_ index: Int) -> UInt16 {
        index >= 0 && index < units.count ? units.syllables[index] : SegmentationModel.edgeSyllable
    }

    private func form(_ index: Int) -> UInt64 {
        UInt64((index >= 0 && index < units.count ? units.forms[index] : .edge).rawValue)
    }

    /// Calls `body` with the key of every feature of the gap after token `gap`.
    package func forEach(gap: Int, _ body: (Key) -> Void) {
        func emit(_ template: Template, _ content: UInt64) { body(Self.key(template, content)) }
        emit(.bias, 0)

        for position in -2...3 {
            emit(.syllable, UInt64(position + 2) << 16 | UInt64(syllable(gap + position)))
        }
        for position in -1...1 {
            let first = UInt64(syllable(gap + position)), second = UInt64(syllable(gap + position + 1))
            emit(.pair, UInt64(position + 2) << 32 | first << 16 | second)
        }

        for span in Self.formSpans {
            var content = UInt64(span.first + 2) << 4 | UInt64(span.count)
            for offset in 0..<span.count { content = content << 4 | form(gap + span.first + offset) }
            emit(.forms, content)
        }
        let forms = form(gap) << 4 | form(gap + 1)
        let left = UInt64(syllable(gap)), right = UInt64(syllable(gap + 1))
        emit(.pairForms, (left << 16 | right) << 8 | forms)
        emit(.leftForms, left << 8 | forms)
        emit(.rightForms, right << 8 | forms)

        func level(_ position: Int, _ length: Int) -> UInt64 { UInt64(view.level(gap + position, length)) }
        let levels2 = level(-1, 2) << 4 | level(0, 2) << 2 | level(1, 2)
        let over4 = level(-2, 4) | level(-1, 4) | level(0, 4)
        emit(.levels2, levels2)
        emit(.levels23, ((levels2 << 2 | level(-1, 3)) << 2 | level(0, 3)) << 1 | (over4 > 0 ? 1 : 0))
        emit(.levelForms, levels2 << 8 | forms)
        let cover = view.cover(gap: gap)
        var presence: UInt64 = 0
        for position in -2...2 { presence = presence << 1 | (level(position, 2) > 0 ? 1 : 0) }
        for position in -2...1 { presence = presence << 1 | (level(position, 3) > 0 ? 1 : 0) }
        for position in -2...0 { presence = presence << 1 | (level(position, 4) > 0 ? 1 : 0) }
        emit(.presence, presence << 1 | (cover.length > 4 ? 1 : 0))
        let ending = UInt64(min(view.longestEnding(at: gap), 4) - 1)
        let starting = UInt64(min(view.longestStarting(at: gap + 1), 4) - 1)
        emit(.cover, (cover.content << 2 | ending) << 2 | starting)
        emit(.coverForms, cover.content << 8 | forms)
        for length in 3...4 {
            for position in (2 - length)...0 where level(position, length) > 0 {
                let start = gap + position
                emit(.entry, Self.entryContent(units.syllables[start..<start + length]))
            }
        }
        let echo = likeness(gap, gap + 1) << 4 | likeness(gap - 1, gap + 1) << 2 | likeness(gap, gap + 2)
        emit(.echo, echo << 2 | level(0, 2))

        func strength(_ index: Int) -> UInt64 {
            guard index >= 0, index + 1 < units.count, units.isOpen[index + 1] else { return 0 }
            return UInt64(lexicon.strength(units.syllables[index], units.syllables[index + 1]))
        }
        emit(.bonds, (strength(gap - 1) << 3 | strength(gap)) << 3 | strength(gap + 1))
        emit(.bondLevels, levels2 << 3 | strength(gap))
    }

    /// 3: the same syllable; 2: the same onset; 1: the same rhyme; 0: unlike, or one is foreign.
    private func likeness(_ first: Int, _ second: Int) -> UInt64 {
        let a = syllable(first), b = syllable(second)
        guard a >= SegmentationModel.firstSyllable, b >= SegmentationModel.firstSyllable else { return 0 }
        if a == b { return 3 }
        let left = vocabulary[Int(a - SegmentationModel.firstSyllable)]
        let right = vocabulary[Int(b - SegmentationModel.firstSyllable)]
        if left.isForeign || right.isForeign { return 0 }
        if left.onset == right.onset && left.onset != 0 { return 2 }
        return left.rhyme == right.rhyme ? 1 : 0
    }
}
