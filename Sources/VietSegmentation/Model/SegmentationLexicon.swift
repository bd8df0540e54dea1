/// The words of a model, to look up by syllable numbers. The simple form, for training and reference.
package struct SegmentationLexicon: Sendable {
    private var levels: [[UInt16]: UInt8] = [:]
    /// First two syllables of every word, to leave off early.
    private var heads: Set<UInt32> = []
    private var strengths: [UInt32: UInt8] = [:]

    package init(_ entries: [SegmentationModel.Entry], bonds: [SegmentationModel.Bond] = []) {
        strengths.reserveCapacity(bonds.count)
        for bond in bonds { strengths[UInt32(bond.first) << 16 | UInt32(bond.second)] = bond.strength }
        levels.reserveCapacity(entries.count)
        for entry in entries where entry.syllables.count >= 2 {
            levels[entry.syllables] = entry.level
            heads.insert(UInt32(entry.syllables[0]) << 16 | UInt32(entry.syllables[1]))
        }
    }

    package func level(_ syllables: ArraySlice<UInt16>) -> UInt8 { levels[Array(syllables)] ?? 0 }

    /// Strength of the bond between two syllables.
    package func strength(_ first: UInt16, _ second: UInt16) -> UInt8 {
        strengths[UInt32(first) << 16 | UInt32(second)] ?? 0
    }

    package func hasHead(_ first: UInt16, _ second: UInt16) -> Bool {
        heads.contains(UInt32(first) << 16 | UInt32(second))
    }
}

/// Which n-grams of a sentence are words of the lexicon.
package struct SegmentationLexiconView: Sendable {
    /// The longest word over a gap; among several of one length the one that starts first.
    package struct Cover: Sendable, Equatable {
        /// In syllables, 0 where no word covers the gap.
        package var length = 0
        /// How many tokens of the word stand before the gap.
        package var before = 0
        package var level: UInt8 = 0

        /// Length (4 bits), tokens before the gap, at most 7 (3 bits), level (2 bits).
        package var content: UInt64 { UInt64(length) << 5 | UInt64(min(before, 7)) << 2 | UInt64(level) }
    }

    /// For every token and length 2...8, the level of the word that starts there.
    private var levels: [UInt8]
    private let count: Int
    private static let lengths = SegmentationModel.longestEntry - 1

    package init(units: SegmentationUnits, lexicon: SegmentationLexicon) {
        count = units.count
        levels = [UInt8](repeating: 0, count: count * Self.lengths)
        for start in 0..<count {
            var end = start + 1
            while end < count, units.isOpen[end], end - start < SegmentationModel.longestEntry {
                if end == start + 1, !lexicon.hasHead(units.syllables[start], units.syllables[end]) { break }
                end += 1
                levels[start * Self.lengths + end - start - 2] = lexicon.level(units.syllables[start..<end])
            }
        }
    }

    /// Level of the word of `length` tokens that starts at token `start`, 0 where there is none.
    package func level(_ start: Int, _ length: Int) -> UInt8 {
        start >= 0 && start < count ? levels[start * Self.lengths + length - 2] : 0
    }

    /// The longest word over the gap after token `gap`.
    package func cover(gap: Int) -> Cover {
        for length in stride(from: SegmentationModel.longestEntry, through: 2, by: -1) {
            for start in (gap - length + 2)...gap where level(start, length) > 0 {
                return Cover(length: length, before: gap - start + 1, level: level(start, length))
            }
        }
        return Cover()
    }

    /// Length of the longest word whose last token is `token`, 1 where there is none.
    package func longestEnding(at token: Int) -> Int {
        for length in stride(from: SegmentationModel.longestEntry, through: 2, by: -1)
        where level(token - length + 1, length) > 0 { return length }
        return 1
    }

    /// Length of the longest word whose first token is `token`, 1 where there is none.
    package func longestStarting(at token: Int) -> Int {
        for length in stride(from: SegmentationModel.longestEntry, through: 2, by: -1) where level(token, length) > 0 {
            return length
        }
        return 1
    }
}
