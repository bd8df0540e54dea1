import ArgumentParser
import VietCore
import VietEntities
import VietKeywords
import VietSegmentation
import VietText

/// Where names come from.
enum NameSource: String, ExpressibleByArgument, CaseIterable {
    /// The tagger, which knows their types.
    case tagger
    /// Runs of capitalised words, which is faster.
    case capitals
}

/// What one thread needs to go from bytes to words and names.
final class NamedText {
    private let segmenter: Segmenter
    private let worker: SegmentationWorker
    private let options: EntityOptions?

    /// - Parameter types: what the tagger is to find; with nil it does not run.
    init(_ types: Set<EntityType>?, _ segmenter: Segmenter) {
        self.segmenter = segmenter
        worker = segmenter.makeWorker()
        options = types.map { EntityOptions(types: $0, groups: false) }
    }

    /// Calls `body` with the words and entities of a text. They live as long as the call.
    func with<R>(_ bytes: UnsafeBufferPointer<UInt8>, _ body: (DocumentView, [Entity]) throws -> R) rethrows -> R {
        guard let options else {
            worker.segment(bytes)
            return try body(
                DocumentView(bytes: bytes, tokens: worker.tokens, words: worker.words, sentences: worker.sentences), [])
        }
        let document = segmenter.segment(SourceText(bytes: Array(bytes)))
        let names = EntityTagger.standard.entities(in: document, options: options)
        return try document.withView { try body($0, names) }
    }
}

/// What one thread needs to go from bytes to keywords.
final class KeywordRun {
    private let text: NamedText
    private let worker: KeywordWorker

    init(_ extractor: KeywordExtractor, _ segmenter: Segmenter, names: NameSource) {
        text = NamedText(names == .tagger ? Set(EntityType.names) : nil, segmenter)
        worker = extractor.makeWorker()
    }

    func keywords(in bytes: UnsafeBufferPointer<UInt8>) -> [Keyword] {
        text.with(bytes) { worker.keywords(in: $0, names: $1) }
    }
}

/// What `--types` asks for.
struct WantedKeywords {
    var kinds: Set<KeywordKind> = []
    /// Nil where any name will do.
    var entityTypes: Set<EntityType>?

    init(_ list: String) throws {
        var types: Set<EntityType> = []
        var takesAllNames = false
        for name in list.split(separator: ",").map({ $0.trimmingSpaces }) {
            switch name {
            case "words", "word": kinds.insert(.word)
            case "phrases", "phrase": kinds.insert(.phrase)
            case "names", "name": takesAllNames = true
            case "entities", "entity": types.formUnion(EntityType.names)
            default:
                let type = EntityType(rawValue: name.uppercased())
                guard EntityType.names.contains(type) else {
                    throw ValidationError(
                        "--types knows words, phrases, names, entities, PER, LOC, ORG and MISC, not \(name).")
                }
                types.insert(type)
            }
        }
        if takesAllNames || !types.isEmpty { kinds.insert(.name) }
        if !takesAllNames, !types.isEmpty { entityTypes = types }
        guard !kinds.isEmpty else { throw ValidationError("--types names nothing.") }
    }
}
