import VietCore

/// Counts the words, phrases and names of documents on one thread, each kind by itself.
package final class CorpusCounter {
    let words: FrequencyCounter
    let phrases: FrequencyCounter
    /// In order of ``EntityType/names``.
    let names: [FrequencyCounter]

    /// - Parameter options: the limit of memory is shared between the kinds; words have the larger part.
    package init(options: CountingOptions) {
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

    package func add(_ document: DocumentView, names found: [Entity]) throws {
        try words.beginDocument(document.bytes)
        try phrases.beginDocument(document.bytes)
        for counter in names { try counter.beginDocument(document.bytes) }
        words.add(
            words: document.words, tokens: document.tokens, sentences: document.sentences, bytes: document.bytes)
        phrases.addPhrases(
            words: document.words, tokens: document.tokens, sentences: document.sentences, bytes: document.bytes)
        for entity in found {
            guard let type = EntityType.names.firstIndex(of: entity.type) else { continue }
            names[type].add(name: entity.range, bytes: document.bytes)
        }
    }
}

/// What was counted of each kind.
package struct CorpusTables: Sendable {
    package let words: FrequencyTable
    let phrases: FrequencyTable?
    let names: [FrequencyTable]

    /// Adds up what several threads counted.
    package init(_ counters: [CorpusCounter]) throws {
        words = try FrequencyTable(counters.map(\.words))
        phrases = try FrequencyTable(counters.map(\.phrases))
        names = try EntityType.names.indices.map { type in
            try FrequencyTable(counters.map { $0.names[type] })
        }
    }

    /// A table in which phrases and names, where it has them, stand among the words.
    package init(_ table: FrequencyTable) {
        words = table
        phrases = nil
        names = []
    }

    /// How often a phrase or name occurs, nil where the tables do not know.
    func frequency(ofKey key: UnsafeBufferPointer<UInt8>, _ kind: KeywordKind) -> Int? {
        switch kind {
        case .word: break
        case .phrase: if let phrases { return phrases.entry(forKey: key)?.frequency ?? 0 }
        case .name:
            if !names.isEmpty { return names.reduce(0) { $0 + ($1.entry(forKey: key)?.frequency ?? 0) } }
        }
        return words.entry(forKey: key)?.frequency
    }
}
