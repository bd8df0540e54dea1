import VietCore
import VietEntities
import VietKeywords
import VietSegmentation
import VietText

/// What one thread needs to go from bytes to words and names.
final class NamedText {
    private let worker: SegmentationWorker
    private let tagger: TaggingWorker?

    /// - Parameter types: what the tagger is to find; with nil it does not run.
    init(_ types: Set<EntityType>?, _ segmenter: Segmenter) {
        worker = segmenter.makeWorker(keepsKeys: true)
        tagger = types.map {
            TaggingWorker(segmenter: segmenter, options: EntityOptions(types: $0, groups: false))
        }
    }

    /// Calls `body` with the words and entities of a text. They live as long as the call.
    func with<R>(_ bytes: UnsafeBufferPointer<UInt8>, _ body: (DocumentView, [Entity]) throws -> R) rethrows -> R {
        if let tagger { return try tagger.with(bytes) { try body($0, $0.entities) } }
        worker.segment(bytes)
        return try body(
            DocumentView(
                bytes: bytes, tokens: worker.tokens, keys: worker.keys, words: worker.words,
                sentences: worker.sentences), [])
    }
}
