import VietCore
import VietFormats
import VietNormalization
import VietSegmentation
import VietTagging
import VietText

/// What `viet segment` writes beyond the words.
struct SegmentExtras: Sendable {
    var isSearch = false
    /// What is folded in the terms.
    var fold: Folding = []
    var isSoft = false
    var restoration = RestorationChoice.never
    /// What tells the parts of speech, the dictionary of the segmenter known to it; nil where nobody asks for them.
    var tagger: PartOfSpeechTagger?
    var usesVLSPTags = false
    var hasTagConfidences = false
}

/// One thread's segmentation and what was asked for on top of it.
final class SegmentWork {
    private let worker: SegmentationWorker
    private let finder: SearchTermFinder?
    private let isSoft: Bool
    private let fold: Folding
    private let marks: MarkReader?
    private let tagging: PartOfSpeechWorker?
    private let usesVLSPTags: Bool
    /// The last text with its marks, where they were restored.
    private let restored = ByteBuffer()
    private var terms: [SearchTerm] = []
    /// How many positions the terms of the last text take.
    private(set) var positions = 0

    init(_ segmenter: Segmenter, _ extras: SegmentExtras) {
        worker = segmenter.makeWorker(keepsScores: extras.isSoft, keepsKeys: extras.tagger != nil)
        finder = extras.isSearch ? SearchTermFinder(segmenter) : nil
        isSoft = extras.isSoft
        fold = extras.fold
        marks = MarkReader(extras.restoration)
        tagging = extras.tagger?.makeWorker(keepsConfidences: extras.hasTagConfidences)
        usesVLSPTags = extras.usesVLSPTags
    }

    /// The result for a text, valid until the next call.
    func result(of bytes: UnsafeBufferPointer<UInt8>, unit: OffsetUnit) -> DocumentView {
        let view = marks?.view(of: bytes)
        if let view {
            restored.removeAll()
            view.bytes.withUnsafeBufferPointer { restored.append($0) }
            worker.segment(restored.bytes)
            worker.moveToSource(of: view)
        } else {
            worker.segment(bytes)
        }
        var text = worker.view(of: bytes, unit: unit)
        if let tagging {
            text = tagging.tagged(text)
            text.usesVLSPTags = usesVLSPTags
        }
        if let view { text.restored = RestoredForms(restored.bytes, view.changes) }
        if isSoft { text.scores = worker.scores }
        if let finder {
            terms.removeAll(keepingCapacity: true)
            positions = 0
            finder.forEachTerm(in: worker.words, of: worker.tokens, bytes, position: &positions) { terms.append($0) }
            text.terms = terms
            if !fold.isEmpty { text.termForm = fold.fold }
        }
        return text
    }
}
