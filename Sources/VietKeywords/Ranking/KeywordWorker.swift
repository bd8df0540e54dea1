import VietCore
import VietNormalization

/// Finds the keywords of one document after another on one thread, in scratch memory that is kept.
///
/// What it finds in a document does not depend on the ones before. A worker is not `Sendable`: make one for every thread.
public final class KeywordWorker {
    private var finder: KeywordFinder

    init(_ extractor: KeywordExtractor) { finder = KeywordFinder(extractor) }

    /// The keywords of a document, the best first.
    ///
    /// - Parameter names: names found by the tagger; where there are none, runs of capitalised words stand in for them.
    /// - Complexity: O(n + k log n) for n words and k keywords.
    public func keywords(in document: Document, names: [Entity] = []) -> [Keyword] {
        document.withView { keywords(in: $0, names: names) }
    }

    /// Calls `body` with the form and the features of the candidates of a document, whose names are its entities: of all of them
    /// for the first stage, of those that it passes on for the second. Features are in 4096ths.
    package func forEachCandidate(
        in document: DocumentView, for stage: RankingStage,
        _ body: (_ form: [UInt8], _ features: UnsafeBufferPointer<Int32>) -> Void
    ) {
        unsafe finder.forEachCandidate(in: document, for: stage, body)
    }

    /// The same for a text where it lies in memory. The view must have been made with its keys.
    package func keywords(in document: DocumentView, names: [Entity] = []) -> [Keyword] {
        finder.keywords(in: document, names: names)
    }
}

/// The steps from words to keywords, and their memory.
struct KeywordFinder: ~Copyable {
    private let extractor: KeywordExtractor
    private var article: Article
    private var set = CandidateSet()
    private var meter: CandidateMeter

    init(_ extractor: KeywordExtractor) {
        self.extractor = extractor
        article = Article(stopWords: extractor.stopWords)
        meter = CandidateMeter(background: extractor.background, weights: extractor.weights)
    }

    mutating func keywords(in document: DocumentView, names: [Entity]) -> [Keyword] {
        load(document, names: names)
        let limit = extractor.options.limit
        var scores = scores()
        var texts: [Int: String] = [:]
        var chosen = unsafe choose(limit, by: scores, document.bytes, &texts)
        if chosen.count < limit, weighOthers(&scores) {
            chosen = unsafe lifted(choose(limit, by: scores, document.bytes, &texts))
        }
        return chosen.map {
            keyword($0.candidate, written: texts[$0.candidate] ?? "", score: $0.score)
        }
    }

    /// A form without the marks and spaces by which the same is written apart and together (`U-23`, `U23`; `TP.HCM`, `TPHCM`; `ô tô`,
    /// `ôtô`); between digits they mean something.
    private static func joined(_ form: String) -> String {
        let bytes = Array(form.utf8)
        func isDigit(_ index: Int) -> Bool { bytes.indices.contains(index) && bytes[index] &- 0x30 < 10 }
        let kept = bytes.indices.filter { index in
            ![0x20, 0x2D, 0x2E].contains(bytes[index]) || isDigit(index - 1) && isDigit(index + 1)
        }
        // What is made of marks alone stays as it is.
        return kept.isEmpty ? form : String(decoding: kept.map { bytes[$0] }, as: UTF8.self)
    }

    mutating func forEachCandidate(
        in document: DocumentView, for stage: RankingStage, _ body: ([UInt8], UnsafeBufferPointer<Int32>) -> Void
    ) {
        load(document, names: document.entities)
        func form(_ number: Int) -> [UInt8] {
            Array(set.candidates[number].words.map { unsafe Array(article.key($0)) }.joined(separator: [0x20]))
        }
        switch stage {
        case .first:
            for number in 0..<set.candidates.count {
                meter.measureFirst(number, of: set, article)
                unsafe body(form(number), meter.firstFeatures.elements)
            }
        case .second:
            meter.findLeaders(extractor.weights.first, of: set, article)
            for number in meter.leaders.numbers {
                meter.measure(number, of: set, article)
                unsafe body(form(number), meter.features.elements)
            }
        }
    }

    private mutating func load(_ document: DocumentView, names: [Entity]) {
        article.load(document)
        set.load(article, names: names, phraseLength: extractor.options.phraseLength)
        meter.load(set, article)
    }

