extension Range<Int> {
    /// The first place for which `isBehind` holds, the end where there is none; behind such a place it must hold for all.
    ///
    /// - Complexity: O(log n) calls for n places.
    @inlinable package func partitioningIndex(where isBehind: (Int) -> Bool) -> Int {
        var (low, high) = (lowerBound, upperBound)
        while low < high {
            let middle = low + (high - low) / 2
            if isBehind(middle) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
