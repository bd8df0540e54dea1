import VietCore
import VietEntities
import VietKeywords

/// What an ``Analyzer`` found in a text.
public struct Analysis: Sendable {
    final class Storage: Sendable {
        let entities: [Entity]
        /// The positions of the mentions of every group, in the order of the text.
        let mentions: [Int: [Int]]
        /// The tag of every word; empty where they were not asked for.
        let tags: [WordTag]

        init(_ entities: [Entity], tags: [WordTag]) {
            self.entities = entities
            self.tags = tags
            var mentions: [Int: [Int]] = [:]
            for (index, entity) in entities.enumerated() {
                if let group = entity.group { mentions[group, default: []].append(index) }
            }
            self.mentions = mentions
        }
    }

    /// The tokens, words and sentences.
    public let document: Document
    /// What the text is about, best first.
    public let keywords: [Keyword]
    let storage: Storage

    init(document: Document, entities: [Entity], keywords: [Keyword], tags: [WordTag] = []) {
        self.document = document
        self.keywords = keywords
        storage = Storage(entities, tags: tags)
    }

    /// Names, dates, sums and numbers in the order of the text.
    public var entities: [EntityView] { storage.entities.indices.map { EntityView(self, at: $0) } }

    /// The entities of a range of the text.
    ///
    /// - Complexity: O(n) for n entities.
    public func entities(in range: Range<Int>) -> [EntityView] { entities.filter { range.overlaps($0.range) } }

    /// The part of speech of a word of the document; nil where none were asked for.
    public func tag(of word: WordView) -> WordTag? {
        storage.tags.indices.contains(word.index) ? storage.tags[word.index] : nil
    }

    /// The places where a keyword stands, in the order of the text.
    public func occurrences(of keyword: Keyword) -> [TextSpan] { keyword.occurrences.map { document[$0] } }
}

/// A name or an expression of an analysis.
public struct EntityView: DocumentPart {
    private let analysis: Analysis
    /// The position among the entities of the analysis.
    public let index: Int
    /// The entity as a value by itself, to be kept, compared and encoded.
    public let entity: Entity

    init(_ analysis: Analysis, at index: Int) {
        self.analysis = analysis
        self.index = index
        entity = analysis.storage.entities[index]
    }

    /// The document that it is a part of.
    public var document: Document { analysis.document }
    /// The UTF-8 bytes of the source that it covers.
    public var range: Range<Int> { entity.range }
    /// What kind of name or expression it is.
    public var type: EntityType { entity.type }
    /// How sure the tagger is, 0 to 1.
    public var confidence: Double { entity.confidence }
    /// The number of the group of mentions that name the same entity, counted from 0 in order of first mention.
    public var group: Int? { entity.group }
    /// The name in its fullest form in the document.
    public var canonicalName: String? { entity.canonicalName }
    /// The role or title that stands beside the name, outside its range.
    public var role: String? { entity.role }
    /// The normalized value of an expression as text, ISO 8601 where it fits.
    public var value: String? { entity.value }
    /// The normalized value of an expression as numbers.
    public var expressionValue: ExpressionValue? { entity.expressionValue }

    /// All mentions of the same entity, this one among them; this one alone where there are no groups.
    public var mentions: [EntityView] {
        guard let group, let positions = analysis.storage.mentions[group] else { return [self] }
        return positions.map { EntityView(analysis, at: $0) }
    }

    /// The tokens that the entity touches.
    public var tokens: DocumentParts<TokenView> { document.tokens(in: range) }
    /// The words that the entity touches.
    public var words: DocumentParts<WordView> { document.words(in: range) }
    /// The sentence in which the entity begins.
    public var sentence: SentenceView? { document.sentences(in: range).first }

    /// Whether both are the same entity of the same document.
    public static func == (a: EntityView, b: EntityView) -> Bool {
        a.document[a.range] == b.document[b.range] && a.entity == b.entity
    }

    /// Hashes document, place and type.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(document[range])
        hasher.combine(type)
    }
}
