import VietCore
import VietEntities
import VietNormalization
import VietRestoration
import VietSegmentation

/// Words and entities of one text after another in scratch memory that is kept: one to a thread.
package final class TaggingWorker {
    private let segmentation: SegmentationWorker
    private let tagging: EntityWorker
    private let marks: MarkReader?
    /// A longer text is cut into pieces of about so many bytes where nobody wants its tokens.
    private let pieceSize: Int

    /// A worker that finds what `options` ask for.
    ///
    /// - Parameter marks: restores the marks of text that lacks them; nil reads every text as it stands.
    package init(
        segmenter: Segmenter = .standard, tagger: EntityTagger = .standard, options: EntityOptions = .init(),
        marks: MarkReader? = nil, pieceSize: Int = 1 << 20
    ) {
        self.marks = marks
        segmentation = segmenter.makeWorker()
        tagging = tagger.makeWorker(options: options)
        self.pieceSize = pieceSize
    }

    /// Calls `body` with the tokens, words, sentences and entities of a text. They live as long as the call.
    ///
    /// - Parameter reference: the day against which dates are resolved, in place of that of the options.
    /// - Parameter keepsTokens: false where entities alone are wanted. A long text then takes no memory for the rest, and
    ///   the view may lack tokens, words and sentences; a dateline in it counts from its piece on.
    /// - Complexity: O(n) for n bytes.
    package func with<R>(
        _ bytes: UnsafeBufferPointer<UInt8>, unit: OffsetUnit = .codepoint, reference: ReferenceDate? = nil,
        keepsTokens: Bool = true, _ body: (DocumentView) throws -> R
    ) rethrows -> R {
        if let restored = unsafe marks?.view(of: bytes) {
            return try unsafe with(bytes, restored: restored, unit: unit, reference: reference, body)
        }
        var view: DocumentView
        if keepsTokens || bytes.count <= pieceSize {
            unsafe segmentation.segment(bytes)
            view = unsafe segmentation.view(of: bytes, unit: unit)
            view.entities = tagging.entities(in: view, reference: reference)
        } else {
            view = unsafe DocumentView(bytes: bytes, unit: unit)
            view.entities = unsafe entities(in: bytes, reference: reference)
        }
        return try body(view)
    }

    /// The same for a text that is read with its marks restored: all ranges are those of the text as given.
    private func with<R>(
        _ bytes: UnsafeBufferPointer<UInt8>, restored: AlignedText, unit: OffsetUnit, reference: ReferenceDate?,
        _ body: (DocumentView) throws -> R
    ) rethrows -> R {
        try unsafe restored.bytes.withUnsafeBufferPointer { read in
            unsafe segmentation.segment(read)
            let found = unsafe tagging.entities(in: segmentation.view(of: read, unit: unit), reference: reference)
            segmentation.moveToSource(of: restored)
            var view = unsafe segmentation.view(of: bytes, unit: unit)
            unsafe view.take(found, foundIn: read, of: restored)
            return try body(view)
        }
    }

    private func entities(in bytes: UnsafeBufferPointer<UInt8>, reference: ReferenceDate?) -> [Entity] {
        unsafe tagging.entities(in: bytes, isCaseless: isCaseless(bytes), reference: reference) { read in
            unsafe forEachPiece(of: bytes) { read($0, $1) }
        }
    }

    /// Whether a text has next to no capitals. Few pieces of one that has them are looked at.
    private func isCaseless(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var count = CaseCount()
        var start = 0
        while start < bytes.count, start == 0 || !count.isCertain(before: bytes.count - start) {
            let limit = min(start + pieceSize, bytes.count)
            // At a space no syllable is cut.
            var end = limit
            while end < bytes.count, end > start, unsafe bytes[end - 1] > 0x20 { end -= 1 }
            if end == start { end = limit }
            unsafe segmentation.scan(UnsafeBufferPointer(rebasing: bytes[start..<end]))
            unsafe count.add(segmentation.tokens)
            start = end
        }
        return count.isCaseless
    }

    /// Calls `body` with the sentences of a text, some at a time, and where the bytes of these begin.
    private func forEachPiece(of bytes: UnsafeBufferPointer<UInt8>, _ body: (DocumentView, Int) -> Void) {
        var start = 0
        var size = pieceSize
        while start < bytes.count {
            let end = min(start + size, bytes.count)
            let part = unsafe UnsafeBufferPointer(rebasing: bytes[start..<end])
            _ = unsafe segmentation.segmentPrefix(part, isFinal: end == bytes.count, continues: start > 0)
            guard let last = unsafe segmentation.tokens.last else {
                if end == bytes.count { return }
                // A sentence without an end: look again when there is twice as much.
                size *= 2
                continue
            }
            // What stands between sentences goes before the next one.
            unsafe body(
                segmentation.view(of: UnsafeBufferPointer(rebasing: part[..<Int(last.end)]), unit: .utf8), start)
            start += Int(last.end)
            size = pieceSize
        }
    }
}
