import VietCore
import VietEntities
import VietKeywords
import VietSegmentation
import VietText

/// What one thread needs to go from bytes to words and names.
final class NamedText {
    private let segmenter: Segmenter
    private let worker: SegmentationWorker
    private let options: EntityOptions?

    /// - Parameter types: what the tagger is to find; with nil it does not run.
    init(_ types: Set<EntityType>?, _ segmenter: Segmenter) {
        self.segmenter = segmenter
        worker = segmenter.makeWorker()
        options = types.map { EntityOptions(types: $0, groups: false) }
    }

    /// Calls `body` with the words and entities of a text. They live as long as the call.
    func with<R>(_ bytes: UnsafeBufferPointer<UInt8>, _ body: (DocumentView, [Entity]) throws -> R) rethrows -> R {
        guard let options else {
            worker.segment(bytes)
            return try body(
                DocumentView(bytes: bytes, tokens: worker.tokens, words: worker.words, sentences: worker.sentences), [])
        }
        let document = segmenter.segment(SourceText(bytes: Array(bytes)))
        let names = EntityTagger.standard.entities(in: document, options: options)
        return try document.withView { try body($0, names) }
    }
}
