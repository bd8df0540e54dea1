import VietCore
import VietNormalization

/// How often words, phrases and names occur in a corpus.
public struct CorpusFrequencies: Sendable {
    /// The words.
    public let words: FrequencyTable
    /// The phrases by themselves; nil where they were not counted so.
    let phrases: FrequencyTable?
    /// The names of every type by themselves, in order of ``EntityType/names``; empty where they were not counted.
    let names: [FrequencyTable]

    /// Adds up what several threads counted.
    ///
    /// - Throws: `VietTextError` of code `input-output` where counts that were written to a file cannot be read again.
    /// - Complexity: O(n log k) for n records in k sorted runs.
    public init(_ counters: [CorpusCounter]) throws {
        words = try FrequencyTable(counters.map(\.words))
        phrases = try FrequencyTable(counters.map(\.phrases))
        names = try EntityType.names.indices.map { type in
            try FrequencyTable(counters.map { $0.names[type] })
        }
    }

    /// A table in which phrases and names, where it has them, stand among the words.
    public init(_ table: FrequencyTable) {
        words = table
        phrases = nil
        names = []
    }

    /// How often a word, phrase or name occurs, in any spelling that is the same at the standard level of `WordIdentity`; nil where
    /// the tables do not know.
    public func frequency(of text: some StringProtocol, _ kind: KeywordKind) -> Int? {
        frequency(ofKey: WordIdentity.standard.form(of: Array(text.utf8)), kind)
    }

    /// How often a phrase or name occurs, nil where the tables do not know.
    func frequency(ofKey key: [UInt8], _ kind: KeywordKind) -> Int? {
        switch kind {
        case .word: break
        case .phrase: if let phrases { return phrases.entry(forKey: key)?.frequency ?? 0 }
        case .name:
            if !names.isEmpty { return names.reduce(0) { $0 + ($1.entry(forKey: key)?.frequency ?? 0) } }
        }
        return words.entry(forKey: key)?.frequency
    }
}
