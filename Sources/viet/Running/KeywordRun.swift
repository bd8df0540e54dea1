import VietCore
import VietEntities
import VietKeywords
import VietSegmentation
import VietText

/// What one thread needs to go from bytes to keywords.
final class KeywordRun {
    private let text: NamedText
    private let worker: KeywordWorker
    private let tags: TagSet?
    private let limit: Int

    /// - Parameter tags: the classes of which all words of a keyword must be; nil for any.
    init(_ extractor: KeywordExtractor, _ segmenter: Segmenter, names: NameSource, tags: TagSet? = nil) {
        var entities = EntityOptions()
        entities.writesTexts = false
        text = NamedText(entities: names == .tagger ? entities : nil, segmenter, hasTags: tags != nil)
        var extractor = extractor
        limit = extractor.options.limit
        // What is left of them is counted.
        if tags != nil { extractor.options.limit = .max }
        worker = extractor.makeWorker()
        self.tags = tags
    }

    func keywords(in bytes: UnsafeBufferPointer<UInt8>) -> [Keyword] {
        text.with(bytes) { view, names in
            let found = worker.keywords(in: view, names: names)
            guard let tags else { return found }
            return Array(found.lazy.filter { Self.isWanted($0, tags, view) }.prefix(limit))
        }
    }

    /// Whether the words of a keyword are of some classes wherever it first stands.
    private static func isWanted(_ keyword: Keyword, _ tags: TagSet, _ view: DocumentView) -> Bool {
        guard let place = keyword.occurrences.first, let found = view.tags else { return false }
        var word = view.words.indices.partitioningIndex { view.words[$0].range.upperBound > place.lowerBound }
        while word < view.words.count, view.words[word].range.lowerBound < place.upperBound {
            if !tags.contains(found[word]) { return false }
            word += 1
        }
        return true
    }
}
