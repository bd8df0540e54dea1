extension SegmentationFeatures {
    /// Whether a key is one of a feature that a gap can have, with syllables below `syllableCount`.
    ///
    /// A model that somebody has edited is asked this: what a key holds are indexes into the folded tables.
    package static func isPossible(_ key: Key, syllableCount: Int) -> Bool {
        guard let template = template(of: key) else { return false }
        let content = content(of: key)
        func areForms(_ bits: UInt64, count: Int) -> Bool {
            (0..<count).allSatisfy { bits >> UInt64(4 * $0) & 15 <= UInt64(SegmentationForm.allCases.count - 1) }
        }
        func isSyllable(_ bits: UInt64) -> Bool { bits & 0xFFFF < syllableCount }
        switch template {
        case .bias: return content == 0
        case .syllable: return content >> 16 <= 5 && isSyllable(content)
        case .pair: return (1...3).contains(content >> 32) && isSyllable(content >> 16) && isSyllable(content)
        case .forms:
            return formSpans.contains { span in
                content >> UInt64(4 * span.count) == UInt64((span.first + 2) << 4 | span.count)
                    && areForms(content, count: span.count)
            }
        case .pairForms:
            return content >> 40 == 0 && isSyllable(content >> 24) && isSyllable(content >> 8)
                && areForms(content, count: 2)
        case .leftForms, .rightForms:
            return content >> 24 == 0 && isSyllable(content >> 8) && areForms(content, count: 2)
        case .levels2: return content < 1 << 6
        case .levels23: return content < 1 << 11
        case .levelForms: return content < 1 << 14 && areForms(content, count: 2)
        case .presence: return content < 1 << 13
        case .cover: return isCover(content >> 4)
        case .coverForms: return isCover(content >> 8) && areForms(content, count: 2)
        case .entry: return content < 1 << 48
        case .echo: return content < 1 << 8
        case .bonds, .bondLevels: return content < 1 << 9
        }
    }

    /// No cover, or a length of 2...8, a place in it, and a level of 1...3.
    private static func isCover(_ bits: UInt64) -> Bool {
        if bits == 0 { return true }
        let (length, before, level) = (bits >> 5, bits >> 2 & 7, bits & 3)
        let lengths = 2...UInt64(SegmentationModel.longestEntry)
        return lengths.contains(length) && (1..<length).contains(before) && level > 0
    }
}
