import VietCore

/// Counts the words, phrases and names of documents on one thread, each kind by itself.
///
/// A counter is not `Sendable`: give every thread one made with the same options, and ``CorpusFrequencies`` adds them up.
public final class CorpusCounter {
    let words: FrequencyCounter
    let phrases: FrequencyCounter
    /// In order of ``EntityType/names``.
    let names: [FrequencyCounter]

    /// A counter that has counted nothing.
    ///
    /// - Parameter options: the limit of memory is shared between the kinds; words have the larger part.
    public init(options: CountingOptions = CountingOptions()) {
        var own = options
        own.phraseLength = 1
        own.memoryLimit = options.memoryLimit / 2
        words = FrequencyCounter(options: own)
        own.phraseLength = options.phraseLength
        own.memoryLimit = options.memoryLimit / 4
        phrases = FrequencyCounter(options: own)
        own.memoryLimit = options.memoryLimit / 16
        names = EntityType.names.map { _ in FrequencyCounter(options: own) }
    }

    /// Counts a document.
    ///
    /// - Parameter names: the names in it; other entities and signs of newsrooms (`TTO - …`) are passed over.
    /// - Throws: `VietTextError` of code `input-output` where counts beyond the limit of memory cannot be written to a file.
    /// - Complexity: O(n) for n words.
    public func add(_ document: Document, names: [Entity] = []) throws {
        try document.withView { try add($0, names: names) }
    }

    /// The same for a text where it lies in memory.
    package func add(_ document: DocumentView, names found: [Entity]) throws {
        try unsafe words.beginDocument(document.bytes)
        try unsafe phrases.beginDocument(document.bytes)
        for counter in names { try unsafe counter.beginDocument(document.bytes) }
        unsafe words.add(
            words: document.words, tokens: document.tokens, sentences: document.sentences, bytes: document.bytes)
        unsafe phrases.addPhrases(
            words: document.words, tokens: document.tokens, sentences: document.sentences, bytes: document.bytes)
        for entity in found.withoutNewsroomSigns(in: document) {
            guard let type = EntityType.names.firstIndex(of: entity.type) else { continue }
            unsafe names[type].add(name: entity.range, bytes: document.bytes)
        }
    }
}
