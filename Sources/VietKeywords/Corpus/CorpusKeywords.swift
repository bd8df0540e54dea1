import VietCore

extension CorpusFrequencies {
    /// The share of the occurrences of a keyword that may stand inside a longer one before it is left out.
    private static let mostNested = 0.66

    /// The words, phrases and names that are commoner here than in `reference`, the strongest first by G².
    ///
    /// A reference that does not count phrases or names says nothing of them. One that is absent there is taken to make
    /// up the same share of its rarest word as here, so that it is a keyword where that word is one, and no stronger.
    ///
    /// - Parameters:
    ///   - reference: what to compare with. Where it has fewer words than the corpus, what it lacks says little.
    ///   - options: what to take.
    ///   - split: the keys of the words of a phrase or name.
    /// - Throws: `VietTextError` of code `corrupt-table` where a record of a table is altered.
    /// - Complexity: O(n log k) for n records and k keywords.
    public func keywords(
        against reference: CorpusFrequencies, options: CorpusKeywordOptions, split: (String) -> [String]
    ) throws -> [CorpusKeyword] {
        try words.rules.check(against: reference.words.rules)
        return try keywords(against: CorpusReference(reference), options, split)
    }

    /// The same in comparison with the rest of a corpus, whose counts hold those of this one.
    ///
    /// - Throws: as ``keywords(against:options:split:)``.
    /// - Complexity: the same.
    public func keywords(
        againstRestOf all: CorpusFrequencies, options: CorpusKeywordOptions, split: (String) -> [String]
    ) throws -> [CorpusKeyword] {
        try keywords(against: CorpusReference(all, without: self), options, split)
    }

    private func keywords(
        against reference: CorpusReference, _ options: CorpusKeywordOptions, _ split: (String) -> [String]
    ) throws -> [CorpusKeyword] {
        // More than asked for, because merging takes some away; any number may be unwanted.
        let pool = options.isWanted == nil ? min(max(options.limit, 0), Int.max / 8) * 4 + 100 : .max
        var found: [CorpusKeyword] = []
        var nameCounts: [String: Int] = [:]
        if options.kinds.contains(.name) || options.mergesNested {
            for keyword in try names(pool, against: reference, options, split) {
                nameCounts[keyword.comparison.entry.key] = keyword.comparison.entry.frequency
                if options.kinds.contains(.name), let type = keyword.entityType,
                    options.entityTypes?.contains(type) ?? true
                {
                    found.append(keyword)
                }
            }
        }
        func isName(_ entry: FrequencyEntry) -> Bool { (nameCounts[entry.key] ?? 0) * 2 >= entry.frequency }
        if options.kinds.contains(.word) {
            // A number alone is no keyword, however much commoner than elsewhere.
            found += try words.keywords(pool, minimumFrequency: options.minimumFrequency) { record in
                options.stopWords.contains(form: record.key) || !record.key.hasLetter
                    ? nil : comparison(of: record, in: words, .word, reference, split)
            }.filter { !isName($0.entry) }.map { CorpusKeyword(kind: .word, entityType: nil, comparison: $0) }
        }
        if options.kinds.contains(.phrase), let phrases {
            found += try phrases.keywords(pool, minimumFrequency: options.minimumFrequency) { record in
                comparison(of: record, in: phrases, .phrase, reference, split)
            }.filter { !isName($0.entry) }.map { CorpusKeyword(kind: .phrase, entityType: nil, comparison: $0) }
        }
        if let isWanted = options.isWanted {
            // Out of its sentences a name may fall into other words.
            found = found.filter {
                let key = $0.comparison.entry.key
                return isWanted(words.entry(forKey: Array(key.utf8)) != nil ? [key] : split($0.text))
            }
        }
        found.sort { a, b in
            let (x, y) = (a.comparison.rank, b.comparison.rank)
            if x != y { return x > y }
            return a.comparison.entry.key.utf8.lexicographicallyPrecedes(b.comparison.entry.key.utf8)
        }
        if options.mergesNested { found = CorpusFrequencies.withoutNested(found) }
        return Array(found.prefix(max(options.limit, 0)))
    }

