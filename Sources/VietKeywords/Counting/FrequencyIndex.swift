import VietCore

/// Where records are by the hash of their keys: the section `SLOTS` of a table of frequencies.
///
/// First come a power of two of buckets and one more, each number of 4 bytes saying where a bucket starts; then the offsets of
/// all records, bucket by bucket and in a bucket in byte order of the keys. A search halves one bucket, so no choice of
/// keys makes it slow, and the bytes depend on the keys alone.
@safe struct FrequencyIndex {
    // Parts of a table that its owner keeps alive and nobody writes.
    nonisolated(unsafe) private let values: UnsafeBufferPointer<UInt32>
    private let buckets: Int

    /// The index in `values`, or nil where they are not as many as `entries` need.
    init?(_ values: UnsafeBufferPointer<UInt32>, entries: Int) {
        buckets = FrequencyIndex.buckets(for: entries)
        guard values.count == buckets + 1 + entries else { return nil }
        unsafe self.values = unsafe values
    }

    private static func buckets(for entries: Int) -> Int {
        var buckets = 64
        while buckets < entries { buckets *= 2 }
        return buckets
    }

    private static func bucket(_ hash: UInt64, of buckets: Int) -> Int { Int(truncatingIfNeeded: hash) & (buckets - 1) }

    /// The numbers of an index over the hashes and offsets of records in byte order of their keys.
    static func encode(_ places: [(hash: UInt64, offset: UInt32)]) -> [UInt32] {
        let buckets = buckets(for: places.count)
        var starts = [UInt32](repeating: 0, count: buckets + 1)
        for place in places { starts[bucket(place.hash, of: buckets) + 1] += 1 }
        for index in 0..<buckets { starts[index + 1] += starts[index] }
        var offsets = [UInt32](repeating: 0, count: places.count)
        var next = starts
        for place in places {
            let bucket = bucket(place.hash, of: buckets)
            offsets[Int(next[bucket])] = place.offset
            next[bucket] += 1
        }
        return starts + offsets
    }

    /// A cursor behind the key of the record with this key, nil where there is none.
    ///
    /// - Complexity: O(log n) comparisons at worst, one or two as a rule.
    func find(_ key: UnsafeBufferPointer<UInt8>, in records: UnsafeRawBufferPointer) -> FrequencyCursor? {
        let bucket = unsafe FrequencyIndex.bucket(ByteHash.hash(key), of: buckets)
        // In a damaged table these may be anything.
        var low = unsafe Int(values[bucket])
        var high = unsafe min(Int(values[bucket + 1]), values.count - buckets - 1)
        while low < high {
            let middle = (low + high) / 2
            var cursor = unsafe FrequencyCursor(records, at: Int(values[buckets + 1 + middle]))
            guard let found = unsafe cursor.string() else { return nil }
            let order = unsafe ByteComparison.order(found, UnsafeRawBufferPointer(key))
            if order == 0 { return cursor }
            if order < 0 { low = middle + 1 } else { high = middle }
        }
        return nil
    }
}
