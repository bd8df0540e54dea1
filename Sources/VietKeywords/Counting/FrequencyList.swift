import VietCore

/// One line of a frequency list.
public struct FrequencyEntry: Sendable, Hashable, Codable {
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
    /// Nil where the parts were not counted, or all words are in one.
    public var dispersion: Double?
    /// Juilland's D over the same parts: 1 is spread evenly, 0 is found in one part only.
    public var juillandD: Double?
}

/// A word of a corpus compared with another corpus.
public struct FrequencyComparison: Sendable, Hashable, Codable {
    /// The word and how often it occurs here.
    public var entry: FrequencyEntry
    /// How often it occurs in the reference.
    public var referenceFrequency: Int
    /// The same in a million words of the reference.
    public var referencePerMillion: Double
    /// How far the two differ.
    public var keyness: Keyness

    /// A word that occurs `elsewhere` times in the reference.
    ///
    /// - Parameters:
    ///   - words: how many words the corpus has.
    ///   - others: how many the reference has.
    init(_ entry: FrequencyEntry, elsewhere: Int, of words: Int, and others: Int) {
        self.entry = entry
        referenceFrequency = elsewhere
        referencePerMillion = Double(elsewhere) * 1_000_000 / Double(max(others, 1))
        keyness = Keyness(frequency: entry.frequency, of: words, against: elsewhere, of: others)
    }

    /// The log-likelihood as a whole number, so that no last bit decides an order.
    var rank: Int64 { Int64((keyness.logLikelihood * 1000).rounded()) }
}

extension FrequencyTable {
    /// The commonest words, the commonest first; equally common ones in byte order of their keys.
    ///
    /// - Throws: `VietTextError` of code `corrupt-table` where a record of the table is altered.
    /// - Complexity: O(n log k) time and O(k) memory for n entries and a limit of k.
    public func commonest(_ limit: Int, stopWords: StopWords = .none) throws -> [FrequencyEntry] {
        var best = Best<FrequencyRecord>(limit)
        try forEachRecord { record in
            if stopWords.contains(form: record.key) { return }
            best.offer(record, rank: Int64(clamping: record.frequency))
        }
        return best.sorted.map { entry(of: $0) }
    }

    /// The words that are commoner here than in `reference`, the strongest first by G².
    ///
    /// - Parameters:
    ///   - limit: how many to give.
    ///   - minimumFrequency: the fewest occurrences here.
    ///   - stopWords: words that are not compared.
    /// Numbers are compared where neither table leaves them out.
    ///
    /// - Throws: `VietTextError` of code `corrupt-table` where a record of the table is altered, `invalid-argument` where the tables
    ///   count different things.
    /// - Complexity: O(n log k) time and O(k) memory for n entries and a limit of k.
    public func keywords(
        _ limit: Int, against reference: FrequencyTable, minimumFrequency: Int = 2, stopWords: StopWords = .none
    ) throws -> [FrequencyComparison] {
        try rules.check(against: reference.rules)
        let needsLetters = reference.rules.dropsNumbers || reference.isRuleless || rules.dropsNumbers
        return try keywords(
            limit, minimumFrequency: minimumFrequency, stopWords: stopWords, needsLetters: needsLetters,
            words: reference.words
        ) { reference.entry(forKey: $0)?.frequency ?? 0 }
    }

    /// The words that are commoner in this table than in the rest of another, which holds its counts too.
    ///
    /// - Throws: as ``keywords(_:against:minimumFrequency:stopWords:)``.
    /// - Complexity: the same.
    public func keywords(
        _ limit: Int, againstRestOf all: FrequencyTable, minimumFrequency: Int = 2, stopWords: StopWords = .none
    ) throws -> [FrequencyComparison] {
        try rules.check(against: all.rules)
        return try keywords(
            limit, minimumFrequency: minimumFrequency, stopWords: stopWords, needsLetters: false,
            words: all.words - words
        ) { (all.entry(forKey: $0)?.frequency ?? 0) - (self.entry(forKey: $0)?.frequency ?? 0) }
    }

    /// - Parameter elsewhere: how often a key occurs in the reference of so many words.
    private func keywords(
        _ limit: Int, minimumFrequency: Int, stopWords: StopWords, needsLetters: Bool, words: Int,
        elsewhere: ([UInt8]) -> Int
    ) throws -> [FrequencyComparison] {
        try keywords(limit, minimumFrequency: minimumFrequency) { record in
            if stopWords.contains(form: record.key) || needsLetters && !record.key.hasLetter { return nil }
            return FrequencyComparison(
                entry(of: record), elsewhere: elsewhere(record.key), of: self.words, and: words)
        }
    }

    /// The records with the highest G² by `compare`, which returns nil for those not wanted.
    func keywords(
        _ limit: Int, minimumFrequency: Int, _ compare: (FrequencyRecord) -> FrequencyComparison?
    ) throws -> [FrequencyComparison] {
        var best = Best<FrequencyComparison>(limit)
        try forEachRecord { record in
            guard record.frequency >= UInt64(max(minimumFrequency, 1)), let comparison = compare(record) else { return }
            if comparison.rank > 0 { best.offer(comparison, rank: comparison.rank) }
        }
        return best.sorted
    }

    /// - Parameter words: what the share of a million is counted in; nil is all that the table counts.
    func entry(of record: FrequencyRecord, words: Int? = nil) -> FrequencyEntry {
        FrequencyEntry(
            text: String(decoding: record.commonestForm, as: UTF8.self),
            key: String(decoding: record.key, as: UTF8.self), frequency: Int(clamping: record.frequency),
            documentFrequency: Int(clamping: record.documents),
            perMillion: Double(record.frequency) * 1_000_000 / Double(max(words ?? self.words, 1)),
            dispersion: FrequencyTable.dispersion(record.parts, sizes: totals.partSizes),
            juillandD: FrequencyTable.juillandD(record.parts, sizes: totals.partSizes))
    }

    /// Juilland's D (1970): 1 less the coefficient of variation of the word's shares of the parts, over the root of one less than
    /// their number; at least 0.
    static func juillandD(_ parts: [UInt64], sizes: [UInt64]) -> Double? {
        guard parts.count == sizes.count else { return nil }
        // A part without words has no share.
        let shares = zip(parts, sizes).filter { $0.1 > 0 }.map { Double($0.0) / Double($0.1) }
        let count = Double(shares.count)
        let mean = shares.reduce(0, +) / count
        guard count > 1, mean > 0 else { return nil }
        let variance = shares.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
        return max(1 - variance.squareRoot() / mean / (count - 1).squareRoot(), 0)
    }

    /// Gries' DP (2008): half the sum of the differences between the shares of a word and the shares of all words in
    /// the parts.
    static func dispersion(_ parts: [UInt64], sizes: [UInt64]) -> Double? {
        let frequency = parts.reduce(0, +)
        let total = sizes.reduce(0, +)
        // In one part alone a word is spread neither well nor badly.
        guard parts.count == sizes.count, frequency > 0, sizes.count(where: { $0 > 0 }) > 1 else { return nil }
        var sum = 0.0
        for (part, size) in zip(parts, sizes) {
            sum += (Double(part) / Double(frequency) - Double(size) / Double(total)).magnitude
        }
        return sum / 2
    }
}
