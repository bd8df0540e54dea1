/// The smallest part of an input that still fails, found by leaving pieces out.
///
/// - Parameter fails: Whether an input fails in the way that is looked for.
/// - Complexity: O(n log n) calls in good cases, never more than 4,000.
package func shrunk(_ input: [UInt8], while fails: ([UInt8]) -> Bool) -> [UInt8] {
    var smallest = input
    var piece = input.count / 2
    var calls = 0
    while piece > 0 {
        var at = 0
        var changed = false
        while at < smallest.count, calls < 4_000 {
            let shorter = Array(smallest[..<at] + smallest[min(at + piece, smallest.count)...])
            calls += 1
            if fails(shorter) {
                smallest = shorter
                changed = true
            } else {
                at += piece
            }
        }
        if calls >= 4_000 { break }
        if !changed || piece > smallest.count { piece = min(piece / 2, smallest.count) }
    }
    return smallest
}
