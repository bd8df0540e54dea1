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

    @Sendable func makeWorker() -> TaggingWorker {
        TaggingWorker(segmenter: segmenter, tagger: tagger, options: options)
    }

    /// The day in a field of a line of JSON; nil where it holds none.
    func day(in line: UnsafeBufferPointer<UInt8>, _ field: String) -> ReferenceDate? {
        guard let record = try? JSONRecord(line, field: Array(field.utf8), into: []),
            let text = try? record.text(scratch: ByteBuffer())
        else { return nil }
        return ReferenceDate(in: segmenter.segment(SourceText(bytes: Array(text))))
    }
}
