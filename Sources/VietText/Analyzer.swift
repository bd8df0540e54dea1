import VietCore
import VietEntities
import VietKeywords
import VietSegmentation
import VietTagging

/// Words, names and keywords of a text in one call.
///
/// ```swift
/// let analysis = Analyzer().analyze("Chiều 9/7, đoàn đến Hà Nội.Trời mưa.")
/// for entity in analysis.entities { print(entity.text, entity.type.rawValue) }
/// ```
///
/// An analyzer is an immutable value over its models: share one between threads. Making one costs nothing, as the
/// models are used where they lie in the program.
public struct Analyzer: Sendable {
    /// What an analyzer is to look for.
    public struct Options: Sendable {
        /// How names and expressions are looked for: reference day, gazetteer, groups, types; nil looks for none.
        ///
        /// Types and confidence decide what is shown, never what is found: keywords know every name. Without groups keywords do not
        /// know which names mean one thing.
        public var entities: EntityOptions?
        /// How keywords are chosen; nil chooses none.
        public var keywords: KeywordOptions?
        /// Whether the words have their parts of speech, see ``Analysis/tag(of:)``.
        public var partsOfSpeech: Bool

        /// Everything but parts of speech, unless said otherwise.
        public init(
            entities: EntityOptions? = .init(), keywords: KeywordOptions? = .init(), partsOfSpeech: Bool = false
        ) {
            self.entities = entities
            self.keywords = keywords
            self.partsOfSpeech = partsOfSpeech
        }
    }

    /// Finds tokens, sentences and words.
    public var segmenter: Segmenter { didSet { follow() } }
    /// Finds names and expressions.
    public var tagger: EntityTagger
    /// Weighs words and phrases; its own options stand back behind those of the call.
    public var extractor: KeywordExtractor
    /// Tells the parts of speech of words, where they are asked for.
    public var partOfSpeechTagger = PartOfSpeechTagger.standard { didSet { follow() } }
    /// The same, with what the dictionary of the segmenter says.
    private var followingTagger: PartOfSpeechTagger

    /// An analyzer with the models that the library carries, or others in their place.
    public init(
        segmenter: Segmenter = .standard, tagger: EntityTagger = .standard, extractor: KeywordExtractor = .init()
    ) {
        self.segmenter = segmenter
        self.tagger = tagger
        self.extractor = extractor
        followingTagger = partOfSpeechTagger.following(segmenter)
    }

    private mutating func follow() { followingTagger = partOfSpeechTagger.following(segmenter) }

    /// Analyses a source; every range of the result counts its bytes.
    ///
    /// - Complexity: O(n log n) for n bytes, for sorting keywords; linear in all else.
    public func analyze(_ source: SourceText, options: Options = .init()) -> Analysis {
        let document = segmenter.segment(source)
        var found: [Entity] = []
        if var all = options.entities {
            (all.types, all.minimumConfidence) = (nil, 0)
            found = tagger.entities(in: document, options: all)
        }
        var keywords: [Keyword] = []
        if let wanted = options.keywords {
            var extractor = extractor
            extractor.options = wanted
            keywords = extractor.keywords(in: document, names: found)
        }
        let shown = options.entities.map { wanted in found.filter { wanted.wants($0) } } ?? []
        let tags = options.partsOfSpeech ? followingTagger.tags(of: document) : []
        return Analysis(document: document, entities: shown, keywords: keywords, tags: tags)
    }

    /// Analyses a text; every range of the result counts its UTF-8 bytes.
    ///
    /// - Complexity: O(n log n) for n bytes, for sorting keywords; linear in all else.
    public func analyze(_ text: some StringProtocol, options: Options = .init()) -> Analysis {
        analyze(SourceText(text), options: options)
    }
}
