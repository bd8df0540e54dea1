import VietCore
import VietEntities
import VietFormats
import VietSegmentation
import VietText

/// What the threads of a run tag with.
struct TaggingSetup: Sendable {
    let segmenter: Segmenter
    let tagger: EntityTagger
    let options: EntityOptions
    let unit: OffsetUnit
    let restoration: RestorationChoice

    @Sendable func makeWorker() -> TaggingWorker {
        TaggingWorker(segmenter: segmenter, tagger: tagger, options: options, marks: MarkReader(restoration))
    }
}
