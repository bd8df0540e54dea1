import VietCore
import VietKeywords
import VietNormalization

/// Articles with the query that each was searched by, as the trainer of keyword weights sees them.
package struct KeywordExamples {
    /// The features of all candidates of all articles, candidate by candidate.
    private(set) var features: [Float] = []
    /// Where the candidates of each article start, counted in candidates, and where those of the last end.
    private(set) var starts = [0]
    /// The candidate of each article that is its query, counted from that start.
    private(set) var wanted: [Int] = []
    /// How many features a candidate has.
    let width: Int
    /// Articles that were left out, as their query is none of their candidates.
    package private(set) var skipped = 0

    package init() { width = KeywordWeights.featureCount }

    /// Examples of features as they are, for tests.
    init(width: Int) { self.width = width }

    package var count: Int { wanted.count }

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
        append(rows, wanted: place)
    }

    /// Adds the candidates of an article.
    mutating func append(_ rows: [[Float]], wanted place: Int) {
        for row in rows { features += row }
        starts.append(starts[starts.count - 1] + rows.count)
        wanted.append(place)
    }

    /// Whether the weights are learned from the articles of a query, or the query serves to measure them: a half of all
    /// queries each, the same on every machine.
    package static func isLearned(_ query: String) -> Bool {
        let form = WordIdentity.standard.form(of: Array(query.utf8))
        return ByteHash.hash(form[...]) >> 63 == 0
    }
}
