import VietCore

/// Finds the words, names and phrases that say what a document is about.
///
/// An extractor is an immutable value: share one between threads.
public struct KeywordExtractor: Sendable {
    package let background: FrequencyTable?
    package let stopWords: StopWords
    /// What the features of a candidate count for where ``KeywordOptions/method`` is ``KeywordMethod/combined``.
    public let weights: KeywordWeights
    /// How keywords are chosen.
    public var options: KeywordOptions

    /// An extractor with tables of one's own.
    ///
    /// - Parameters:
    ///   - background: how often words occur elsewhere; without one every word counts as equally rare.
    ///   - stopWords: words that are never keywords, and that no phrase begins or ends with.
    ///   - weights: what the features of a candidate count for in the default ranking.
    ///   - options: what to extract.
    public init(
        background: FrequencyTable?, stopWords: StopWords, weights: KeywordWeights = .standard,
        options: KeywordOptions = KeywordOptions()
    ) {
        self.background = background
        self.stopWords = stopWords
        self.weights = weights
        self.options = options
    }

    /// The keywords of a document, the best first.
    ///
    /// - Parameter names: names found by the tagger; where there are none, runs of capitalised words stand in for them.
    /// - Complexity: O(n + k log n) for n words and k keywords.
    public func keywords(in document: Document, names: [Entity] = []) -> [Keyword] {
        makeWorker().keywords(in: document, names: names)
    }

    /// A worker for many documents in turn on one thread, which keeps its scratch memory and the words that it has seen.
    public func makeWorker() -> KeywordWorker { KeywordWorker(self) }
}
