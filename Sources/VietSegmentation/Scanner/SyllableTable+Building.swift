import VietCore

extension SyllableTable {
    /// One syllable of the vocabulary: its spelling in the form of ``SyllableForm``.
    package struct Syllable: Sendable {
        /// As tokens carry it; 0 for a spelling that has only traits.
        package var number: UInt16
        package var spelling: String
        package var traits: Traits
        package init(number: UInt16, spelling: String, traits: Traits) {
            self.number = number
            self.spelling = spelling
            self.traits = traits
        }
    }

    /// The bytes of a table of `syllables`.
    ///
    /// The same syllables give the same bytes. Spellings longer than 15 bytes are left out: they have no number.
    package static func build(_ syllables: [Syllable]) -> [UInt8] {
        var entries: [Entry] = []
        var keys: Set<SIMD2<UInt64>> = []
        for syllable in syllables {
            for spelling in SyllableForm.variants(of: syllable.spelling) {
                for (text, shape) in caseVariants(of: spelling) {
                    // Of two syllables that share a spelling the first, the more frequent one, keeps it.
                    guard let key = SyllableKey(text), key.count > 0, keys.insert([key.low, key.high]).inserted
                    else { continue }
                    entries.append(
                        Entry(
                            low: key.low, high: key.high, syllable: syllable.number, shape: shape,
                            traits: spelling.count == 1 ? syllable.traits.union(.letter) : syllable.traits))
                }
            }
        }
        // What comes first stands where it is looked for first: Vietnamese in lower case, then the other lower case.
        let isVietnamese = { (entry: Entry) in !entry.traits.contains(.foreign) }
        let lower = entries.filter { $0.shape == .lower }, other = entries.filter { $0.shape != .lower }
        let inOrder = [lower, other].flatMap { $0.filter(isVietnamese) + $0.filter { !isVietnamese($0) } }
        let free = Entry(low: 0, high: 0, syllable: 0, shape: .lower, traits: [])
        let slots = OpenAddressing.table(inOrder, free: free, minimum: 64, isFree: { $0.low == 0 }) { entry, count in
            Int(truncatingIfNeeded: hash(entry.low, entry.high) >> UInt64(64 - count.trailingZeroBitCount))
        }
        return unsafe slots.withUnsafeBytes { unsafe Array($0) }
    }

    /// The spelling in lower case, capitalised and all capitals.
    private static func caseVariants(of spelling: String) -> [(String, TokenShape)] {
        let upper = spelling.uppercased()
        if spelling.count == 1 { return [(spelling, .lower), (upper, .initial)] }
        return [
            (spelling, .lower), (String(upper.prefix(1)) + spelling.dropFirst(), .capitalized), (upper, .upper),
        ]
    }
}