    private mutating func scores() -> [Double] {
        switch extractor.options.method {
        case .combined: combinedScores()
        case .frequency: (0..<set.candidates.count).map { Double(set.candidates[$0].count) }
        case .tfidf:
            (0..<set.candidates.count).map {
                Double(set.candidates[$0].count) * meter.rarity(set.candidates[$0].words, article)
            }
        case .keyness: keynessScores()
        case .yake: YakeScores(article).scores(of: set, article)
        case .textrank: GraphRank(article, byPosition: false).scores(of: set, article)
        case .positionrank: GraphRank(article, byPosition: true).scores(of: set, article)
        }
    }

    /// Those that look poor to the first stage have no score.
    private mutating func combinedScores() -> [Double] {
        meter.findLeaders(extractor.weights.first, of: set, article)
        var scores = [Double](repeating: -.infinity, count: set.candidates.count)
        for number in meter.leaders.numbers { scores[number] = fullScore(of: number) }
        return scores
    }

    /// What the second stage makes of a candidate: a phrase loses what speaks for its being a piece of a clause.
    private mutating func fullScore(of number: Int) -> Double {
        meter.measure(number, of: set, article)
        let score = unsafe extractor.weights.forest.score(meter.features.base)
        guard meter.isPhrase else { return score }
        return unsafe score - max(0, extractor.weights.pieces.score(meter.features.base))
    }

    /// So much less than it is worth a candidate scores that the first stage did not pass on: it comes behind all others, however many
    /// keywords and whichever kinds are wanted.
    private static var distance: Double { 1000 }

    /// Weighs the candidates that the first stage did not pass on, and says whether there are any.
    private mutating func weighOthers(_ scores: inout [Double]) -> Bool {
        guard extractor.options.method == .combined, scores.contains(-.infinity) else { return false }
        for number in scores.indices where scores[number] == -.infinity {
            scores[number] = fullScore(of: number) - Self.distance
        }
        return true
    }

    /// Gives candidates that come behind the others the scores that they are worth, at most that of the one before.
    private func lifted(_ chosen: [(candidate: Int, score: Double)]) -> [(candidate: Int, score: Double)] {
        var lowest = Double.infinity
        return chosen.map {
            lowest = min(lowest, $0.score < -Self.distance / 2 ? $0.score + Self.distance : $0.score)
            return ($0.candidate, lowest)
        }
    }

    /// Of candidates that are written apart and together the best one is chosen, and what comes next in place of the others.
    ///
    /// - Parameter texts: how those that were chosen are written.
    private func choose(
        _ limit: Int, by scores: [Double], _ bytes: UnsafeBufferPointer<UInt8>, _ texts: inout [Int: String]
    ) -> [(candidate: Int, score: Double)] {
        var keys: Set<String> = []
        let ranking = KeywordRanking(
            scores: scores, merges: extractor.options.mergesNested,
            variety: extractor.options.method == .combined ? KeywordRanking.Variety() : nil)
        return ranking.choose(
            limit, from: set, article, group: { meter.group(of: $0) }, isName: { kind($0) == .name },
            isNew: {
                let text = unsafe commonestForm(of: $0, bytes)
                texts[$0] = text
                return keys.insert(Self.joined(WordIdentity.standard.form(of: text))).inserted
            },
            { wanted($0) && !isCut($0) && !isStopPhrase($0) && !set.isExpression($0) && !set.isPiece($0) })
    }

    private mutating func keynessScores() -> [Double] {
        let total = extractor.background?.words ?? 0
        return (0..<set.candidates.count).map { candidate in
            let words = set.candidates[candidate].words
            var elsewhere = meter.entry(words, article)?.frequency
            if elsewhere == nil, words.count > 1 {
                // A phrase that the background does not count is at most as common there as its rarest word.
                elsewhere = words.map { meter.entry($0..<($0 + 1), article)?.frequency ?? 0 }.min()
            }
            return Keyness(
                frequency: Int(set.candidates[candidate].count), of: article.words.count, against: elsewhere ?? 0,
                of: total
            ).logLikelihood
        }
    }

