import VietCore
import VietEntities
import VietKeywords
import VietSegmentation

/// Words, names and keywords of a text in one call.
///
/// ```swift
/// let analysis = Analyzer().analyze("Chiều 9/7, đoàn đến Hà Nội.Trời mưa.")
/// for entity in analysis.entities { print(analysis.document.source[entity.range], entity.type.rawValue) }
/// ```
///
/// An analyzer is an immutable value over its models: share one between threads. Making one costs nothing, as the
/// models are used where they lie in the program.
public struct Analyzer: Sendable {
    /// What an analyzer finds in a text.
    public struct Analysis: Sendable {
        /// The tokens, words and sentences.
        public let document: Document
        /// Names, dates, sums and numbers in the order of the text.
        public let entities: [Entity]
        /// What the text is about, best first.
        public let keywords: [Keyword]
    }

    /// Finds tokens, sentences and words.
    public var segmenter: Segmenter
    /// Finds names and expressions.
    public var tagger: EntityTagger
    /// Weighs words and phrases.
    public var extractor: KeywordExtractor

    /// An analyzer with the models that the library carries, or others in their place.
    public init(
        segmenter: Segmenter = .standard, tagger: EntityTagger = .standard, extractor: KeywordExtractor = .init()
    ) {
        self.segmenter = segmenter
        self.tagger = tagger
        self.extractor = extractor
    }

    /// Analyses a source; every range of the result counts its bytes.
    ///
    /// - Complexity: Linear in the length of the text.
    public func analyze(_ source: SourceText) -> Analysis {
        let document = segmenter.segment(source)
        let entities = tagger.entities(in: document)
        let names = entities.filter { EntityType.names.contains($0.type) }
        return Analysis(
            document: document, entities: entities, keywords: extractor.keywords(in: document, names: names))
    }

    /// Analyses a text; every range of the result counts its UTF-8 bytes.
    public func analyze(_ text: some StringProtocol) -> Analysis { analyze(SourceText(text)) }
}
