import VietCore
import VietKeywords

/// What holds for the keywords of a document, by every method.
package struct KeywordContract: Sendable {
    package let extractor: KeywordExtractor

    package init(_ extractor: KeywordExtractor) { self.extractor = extractor }

    /// - Throws: ``ContractViolation``.
    package func check(_ document: Document, names: [Entity]) throws {
        for method in KeywordMethod.allCases {
            var extractor = extractor
            extractor.options.method = method
            try check(extractor.keywords(in: document, names: names), of: extractor, document)
        }
    }

    private func check(_ keywords: [Keyword], of extractor: KeywordExtractor, _ document: Document) throws {
        let method = extractor.options.method.rawValue
        let starts = Set(document.storage.words.map(\.range.lowerBound))
        let ends = Set(document.storage.words.map(\.range.upperBound))
        try require(keywords.count <= extractor.options.limit, "\(method): more keywords than asked for")
        try require(Set(keywords.map(\.key)).count == keywords.count, "\(method): a keyword comes twice")
        var last = Double.infinity
        for keyword in keywords {
            // Scores are compared as millionths.
            try require(
                keyword.score.isFinite && keyword.score <= last + 1e-6, "\(method): \(keyword.text) is out of order")
            try require(!keyword.text.isEmpty && !keyword.key.isEmpty, "\(method): a keyword without text")
            try require(
                keyword.sentences > 0 && keyword.sentences <= min(keyword.frequency, document.storage.sentences.count),
                "\(method): \(keyword.text) is in \(keyword.sentences) sentences")
            var start = -1
            for range in keyword.occurrences {
                try require(range.lowerBound > start, "\(method): the places of \(keyword.text) go backwards")
                try require(
                    starts.contains(range.lowerBound) && ends.contains(range.upperBound),
                    "\(method): \(keyword.text) at \(range) does not lie on borders of words")
                start = range.lowerBound
            }
            last = keyword.score
        }
    }
}
