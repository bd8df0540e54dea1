/// Numbers that occur, in order, with how often.
struct SortedCounts {
    private(set) var keys: [UInt64] = []
    private(set) var counts: [UInt32] = []

    /// Counts `values`, which all are below 2^48.
    ///
    /// - Complexity: O(n).
    init(_ values: consuming [UInt64]) {
        var values = values
        var other = [UInt64](repeating: 0, count: values.count)
        for shift in [UInt64(0), 16, 32] {
            var starts = [Int](repeating: 0, count: 1 << 16 + 1)
            for value in values { starts[Int(value >> shift & 0xFFFF) + 1] += 1 }
            for digit in 0..<1 << 16 { starts[digit + 1] += starts[digit] }
            for value in values {
                let digit = Int(value >> shift & 0xFFFF)
                other[starts[digit]] = value
                starts[digit] += 1
            }
            swap(&values, &other)
        }
        other = []
        for value in values {
            if keys.last == value {
                counts[counts.count - 1] += 1
            } else {
                keys.append(value)
                counts.append(1)
            }
        }
    }
}
