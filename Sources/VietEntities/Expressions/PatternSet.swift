/// A set of patterns by their numbers in a grammar.
struct PatternSet: Sendable {
    /// A grammar has no more patterns than this.
    static let capacity = 256

    private var words = SIMD4<UInt64>.zero

    init() {}

    private init(words: SIMD4<UInt64>) { self.words = words }

    var isEmpty: Bool { words == .zero }

    func contains(_ pattern: Int) -> Bool { words[pattern >> 6] >> UInt64(pattern & 63) & 1 != 0 }

    mutating func insert(_ pattern: Int) { words[pattern >> 6] |= 1 << UInt64(pattern & 63) }

    /// Takes out the pattern that comes first in the grammar.
    @inline(__always)
    mutating func popFirst() -> Int? {
        for index in 0..<4 where words[index] != 0 {
            let bit = words[index].trailingZeroBitCount
            words[index] &= words[index] &- 1
            return index << 6 | bit
        }
        return nil
    }

    @inline(__always)
    static func & (a: PatternSet, b: PatternSet) -> PatternSet { PatternSet(words: a.words & b.words) }

    @inline(__always)
    static func | (a: PatternSet, b: PatternSet) -> PatternSet { PatternSet(words: a.words | b.words) }

    @inline(__always)
    func subtracting(_ other: PatternSet) -> PatternSet { PatternSet(words: words & ~other.words) }
}
