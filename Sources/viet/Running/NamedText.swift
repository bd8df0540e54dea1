import VietCore
import VietEntities
import VietKeywords
import VietSegmentation
import VietTagging
import VietText

/// What one thread needs to go from bytes to words and names.
final class NamedText {
    private let worker: SegmentationWorker
    private let tagger: TaggingWorker?
    private let partsOfSpeech: PartOfSpeechWorker?

    /// - Parameters:
    ///   - entities: what the tagger of names is to find; with nil it does not run.
    ///   - hasTags: whether the views have the parts of speech of the words.
    init(entities: EntityOptions?, _ segmenter: Segmenter, hasTags: Bool = false) {
        partsOfSpeech = hasTags ? PartOfSpeechTagger.standard.following(segmenter).makeWorker() : nil
        worker = segmenter.makeWorker(keepsKeys: true)
        tagger = entities.map { TaggingWorker(segmenter: segmenter, options: $0) }
    }

    /// The same for entities of some types.
    ///
    /// - Parameters:
    ///   - types: what the tagger of names is to find; with nil it does not run.
    ///   - groups: whether mentions of one name are to be grouped.
    convenience init(
        _ types: Set<EntityType>?, _ segmenter: Segmenter, groups: Bool = false, hasTags: Bool = false
    ) {
        self.init(entities: types.map { EntityOptions(types: $0, groups: groups) }, segmenter, hasTags: hasTags)
    }

    /// Calls `body` with the words and entities of a text. They live as long as the call.
    func with<R>(_ bytes: UnsafeBufferPointer<UInt8>, _ body: (DocumentView, [Entity]) throws -> R) rethrows -> R {
        if let tagger { return try tagger.with(bytes) { try body(tagged($0), $0.entities) } }
        worker.segment(bytes)
        return try body(tagged(worker.view(of: bytes)), [])
    }

    private func tagged(_ view: DocumentView) -> DocumentView { partsOfSpeech?.tagged(view) ?? view }
}