    /// The names of all types; one that was found as several stands under that which is commonest.
    private func names(
        _ pool: Int, against reference: CorpusReference, _ options: CorpusKeywordOptions,
        _ split: (String) -> [String]
    ) throws -> [CorpusKeyword] {
        var best: [String: CorpusKeyword] = [:]
        for (type, table) in zip(EntityType.names, names) {
            let rows = try table.keywords(pool, minimumFrequency: options.minimumFrequency) { record in
                comparison(of: record, in: table, .name, reference, split)
            }
            for row in rows where row.entry.frequency > best[row.entry.key]?.comparison.entry.frequency ?? 0 {
                best[row.entry.key] = CorpusKeyword(kind: .name, entityType: type, comparison: row)
            }
        }
        return Array(best.values)
    }

    private func comparison(
        of record: FrequencyRecord, in table: FrequencyTable, _ kind: KeywordKind, _ reference: CorpusReference,
        _ split: (String) -> [String]
    ) -> FrequencyComparison {
        let known =
            kind == .word ? reference.frequency(ofWord: record.key) : reference.frequency(ofKey: record.key, kind)
        let frequency = Int(clamping: record.frequency)
        let elsewhere = known ?? estimate(record, frequency, reference, split)
        return FrequencyComparison(
            table.entry(of: record, words: words.words), elsewhere: elsewhere, of: words.words, and: reference.words)
    }

    /// How often a phrase would occur in the reference if it made up the same share of its rarest word there.
    private func estimate(
        _ record: FrequencyRecord, _ frequency: Int, _ reference: CorpusReference, _ split: (String) -> [String]
    ) -> Int {
        var least: Double?
        for word in split(String(decoding: record.commonestForm, as: UTF8.self)) where word.utf8.hasLetter {
            let key = Array(word.utf8)
            let here = words.entry(forKey: key)?.frequency ?? 0
            let there = reference.frequency(ofWord: key)
            let share = Double(frequency) * Double(there) / Double(max(here, frequency, 1))
            least = min(least ?? share, share)
        }
        return Int((least ?? 0).rounded())
    }

    /// Leaves out what stands, nearly always, inside a longer keyword: `đại học` beside `đại học quốc gia`. A name is left
    /// out for a longer name alone, and a phrase that says no more than a name in it, for the name.
    private static func withoutNested(_ keywords: [CorpusKeyword]) -> [CorpusKeyword] {
        var known: Set<String> = []
        let distinct = keywords.filter { known.insert($0.comparison.entry.key).inserted }
        var names: [Substring: Int] = [:]
        for keyword in distinct where keyword.kind == .name {
            names[keyword.comparison.entry.key[...]] = keyword.comparison.entry.frequency
        }
        var longest: [Substring: (any: Int, name: Int)] = [:]
        var extendsName: Set<String> = []
        for keyword in distinct {
            let entry = keyword.comparison.entry
            forEachPart(of: entry.key) { part in
                var most = longest[part] ?? (0, 0)
                most.any = max(most.any, entry.frequency)
                if keyword.kind == .name { most.name = max(most.name, entry.frequency) }
                longest[part] = most
                if keyword.kind == .phrase, let name = names[part], entry.frequency * 10 >= name * 9 {
                    extendsName.insert(entry.key)
                }
            }
        }
        return distinct.filter {
            let entry = $0.comparison.entry
            if extendsName.contains(entry.key) { return false }
            guard let most = longest[entry.key[...]] else { return true }
            return Double($0.kind == .name ? most.name : most.any) < mostNested * Double(entry.frequency)
        }
    }

    /// The stretches of whole syllables that are shorter than the key. Very long keys, which are no phrases, have none.
    private static func forEachPart(of key: String, _ body: (Substring) -> Void) {
        let syllables = key.split(separator: " ")
        guard syllables.count <= 16 else { return }
        for first in syllables.indices {
            for last in first..<syllables.count where last - first + 1 < syllables.count {
                body(key[syllables[first].startIndex..<syllables[last].endIndex])
            }
        }
    }
}
