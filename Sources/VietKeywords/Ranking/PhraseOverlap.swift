/// Whether two phrases say the same, one perhaps shorter: one is a stretch of whole syllables of the other, and the shorter has
/// at least half as many.
///
/// - Complexity: O(n m).
package func saysTheSame<Syllables: RandomAccessCollection>(_ first: Syllables, _ second: Syllables) -> Bool
where Syllables.Element: Equatable {
    let (short, long) = first.count <= second.count ? (first, second) : (second, first)
    guard !short.isEmpty, 2 * short.count >= long.count else { return false }
    var start = long.startIndex
    for _ in 0...(long.count - short.count) {
        if long[start...].starts(with: short) { return true }
        start = long.index(after: start)
    }
    return false
}
