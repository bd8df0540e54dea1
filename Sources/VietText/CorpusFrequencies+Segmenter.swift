import VietCore
import VietKeywords
import VietNormalization
import VietSegmentation

extension CorpusFrequencies {
    /// The words, phrases and names that are commoner here than in `reference`, the strongest first by G².
    ///
    /// A reference that does not count phrases or names says nothing of them. One that is absent there is taken to make
    /// up the same share of its rarest word as here, so that it is a keyword where that word is one, and no stronger.
    ///
    /// - Parameters:
    ///   - reference: what to compare with; the frequencies that the library carries unless said otherwise.
    ///   - options: what to take.
    ///   - segmenter: what cut the corpus into words.
    /// - Throws: ``VietTextError`` of code `corrupt-table` where a record of a table is altered.
    /// - Complexity: O(n log k) for n records and k keywords.
    public func keywords(
        against reference: CorpusFrequencies = CorpusFrequencies(.background),
        options: CorpusKeywordOptions = CorpusKeywordOptions(), segmenter: Segmenter = .standard
    ) throws -> [CorpusKeyword] {
        try keywords(against: reference, options: options, split: Self.splitter(segmenter))
    }

    /// The words, phrases and names that are commoner in this part of a corpus than in the rest of it.
    ///
    /// - Parameters:
    ///   - all: the counts of the corpus, which hold those of the part.
    ///   - options: what to take.
    ///   - segmenter: what cut the corpus into words.
    /// - Throws: ``VietTextError`` of code `corrupt-table` where a record of a table is altered.
    /// - Complexity: O(n log k) for n records and k keywords.
    public func keywords(
        againstRestOf all: CorpusFrequencies, options: CorpusKeywordOptions = CorpusKeywordOptions(),
        segmenter: Segmenter = .standard
    ) throws -> [CorpusKeyword] {
        try keywords(againstRestOf: all, options: options, split: Self.splitter(segmenter))
    }

    /// From a phrase to the keys of its words.
    private static func splitter(_ segmenter: Segmenter) -> (String) -> [String] {
        let worker = segmenter.makeWorker()
        return { phrase in
            worker.segment(phrase) { view in
                unsafe view.words.map { WordIdentity.standard.form(of: view.text(of: $0.range)) }
            }
        }
    }
}
