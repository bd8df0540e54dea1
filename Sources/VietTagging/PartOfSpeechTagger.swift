import VietCore
import VietSegmentation

/// Tells the part of speech of every word of a text.
///
/// ```swift
/// let document = Segmenter.standard.segment("Tôi học tiếng Việt.")
/// for (word, tag) in zip(document.words, PartOfSpeechTagger.standard.tags(of: document)) {
///     print(word, tag.partOfSpeech.rawValue, tag.vlsp.rawValue)  // Tôi PRON P …
/// }
/// ```
///
/// A tagger is an immutable value over its model: share one between threads.
public struct PartOfSpeechTagger: Sendable {
    package let model: TagModel
    private let dictionary: TagDictionary?

    package init(model: TagModel, dictionary: TagDictionary? = nil) {
        self.model = model
        self.dictionary = dictionary
    }

    /// Which model it is.
    public var modelIdentity: TableIdentity { model.identity }

    /// A tagger with the same model that gives the words of the dictionary of `segmenter` the tags that stand behind them
    /// there: in the third column, `NOUN` or `Np`, several with commas between.
    ///
    /// - Complexity: O(n) for a dictionary of n bytes.
    public func following(_ segmenter: Segmenter) -> PartOfSpeechTagger {
        PartOfSpeechTagger(model: model, dictionary: TagDictionary(segmenter))
    }

    /// A worker for many texts in turn on one thread.
    package func makeWorker(keepsConfidences: Bool = false) -> PartOfSpeechWorker {
        PartOfSpeechWorker(
            model, dictionary: dictionary, temperature: keepsConfidences ? Self.confidenceTemperature : nil)
    }

    /// A worker whose confidences are as sharp as asked for: the weights are divided by `temperature`.
    package func makeWorker(temperature: Double) -> PartOfSpeechWorker {
        PartOfSpeechWorker(model, dictionary: dictionary, temperature: temperature)
    }

    /// The temperature of the confidences that are shown.
    package static var confidenceTemperature: Double { TagMarginals.temperature }

    /// The tags of the words of a document, in their order.
    ///
    /// - Complexity: O(n) for n words.
    public func tags(of document: Document) -> [WordTag] {
        let worker = makeWorker()
        document.withView { worker.tag($0) }
        return unsafe Array(worker.tags)
    }

    /// The tags of the words of a document with their probabilities, from 0 to 1 in thousandths: the share of all ways
    /// to tag the sentence in which the word has the tag, each counted by how probable it is by the measure of a treebank.
    ///
    /// - Complexity: O(n) for n words, some three times that of ``tags(of:)``.
    public func confidentTags(of document: Document) -> [(tag: WordTag, confidence: Double)] {
        let worker = makeWorker(keepsConfidences: true)
        document.withView { worker.tag($0) }
        return unsafe zip(worker.tags, worker.confidences).map { ($0, Double($1) / 1000) }
    }
}
