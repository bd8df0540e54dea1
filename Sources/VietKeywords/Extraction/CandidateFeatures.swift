import VietCore

/// What the default ranking looks at in a candidate.
enum CandidateFeature: Int, CaseIterable {
    /// ln(1 + occurrences).
    case frequency
    /// Whether it stands in the title.
    case title
    /// 1 / (1 + words before it in the title).
    case titlePosition
    /// ln(1 + first position / 20 words), after the title.
    case position
    /// Inverse document frequency, of the phrase itself or of its rarest word, in tens of nats.
    case rarity
    /// The same of its commonest word.
    case leastRarity
    /// The share of occurrences that are exactly a run of capitals or a tagged name.
    case name
    /// The share of occurrences with a capital on every word.
    case capital
    /// The same, not counting the starts of sentences.
    case innerCapital
    /// The share of occurrences exactly between quotation marks.
    case quoted
    case oneSyllable, twoSyllables, threeSyllables, fourSyllables, fiveSyllables
    /// Whether a word is a number.
    case digits
    /// Whether a stop word stands inside.
    case linker
    /// The share of occurrences followed by the same word.
    case follower
    /// Whether one and the same word stands beside more than 60 % of the occurrences.
    case extensible
    /// The share of syllables that are not Vietnamese.
    case foreign
    /// The share of sentences that hold it.
    case spread
    case oneWord
    case frequencyRarity
    /// Several words of which only the first begins with a capital.
    case leadingCapital
    /// One word that the background table does not have.
    case unknown
    /// A phrase of common nouns.
    case common
    /// The share of occurrences at the end of a phrase.
    case closed
    /// The rarity of the first word.
    case firstRarity
    /// Whether it occurs once, and not in the title.
    case passing
}

/// Computes the features of the candidates of one article.
struct CandidateMeter: ~Copyable {
    static let count = CandidateFeature.allCases.count
    private let background: FrequencyTable?
    private let documents: Double
    /// ln((N + 1) / (df + ½)) of every key of the article's table of words, -1 where it was not asked for yet.
    private var rarities = ScratchBuffer<Double>(capacity: 256)
    private var generation = 0
    private let unknownRarity: Double
    private var titleStart = 0
    private var key: [UInt8] = []
    private var neighbours: [UInt32] = []

    init(background: FrequencyTable?) {
        self.background = background
        documents = Double(background?.documents ?? 0)
        unknownRarity = CandidateMeter.rarity(nil, of: documents)
    }

    mutating func load(_ article: borrowing Article) {
        if generation != article.generation { rarities.removeAll() }
        generation = article.generation
        rarities.pad(to: article.keys.count, with: -1)
        for word in article.words.elements where rarities[Int(word.key)] < 0 {
            let entry = background?.entry(forKey: article.keys[Int(word.key)])
            rarities[Int(word.key)] = CandidateMeter.rarity(entry, of: documents)
        }
        titleStart = 0
        while titleStart < article.words.count, !article.words[titleStart].has(.title) { titleStart += 1 }
    }

    private static func rarity(_ entry: FrequencyTable.Entry?, of documents: Double) -> Double {
        DeterministicMath.log((documents + 1) / (Double(entry?.documentFrequency ?? 0) + 0.5))
    }

    /// The counts of a candidate in the background table.
    mutating func entry(_ words: Range<Int>, _ article: borrowing Article) -> FrequencyTable.Entry? {
        if background == nil { return nil }
        key.removeAll(keepingCapacity: true)
        for index in words {
            if index > words.lowerBound { key.append(0x20) }
            key.append(contentsOf: article.key(index))
        }
        return key.withUnsafeBufferPointer { background?.entry(forKey: $0) }
    }

    /// The rarity of a candidate: its own where the background knows it, else that of its rarest word.
    mutating func rarity(_ words: Range<Int>, _ article: borrowing Article) -> Double {
        if words.count == 1 { return rarities[Int(article.words[words.lowerBound].key)] }
        if let entry = entry(words, article) { return CandidateMeter.rarity(entry, of: documents) }
        var most = 0.0
        for index in words where !article.words[index].has(.stop) {
            most = max(most, rarities[Int(article.words[index].key)])
        }
        return most
    }

