/// Whether two phrases say the same, one perhaps shorter: one is a stretch of whole syllables of the other, and the shorter has
/// at least half as many.
///
/// - Complexity: O(n m).
package func saysTheSame<Syllables: RandomAccessCollection>(_ first: Syllables, _ second: Syllables) -> Bool
where Syllables.Element: Equatable {
    let (short, long) = first.count <= second.count ? (first, second) : (second, first)
    return !short.isEmpty && 2 * short.count >= long.count && holds(long, short)
}

/// Whether the shorter of two phrases is a stretch of whole syllables of the longer one.
///
/// - Complexity: O(n m).
func holds<Syllables: RandomAccessCollection>(_ long: Syllables, _ short: Syllables) -> Bool
where Syllables.Element: Equatable {
    var start = long.startIndex
    for _ in 0...(long.count - short.count) {
        if long[start...].starts(with: short) { return true }
        start = long.index(after: start)
    }
    return false
}