    private func kind(_ candidate: Int) -> KeywordKind {
        let occurrences = unsafe set.occurrences(of: candidate)
        let words = unsafe article.words.elements
        let names = unsafe occurrences.count {
            unsafe $0.words.allSatisfy { unsafe words[$0].has(.capital) || words[$0].has(.digits) }
                && ($0.words.count > 1 || $0.type >= 0 || !words[Int($0.first)].has(.first))
        }
        // One capitalised word at the start of a sentence is a name where the tagger says so.
        let exact = unsafe occurrences.count {
            unsafe $0.isName && ($0.type >= 0 || $0.words.count > 1 || !words[Int($0.first)].has(.first))
        }
        if max(names, exact) * 2 >= occurrences.count, names + exact > 0, set.candidates[candidate].has(.name) {
            return .name
        }
        return set.candidates[candidate].words.count == 1 ? .word : .phrase
    }

    /// Whether the list of stop words has a phrase of several words as a whole.
    private func isStopPhrase(_ candidate: Int) -> Bool {
        let words = set.candidates[candidate].words
        guard words.count > 1 else { return false }
        let keys = unsafe article.syllables(of: words)
        guard let key = unsafe keys.first else { return false }
        return unsafe extractor.stopWords.contains(keys.dropFirst().reduce(key) { $0.followed(by: $1) })
    }

    /// Whether a common phrase ends inside a longer one.
    private func isCut(_ candidate: Int) -> Bool {
        extractor.options.method == .combined && extractor.options.mergesNested
            && set.isCut(candidate, article, phraseLength: extractor.options.phraseLength)
            && kind(candidate) != .name
    }

    private func wanted(_ candidate: Int) -> Bool {
        let options = extractor.options
        if options.kinds.count == KeywordKind.allCases.count, options.entityTypes == nil { return true }
        let kind = kind(candidate)
        guard options.kinds.contains(kind) else { return false }
        guard kind == .name, let types = options.entityTypes else { return true }
        return entityType(candidate).map { types.contains($0) } ?? false
    }

    /// The type under which the tagger found the candidate most often; of equally frequent ones the first.
    private func entityType(_ candidate: Int) -> EntityType? {
        var counts = [Int](repeating: 0, count: EntityType.names.count)
        let occurrences = unsafe set.occurrences(of: candidate)
        for index in occurrences.indices where unsafe occurrences[index].type >= 0 {
            unsafe counts[occurrences[index].type] += 1
        }
        let most = counts.max() ?? 0
        return most == 0 ? nil : counts.firstIndex(of: most).map { EntityType.names[$0] }
    }

    private func ranges(of candidate: Int) -> [Range<Int>] {
        let words = unsafe article.words.elements
        return unsafe set.occurrences(of: candidate).map {
            unsafe Int(words[Int($0.first)].start)..<Int(words[Int($0.end) - 1].end)
        }
    }

    /// How it is written most often; of equally frequent forms the first.
    private func commonestForm(of candidate: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> String {
        // Most occurrences are written alike, and only new ways of writing are copied.
        var written: [(range: Range<Int>, count: Int)] = []
        for range in ranges(of: candidate).prefix(1000) {
            let known = written.firstIndex { unsafe bytes[$0.range].elementsEqual(bytes[range]) }
            if let known { written[known].count += 1 } else { written.append((range, 1)) }
        }
        var forms: [(bytes: [UInt8], count: Int)] = []
        for entry in written {
            let plain = unsafe WordIdentity.exact.form(of: Array(bytes[entry.range]))
            if let known = forms.firstIndex(where: { $0.bytes == plain }) {
                forms[known].count += entry.count
            } else {
                forms.append((plain, entry.count))
            }
        }
        var best = 0
        for index in forms.indices where forms[index].count > forms[best].count { best = index }
        return String(decoding: forms[best].bytes, as: UTF8.self)
    }

    private mutating func keyword(
        _ candidate: Int, written text: String, score: Double
    ) -> Keyword {
        let words = unsafe article.words.elements
        let occurrences = unsafe set.occurrences(of: candidate)
        var sentences = 0
        var last = UInt32.max
        for index in occurrences.indices {
            let sentence = unsafe words[Int(occurrences[index].first)].sentence
            if sentence != last { sentences += 1 }
            last = sentence
        }
        let kind = kind(candidate)
        return Keyword(
            text: text, key: WordIdentity.standard.form(of: text), kind: kind,
            entityType: kind == .name ? entityType(candidate) : nil,
            score: score, occurrences: ranges(of: candidate), sentences: sentences,
            documentFrequency: meter.entry(set.candidates[candidate].words, article)?.documentFrequency)
    }
}