    /// Writes the features of a candidate to `out`.
    mutating func measure(
        _ number: Int, of set: borrowing CandidateSet, _ article: borrowing Article, into out: inout [Double]
    ) {
        for index in out.indices { out[index] = 0 }
        let words = article.words.elements
        let candidate = set.candidates[number]
        let occurrences = set.occurrences(of: number)
        let span = candidate.words
        let count = Double(occurrences.count)
        let tally = tally(occurrences, words)
        func put(_ feature: CandidateFeature, _ value: Double) { out[feature.rawValue] = value }

        let frequency = DeterministicMath.log(1 + count)
        let rarity = rarity(span, article) / 10
        let syllables = span.reduce(0) { $0 + words[$1].syllables }
        let capital = Double(tally.capital) / count
        put(.frequency, frequency)
        put(.rarity, rarity)
        put(.frequencyRarity, frequency * rarity)
        put(.leastRarity, leastRarity(span, words) / 10)
        put(.firstRarity, rarities[Int(words[span.lowerBound].key)] / 10)
        if let place = tally.titlePosition {
            put(.title, 1)
            put(.titlePosition, 1 / Double(1 + place - titleStart))
        }
        put(.position, DeterministicMath.log(1 + Double(tally.firstInBody ?? words.count) / 20))
        put(.name, Double(tally.names) / count)
        put(.capital, capital)
        put(.innerCapital, Double(tally.innerCapital) / count)
        put(.quoted, Double(tally.quotes) / count)
        if syllables <= 5 { out[CandidateFeature.oneSyllable.rawValue + syllables - 1] = 1 }
        if span.contains(where: { words[$0].has(.digits) }) { put(.digits, 1) }
        if span.contains(where: { words[$0].has(.stop) }) { put(.linker, 1) }
        if occurrences.count > 1 {
            put(.follower, Double(tally.commonestRight) / count)
            if Double(max(tally.commonestLeft, tally.commonestRight)) > 0.6 * count { put(.extensible, 1) }
        }
        let foreign = span.reduce(0) { $0 + Int(words[$1].foreignSyllables) }
        put(.foreign, Double(foreign) / Double(max(syllables, 1)))
        put(.spread, Double(tally.sentences) / Double(max(article.sentenceCount, 1)))
        if span.count == 1 {
            put(.oneWord, 1)
            if rarities[Int(words[span.lowerBound].key)] == unknownRarity { put(.unknown, 1) }
        } else {
            if capital < 0.5 { put(.common, 1) }
            if words[span.lowerBound].has(.capital), !span.allSatisfy({ words[$0].has(.capital) }) {
                put(.leadingCapital, 1)
            }
        }
        put(.closed, Double(tally.closed) / count)
        if occurrences.count == 1, tally.titlePosition == nil { put(.passing, 1) }
    }

    private func leastRarity(_ span: Range<Int>, _ words: UnsafeBufferPointer<Article.Item>) -> Double {
        var least = Double.infinity
        for index in span where !words[index].has(.stop) { least = min(least, rarities[Int(words[index].key)]) }
        return least.isFinite ? least : 0
    }
}

/// What the occurrences of a candidate have in common.
struct OccurrenceTally {
    var names = 0
    var quotes = 0
    var capital = 0
    var innerCapital = 0
    var closed = 0
    var sentences = 0
    var titlePosition: Int?
    var firstInBody: Int?
    var commonestLeft = 0
    var commonestRight = 0
}

extension CandidateMeter {
    /// - Complexity: O(k log k) for k occurrences.
    mutating func tally(
        _ occurrences: UnsafeBufferPointer<CandidateSet.Occurrence>, _ words: UnsafeBufferPointer<Article.Item>
    ) -> OccurrenceTally {
        var result = OccurrenceTally()
        var lastSentence = UInt32.max
        for occurrence in occurrences {
            let span = occurrence.words
            let head = words[span.lowerBound]
            if occurrence.isName { result.names += 1 }
            if occurrence.isQuotation { result.quotes += 1 }
            if span.allSatisfy({ words[$0].has(.capital) || words[$0].has(.digits) }) {
                result.capital += 1
                if !head.has(.first) { result.innerCapital += 1 }
            }
            if head.has(.title) {
                if result.titlePosition == nil { result.titlePosition = span.lowerBound }
            } else if result.firstInBody == nil {
                result.firstInBody = span.lowerBound
            }
            // Occurrences come in order of the text.
            if head.sentence != lastSentence {
                result.sentences += 1
                lastSentence = head.sentence
            }
            if Self.rightNeighbour(span, words) == nil { result.closed += 1 }
        }
        guard occurrences.count > 1 else { return result }
        result.commonestLeft = commonest(occurrences) { Self.leftNeighbour($0, words) }
        result.commonestRight = commonest(occurrences) { Self.rightNeighbour($0, words) }
        return result
    }

    private static func leftNeighbour(_ span: Range<Int>, _ words: UnsafeBufferPointer<Article.Item>) -> UInt32? {
        guard span.lowerBound > 0, !words[span.lowerBound].has(.breakBefore) else { return nil }
        let word = words[span.lowerBound - 1]
        return word.has(.stop) ? nil : word.key
    }

    private static func rightNeighbour(_ span: Range<Int>, _ words: UnsafeBufferPointer<Article.Item>) -> UInt32? {
        guard span.upperBound < words.count, !words[span.upperBound].has(.breakBefore) else { return nil }
        let word = words[span.upperBound]
        return word.has(.stop) ? nil : word.key
    }

    private mutating func commonest(
        _ occurrences: UnsafeBufferPointer<CandidateSet.Occurrence>, _ neighbour: (Range<Int>) -> UInt32?
    ) -> Int {
        neighbours.removeAll(keepingCapacity: true)
        for occurrence in occurrences {
            if let key = neighbour(occurrence.words) { neighbours.append(key) }
        }
        neighbours.sort()
        var best = 0
        var start = 0
        while start < neighbours.count {
            var end = start + 1
            while end < neighbours.count, neighbours[end] == neighbours[start] { end += 1 }
            best = max(best, end - start)
            start = end
        }
        return best
    }
}
