import VietCore

/// Segments a text that comes in chunks of bytes, cut anywhere, and is never held as a whole.
///
/// ```swift
/// let chunked = ChunkedSegmenter(.standard)
/// while let chunk = readSomething() {
///     if let part = chunked.append(chunk) { use(part.document) }
/// }
/// if let part = chunked.finish() { use(part.document) }
/// ```
///
/// The parts together are what the segmenter makes of the whole text; each is whole sentences. Held in memory is what
/// no sentence end is certain behind: some 64 KB, or the longest sentence where that is longer.
public final class ChunkedSegmenter {
    /// Some sentences of a longer text.
    public struct Part: Sendable {
        /// The sentences with the white space around them; its ranges count its own bytes.
        public let document: Document
        /// The UTF-8 bytes of the text before the document's.
        public let start: Int
    }

    private static let leastWork = 1 << 16

    private let worker: SegmentationWorker
    private var pending: [UInt8] = []
    private var start = 0
    /// How many bytes must wait before it is worth looking for a sentence end again.
    private var wanted = ChunkedSegmenter.leastWork

    /// A reader of one text.
    public init(_ segmenter: Segmenter) { worker = segmenter.makeWorker() }

    /// Takes the next bytes of the text and gives back the sentences that are certain now, nil where there are none.
    ///
    /// - Complexity: O(n) for all n bytes of the text together.
    public func append(_ bytes: some Sequence<UInt8>) -> Part? {
        pending.append(contentsOf: bytes)
        guard pending.count >= wanted else { return nil }
        let used = unsafe pending.withUnsafeBufferPointer { unsafe worker.segmentPrefix($0, isFinal: false) }
        guard used > 0 else {
            // A sentence without an end: look again when there is twice as much.
            wanted = pending.count * 2
            return nil
        }
        wanted = Self.leastWork
        return take(used)
    }

    /// Ends the text and gives back the rest of its sentences, nil where no byte is left. Another text may follow.
    public func finish() -> Part? {
        defer {
            start = 0
            wanted = Self.leastWork
        }
        guard !pending.isEmpty else { return nil }
        unsafe pending.withUnsafeBufferPointer { unsafe worker.segment($0) }
        return take(pending.count)
    }

    private func take(_ count: Int) -> Part {
        let document = worker.document(of: SourceText(bytes: Array(pending[..<count])))
        pending.removeFirst(count)
        defer { start += count }
        return Part(document: document, start: start)
    }
}

extension AsyncSequence where Element: Sequence, Element.Element == UInt8 {
    /// The sentences of a text whose bytes come in chunks, as soon as they are certain.
    public func segmented(by segmenter: Segmenter) -> AsyncSegmentation<Self> {
        AsyncSegmentation(base: self, segmenter: segmenter)
    }
}

/// The parts of a text that comes in chunks, see ``ChunkedSegmenter``.
public struct AsyncSegmentation<Base: AsyncSequence>: AsyncSequence
where Base.Element: Sequence, Base.Element.Element == UInt8 {
    /// Some sentences with their place.
    public typealias Element = ChunkedSegmenter.Part

    let base: Base
    let segmenter: Segmenter

    /// Walks the parts.
    public struct AsyncIterator: AsyncIteratorProtocol {
        var base: Base.AsyncIterator?
        let chunked: ChunkedSegmenter

        /// The next part, nil behind the last.
        public mutating func next() async throws -> ChunkedSegmenter.Part? {
            while let chunk = try await base?.next() {
                if let part = chunked.append(chunk) { return part }
            }
            base = nil
            return chunked.finish()
        }
    }

    /// An iterator from the start of the text.
    public func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(base: base.makeAsyncIterator(), chunked: ChunkedSegmenter(segmenter))
    }
}
