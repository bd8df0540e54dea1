import VietCore
import VietEntities
import VietKeywords
import VietSegmentation
import VietText

/// What one thread needs to go from bytes to keywords.
final class KeywordRun {
    private let text: NamedText
    private let worker: KeywordWorker

    init(_ extractor: KeywordExtractor, _ segmenter: Segmenter, names: NameSource) {
        text = NamedText(names == .tagger ? Set(EntityType.names) : nil, segmenter)
        worker = extractor.makeWorker()
    }

    func keywords(in bytes: UnsafeBufferPointer<UInt8>) -> [Keyword] {
        text.with(bytes) { worker.keywords(in: $0, names: $1) }
    }
}
