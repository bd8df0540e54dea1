import VietCore
import VietKeywords
import VietNormalization

/// Articles with the query that each was searched by, or with the phrases that readers chose, as the trainer of keyword
/// weights sees them; and phrases of many articles that readers judged.
package struct KeywordExamples {
    /// The features of all candidates of all articles, candidate by candidate.
    private(set) var features: [Float] = []
    /// Where the candidates of each article start, counted in candidates, and where those of the last end.
    private(set) var starts = [0]
    /// What is wanted of each article: for every query or phrase the candidates that say it, counted from that start.
    private(set) var wanted: [[[Int]]] = []
    /// What each thing that is wanted of an article counts for.
    private(set) var weights: [Double] = []
    /// How many features a candidate has.
    let width: Int
    /// How many weights there are, and where those of a candidate start, by its features.
    let weightCount: Int
    private let offset: (ArraySlice<Float>) -> Int
    /// The features of phrases that stand by themselves, and of pieces of clauses, of all articles together.
    private var standing: [[Float]] = []
    private var pieces: [[Float]] = []
    /// Articles that were left out, as their query is none of their candidates.
    package private(set) var skipped = 0

    package init() {
        width = KeywordWeights.featureCount
        weightCount = KeywordWeights.weightCount
        offset = { KeywordWeights.offset(of: $0) }
    }

    /// Examples of features as they are, for tests.
    ///
    /// - Parameters:
    ///   - kinds: how many kinds of candidates have weights of their own.
    ///   - kind: the number of a candidate's kind, by its features.
    init(width: Int, kinds: Int = 1, kind: @escaping (ArraySlice<Float>) -> Int = { _ in 0 }) {
        self.width = width
        weightCount = width * kinds
        offset = { kind($0) * width }
    }

    package var count: Int { wanted.count }

    /// The features of a candidate, counted over all articles, and where the weights of its kind start.
    func row(_ candidate: Int) -> (features: ArraySlice<Float>, offset: Int) {
        let row = features[(candidate * width)..<((candidate + 1) * width)]
        return (row, offset(row))
    }

    /// Adds an article, unless its query is no candidate.
    ///
    /// - Parameter query: in any spelling.
    package mutating func add(_ document: DocumentView, query: String, with worker: KeywordWorker) {
        let form = WordIdentity.standard.form(of: Array(query.utf8))
        var rows: [[Float]] = []
        var place: Int?
        unsafe worker.forEachCandidate(in: document) { candidate, values in
            if place == nil, candidate.elementsEqual(form) { place = rows.count }
            unsafe rows.append(values.map { Float($0) })
        }
        guard let place else {
            skipped += 1
            return
        }
        append(rows, wanted: [[place]])
    }

    /// Adds an article with the phrases that a reader chose, unless none of them is said by a candidate.
    ///
    /// - Parameter weight: what one of them counts for, a query being 1.
    package mutating func add(
        _ document: DocumentView, phrases: [String], weight: Double, with worker: KeywordWorker
    ) {
        let phrases = phrases.map { WordIdentity.standard.form(of: Array($0.utf8)).split(separator: 0x20) }
        var rows: [[Float]] = []
        var saying = [[Int]](repeating: [], count: phrases.count)
        unsafe worker.forEachCandidate(in: document) { candidate, values in
            let syllables = candidate.split(separator: 0x20)
            for (number, phrase) in phrases.enumerated() where saysTheSame(syllables, phrase) {
                saying[number].append(rows.count)
            }
            unsafe rows.append(values.map { Float($0) })
        }
        let wanted = saying.filter { !$0.isEmpty }
        if wanted.isEmpty { skipped += 1 } else { append(rows, wanted: wanted, weight: weight) }
    }

    /// Takes phrases of an article that a reader judged, where they are candidates.
    ///
    /// - Parameters:
    ///   - standing: those that stand by themselves.
    ///   - pieces: those that begin or end inside a longer phrase, or are a clause.
    package mutating func judge(
        _ document: DocumentView, standing: [String], pieces: [String], with worker: KeywordWorker
    ) {
        func forms(_ phrases: [String]) -> Set<[UInt8]> {
            Set(phrases.map { Array(WordIdentity.standard.form(of: Array($0.utf8))) })
        }
        let (good, bad) = (forms(standing), forms(pieces))
        unsafe worker.forEachCandidate(in: document) { candidate, values in
            if good.contains(candidate) { unsafe self.standing.append(values.map { Float($0) }) }
            if bad.contains(candidate) { unsafe self.pieces.append(values.map { Float($0) }) }
        }
    }

    /// Adds what was judged as one more article: every phrase that stands by itself is wanted before all pieces of clauses.
    ///
    /// - Parameter weight: what one of them counts for, a query being 1.
    /// - Returns: how many phrases there are of both kinds.
    package mutating func addJudged(weight: Double) -> (standing: Int, pieces: Int) {
        if !standing.isEmpty, !pieces.isEmpty {
            append(standing + pieces, wanted: standing.indices.map { [$0] }, weight: weight)
        }
        defer { (standing, pieces) = ([], []) }
        return (standing.count, pieces.count)
    }

    /// Adds the candidates of an article.
    mutating func append(_ rows: [[Float]], wanted places: [[Int]], weight: Double = 1) {
        for row in rows { features += row }
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
