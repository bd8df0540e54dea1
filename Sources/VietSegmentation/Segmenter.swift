import VietCore

/// Cuts Vietnamese text into tokens, sentences and words.
///
/// A segmenter is an immutable value over its model: share one between threads. The input may be of any length below
/// 4 GiB, in any normalization form, valid UTF-8 or not.
///
/// - Complexity: Linear in the length of the text, whatever it holds.
public struct Segmenter: Sendable {
    package let model: SegmentationTables
    package let dictionary: CompiledDictionary?

    package init(model: SegmentationTables, dictionary: CompiledDictionary? = nil) {
        self.model = model
        self.dictionary = dictionary
    }

    /// A segmenter with the same model that follows `dictionary`, in place of any that this one follows.
    ///
    /// - Throws: ``VietTextError`` with `malformedRecord`, naming file and line of an entry of more than 32 syllables,
    ///   numbers and marks.
    /// - Complexity: O(n) for a dictionary of n bytes.
    public func following(_ dictionary: UserDictionary) throws(VietTextError) -> Segmenter {
        unsafe Segmenter(model: model, dictionary: try CompiledDictionary(dictionary, for: model))
    }

    /// Segments a source; every range of the result counts its bytes.
    public func segment(_ source: SourceText) -> Document {
        makeWorker().segment(source)
    }

    /// Segments a text; every range of the result counts its UTF-8 bytes.
    public func segment(_ text: some StringProtocol) -> Document { segment(SourceText(text)) }

    /// A worker for many texts in turn on one thread.
    public func makeWorker() -> SegmentationWorker { makeWorker(keepsScores: false, keepsKeys: true) }

    /// A worker that keeps what is asked for beside words and sentences.
    package func makeWorker(keepsScores: Bool = false, keepsKeys: Bool = false) -> SegmentationWorker {
        SegmentationWorker(model: model, dictionary: dictionary, keepsScores: keepsScores, keepsKeys: keepsKeys)
    }
}
