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

    /// The day in a field of a line of JSON; nil where it holds none.
    func day(in line: UnsafeBufferPointer<UInt8>, _ field: String) -> ReferenceDate? {
        let scratch = ByteBuffer()
        guard let path = try? JSONPath(field), let record = try? JSONRecord(line, JSONFields([path]), into: []),
            let text = try? record.text(scratch: scratch)
        else { return nil }
        let source = withExtendedLifetime(scratch) { SourceText(bytes: Array(text)) }
        return ReferenceDate(in: segmenter.segment(source))
    }
}
