import VietCore

/// One line of a frequency list.
public struct FrequencyEntry: Sendable, Hashable {
    /// The word in its commonest form.
    public var text: String
    /// The text in the form that words are compared by.
    public var key: String
    /// How often it occurs.
    public var frequency: Int
    /// In how many documents it occurs.
    public var documentFrequency: Int
    /// Occurrences in a million words.
    public var perMillion: Double
    /// Gries' deviation of proportions over 32 parts of the corpus: 0 is spread evenly, near 1 is found in one place only.
    /// Nil where the parts were not counted.
    public var dispersion: Double?
}

/// A word of a corpus compared with another corpus.
public struct FrequencyComparison: Sendable, Hashable {
    /// The word and how often it occurs here.
    public var entry: FrequencyEntry
    /// How often it occurs in the reference.
    public var referenceFrequency: Int
    /// The same in a million words of the reference.
    public var referencePerMillion: Double
    /// How far the two differ.
    public var keyness: Keyness
}

extension FrequencyTable {
    /// The commonest words, the commonest first; equally common ones in byte order of their keys.
    ///
    /// - Complexity: O(n log k) time and O(k) memory for n entries and a limit of k.
    public func commonest(_ limit: Int, stopWords: StopWords = .none) throws -> [FrequencyEntry] {
        var best = Best<FrequencyRecord>(limit)
        try forEachRecord { record in
            if stopWords.contains(key: record.key) { return }
            best.offer(record, rank: Int64(clamping: record.frequency))
        }
        return best.sorted.map { entry(of: $0) }
    }

    /// The words that are commoner here than in `reference`, the strongest first by G².
    ///
    /// - Parameter minimumFrequency: the fewest occurrences here.
    public func keywords(
        _ limit: Int, against reference: FrequencyTable, minimumFrequency: Int = 2, stopWords: StopWords = .none
    ) throws -> [FrequencyComparison] {
        try keywords(limit, minimumFrequency: minimumFrequency) { record in
            stopWords.contains(key: record.key)
                ? nil : comparison(of: record, with: reference)
        }
    }

    /// The records with the highest G² by `compare`, which returns nil for those not wanted.
    func keywords(
        _ limit: Int, minimumFrequency: Int, _ compare: (FrequencyRecord) -> FrequencyComparison?
    ) throws -> [FrequencyComparison] {
        var best = Best<FrequencyComparison>(limit)
        try forEachRecord { record in
            guard record.frequency >= UInt64(max(minimumFrequency, 1)), let comparison = compare(record) else { return }
            if comparison.keyness.logLikelihood > 0 { best.offer(comparison, rank: CorpusTables.rank(comparison)) }
        }
        return best.sorted
    }

    private func comparison(of record: FrequencyRecord, with reference: FrequencyTable) -> FrequencyComparison {
        let elsewhere = record.key.withUnsafeBufferPointer { reference.entry(forKey: $0) }?.frequency ?? 0
        return FrequencyComparison(
            entry: entry(of: record), referenceFrequency: elsewhere,
            referencePerMillion: Double(elsewhere) * 1_000_000 / Double(max(reference.words, 1)),
            keyness: Keyness(
                frequency: Int(clamping: record.frequency), of: words, against: elsewhere, of: reference.words))
    }

    /// - Parameter words: what the share of a million is counted in; nil is all that the table counts.
    func entry(of record: FrequencyRecord, words: Int? = nil) -> FrequencyEntry {
        FrequencyEntry(
            text: String(decoding: record.commonestForm, as: UTF8.self),
            key: String(decoding: record.key, as: UTF8.self), frequency: Int(clamping: record.frequency),
            documentFrequency: Int(clamping: record.documents),
            perMillion: Double(record.frequency) * 1_000_000 / Double(max(words ?? self.words, 1)),
            dispersion: FrequencyTable.dispersion(record.parts, sizes: totals.partSizes))
    }

    /// Gries' DP (2008): half the sum of the differences between the shares of a word and the shares of all words in
    /// the parts.
    static func dispersion(_ parts: [UInt64], sizes: [UInt64]) -> Double? {
        let frequency = parts.reduce(0, +)
        let total = sizes.reduce(0, +)
        guard !parts.isEmpty, parts.count == sizes.count, frequency > 0, total > 0 else { return nil }
        var sum = 0.0
        for (part, size) in zip(parts, sizes) {
            sum += (Double(part) / Double(frequency) - Double(size) / Double(total)).magnitude
        }
        return sum / 2
    }
}

/// The elements of the highest rank among many.
struct Best<Element> {
    private typealias Entry = (element: Element, rank: Int64, order: Int)
    private let limit: Int
    /// The worst of them first.
    private var heap = Heap<Entry> { $0.rank != $1.rank ? $0.rank < $1.rank : $0.order > $1.order }
    private var offered = 0

    init(_ limit: Int) { self.limit = max(limit, 0) }

    /// Of equal ranks those offered first stay.
    mutating func offer(_ element: Element, rank: Int64) {
        offered += 1
        if heap.count < limit {
            heap.insert((element, rank, offered))
        } else if let worst = heap.first, rank > worst.rank {
            heap.replaceFirst(with: (element, rank, offered))
        }
    }

    var sorted: [Element] {
        heap.unordered.sorted { $0.rank != $1.rank ? $0.rank > $1.rank : $0.order < $1.order }.map(\.element)
    }
}
