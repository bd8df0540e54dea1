import VietCore
import VietKeywords
import VietNormalization

/// Articles with the query that each was searched by, or with the phrases that readers chose, as the trainer of keyword
/// weights sees them; and phrases of many articles that readers judged.
package struct KeywordExamples: ForestExamples {
    /// The features of all candidates of all articles in parts of one, candidate by candidate.
    private(set) var features: [Int32] = []
    /// Where the candidates of each article start, counted in candidates, and where those of the last end.
    private(set) var starts = [0]
    /// What is wanted of each article: for every query or phrase the candidates that say it, counted from that start.
    private(set) var wanted: [[[Int]]] = []
    /// What each thing that is wanted of an article counts for.
    private(set) var weights: [Double] = []
    /// How many features a candidate has.
    package let width: Int
    private let stage: RankingStage
    /// Which phrase each candidate is; and whether a reader chose it in its article, nil where none was asked.
    private var phrases: [(number: UInt32, isChosen: Bool?)] = []
    /// How often readers chose phrases.
    package private(set) var choices = ReaderChoiceCounter()
    /// Phrases that stand by themselves, and pieces of clauses, of all articles together.
    private var standing: [Row] = []
    private var pieces: [Row] = []
    /// Articles that were left out, as their query is none of their candidates.
    package private(set) var skipped = 0

    /// A candidate.
    struct Row {
        let features: [Int32]
        let form: [UInt8]
        /// Which phrase it is.
        let number: UInt32
        var isChosen: Bool?

        init(_ features: [Int32], form: [UInt8] = []) {
            self.features = features
            self.form = form
            number = ReaderChoiceCounter.number(ofForm: form)
        }
    }

    /// - Parameter stage: the stage that is to learn.
    package init(_ stage: RankingStage) {
        self.stage = stage
        width = stage.featureCount
    }

    /// Examples of features as they are, for tests.
    init(width: Int) {
        stage = .first
        self.width = width
    }

    package var count: Int { wanted.count }

    /// How many candidates all articles have.
    package var candidates: Int { starts[starts.count - 1] }

    /// The features of a candidate, counted over all articles.
    func row(_ candidate: Int) -> ArraySlice<Int32> { features[(candidate * width)..<((candidate + 1) * width)] }

    /// A feature of a candidate, counted over all articles.
    package func value(_ feature: Int, of candidate: Int) -> Int32 { features[candidate * width + feature] }

    /// The candidates of an article, counted over all articles.
    func rows(of article: Int) -> Range<Int> { starts[article]..<starts[article + 1] }

    /// The odds of the candidates of an article at their scores, the best having 1; those that say anything wanted; and the
    /// sum of the odds of the others.
    func odds(
        of article: Int, at scores: some Collection<Double>
    ) -> (odds: [Double], saying: Set<Int>, rest: Double) {
        let highest = scores.max() ?? 0
        let odds = scores.map { DeterministicMath.exp($0 - highest) }
        let saying = Set(wanted[article].joined())
        return (odds, saying, odds.indices.reduce(0.0) { saying.contains($1) ? $0 : $0 + odds[$1] })
    }

    /// The gradient and the curvature of the likelihood at some scores of all candidates: of its logarithm summed over what is
    /// wanted, see ``KeywordWeightTrainer``. The curvature has its sign turned, and is rather too great.
    package func slopes(at scores: [Double]) -> [SIMD2<Double>] {
        var slopes = [SIMD2<Double>](repeating: SIMD2(0, 1e-6), count: scores.count)
        for article in 0..<count {
            let rows = rows(of: article)
            let (odds, saying, rest) = odds(of: article, at: scores[rows])
            // What one unit of odds of those that say nothing wanted counts, and its square.
            var (part, square) = (0.0, 0.0)
            let weight = weights[article]
            for places in wanted[article] {
                let own = places.reduce(0.0) { $0 + odds[$1] }
                let total = max(own + rest, 1e-300)
                part += weight / total
                square += weight / (total * total)
                for place in places {
                    let share = odds[place] / total
                    slopes[rows.lowerBound + place][0] += weight * (odds[place] / max(own, 1e-300) - share)
                    slopes[rows.lowerBound + place][1] += weight * share * (1 - share)
                }
            }
            for place in odds.indices where !saying.contains(place) {
                slopes[rows.lowerBound + place][0] -= odds[place] * part
                slopes[rows.lowerBound + place][1] += odds[place] * part - odds[place] * odds[place] * square
            }
        }
        return slopes
    }

    /// Adds an article, unless its query is no candidate. A phrase that people search by stands by itself.
    ///
    /// - Parameter query: in any spelling.
    package mutating func add(_ document: DocumentView, query: String, with worker: KeywordWorker) {
        let form = WordIdentity.standard.form(of: Array(query.utf8))
        let rows = rows(of: document, with: worker)
        guard let place = rows.firstIndex(where: { $0.form.elementsEqual(form) }) else {
            skipped += 1
            return
        }
        append(rows, wanted: [[place]])
        if stage == .second, CandidateMeter.isPhrase(rows[place].features) { standing.append(rows[place]) }
    }

    /// Adds an article with the phrases that a reader chose, unless none of them is said by a candidate.
    ///
    /// - Parameters:
    ///   - weight: what one of them counts for, a query being 1.
    ///   - standing: phrases that a reader judged to stand by themselves; those that are candidates are taken.
    ///   - pieces: those that begin or end inside a longer phrase, or are a clause.
    package mutating func add(
        _ document: DocumentView, phrases: [String], weight: Double, standing: [String] = [], pieces: [String] = [],
        with worker: KeywordWorker
    ) {
        let phrases = phrases.map { WordIdentity.standard.form(of: Array($0.utf8)).split(separator: 0x20) }
        var rows = rows(of: document, with: worker)
        var saying = [[Int]](repeating: [], count: phrases.count)
        for place in rows.indices {
            let syllables = rows[place].form.split(separator: 0x20)
            for (number, phrase) in phrases.enumerated() where saysTheSame(syllables, phrase) {
                saying[number].append(place)
            }
        }
        let wanted = saying.filter { !$0.isEmpty }
        guard !wanted.isEmpty else {
            skipped += 1
            return
        }
        let chosen = Set(wanted.joined())
        for place in rows.indices {
            let isChosen = chosen.contains(place)
            rows[place].isChosen = isChosen
            choices.add(rows[place].number, isChosen: isChosen)
        }
        append(rows, wanted: wanted, weight: weight)
        func forms(_ phrases: [String]) -> Set<[UInt8]> {
            Set(phrases.map { Array(WordIdentity.standard.form(of: Array($0.utf8))) })
        }
        let (good, bad) = (forms(standing), forms(pieces))
        self.standing += rows.filter { good.contains($0.form) }
        self.pieces += rows.filter { bad.contains($0.form) }
    }

    private func rows(of document: DocumentView, with worker: KeywordWorker) -> [Row] {
        var rows: [Row] = []
        unsafe worker.forEachCandidate(in: document, for: stage) { form, features in
            unsafe rows.append(Row(Array(features), form: form))
        }
        return rows
    }

    /// The phrases of all articles that readers judged, and those that are queries, with how often readers of other articles chose them.
    package var judged: JudgedExamples {
        func weighed(_ row: Row) -> [Int32] {
            var features = row.features
            features[ReaderChoiceCounter.feature] = choices.value(of: row.number, without: row.isChosen)
            return features
        }
        return JudgedExamples(standing: standing.map(weighed), pieces: pieces.map(weighed))
    }

    /// Gives every candidate of the second stage how often readers of other articles chose it: what its own reader chose is
    /// what is to be learned.
    package mutating func weighChoices() {
        let feature = ReaderChoiceCounter.feature
        for (candidate, phrase) in phrases.enumerated() {
            features[candidate * width + feature] = choices.value(of: phrase.number, without: phrase.isChosen)
        }
    }

    /// Adds the candidates of an article.
    mutating func append(_ rows: [Row], wanted places: [[Int]], weight: Double = 1) {
        for row in rows {
            features += row.features
            phrases.append((row.number, row.isChosen))
        }
        starts.append(starts[starts.count - 1] + rows.count)
        wanted.append(places)
        weights.append(weight)
    }

    /// Whether the weights are learned from the articles of a query, or the query serves to measure them: a half of all
    /// queries each, the same on every machine.
    package static func isLearned(_ query: String) -> Bool {
        let form = WordIdentity.standard.form(of: Array(query.utf8))
        return ByteHash.hash(form[...]) >> 63 == 0
    }
}
