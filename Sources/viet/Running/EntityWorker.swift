import VietCore
import VietEntities
import VietFormats
import VietSegmentation

/// What tags a text: shared by all threads.
struct EntityWorker: Sendable {
    let segmenter: Segmenter
    let tagger: EntityTagger
    let options: EntityOptions
    let unit: OffsetUnit

    /// The day in a field of a line of JSON; nil where it holds none.
    func day(in line: UnsafeBufferPointer<UInt8>, _ field: String) -> ReferenceDate? {
        guard let record = try? JSONRecord(line, field: Array(field.utf8), into: []),
            let text = try? record.text(scratch: ByteBuffer())
        else { return nil }
        return ReferenceDate(in: segmenter.segment(SourceText(bytes: Array(text))))
    }

    /// The options with another day of reference, where there is one.
    func options(reference: ReferenceDate?) -> EntityOptions {
        var options = options
        if let reference { options.referenceDate = reference }
        return options
    }

    /// Calls `body` with the entities of a text, in a view that lives as long as the call.
    func with(
        _ bytes: UnsafeBufferPointer<UInt8>, reference: ReferenceDate? = nil, _ body: (DocumentView) -> Void
    ) {
        let document = segmenter.segment(SourceText(bytes: Array(bytes)))
        document.withView(
            entities: tagger.entities(in: document, options: options(reference: reference)), unit: unit, body)
    }
}
