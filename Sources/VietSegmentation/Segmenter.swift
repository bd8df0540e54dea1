import VietCore

/// Cuts Vietnamese text into tokens, sentences and words.
///
/// A segmenter is an immutable value over its model: share one between threads. The input may be of any length below
/// 4 GiB, in any normalization form, valid UTF-8 or not.
///
/// - Complexity: Linear in the length of the text, whatever it holds.
public struct Segmenter: Sendable {
    package let model: SegmentationTables

    package init(model: SegmentationTables) { self.model = model }

    /// Segments a source; every range of the result counts its bytes.
    public func segment(_ source: SourceText) -> Document {
        let worker = makeWorker()
        source.bytes.withUnsafeBufferPointer { worker.segment($0) }
        return Document(
            source: source, tokens: Array(worker.tokens), words: Array(worker.words),
            sentences: Array(worker.sentences))
    }

    /// Segments a text; every range of the result counts its UTF-8 bytes.
    public func segment(_ text: some StringProtocol) -> Document { segment(SourceText(text)) }

    /// A worker for many texts in turn on one thread.
    package func makeWorker() -> SegmentationWorker { SegmentationWorker(model: model) }
}
