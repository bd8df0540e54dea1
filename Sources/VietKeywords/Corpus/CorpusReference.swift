import VietCore

/// What a corpus is compared with: the counts of another one, or those of all of which it is a part without its own.
struct CorpusReference {
    private let all: CorpusFrequencies
    private let part: CorpusFrequencies?
    /// How many words it has.
    let words: Int

    init(_ all: CorpusFrequencies, without part: CorpusFrequencies? = nil) {
        self.all = all
        self.part = part
        words = max(all.words.words - (part?.words.words ?? 0), 0)
    }

    /// How often a word, phrase or name occurs, nil where the counts do not know.
    func frequency(ofKey key: [UInt8], _ kind: KeywordKind) -> Int? {
        all.frequency(ofKey: key, kind).map { max($0 - (part?.frequency(ofKey: key, kind) ?? 0), 0) }
    }

    /// How often a word occurs, 0 where it is absent.
    func frequency(ofWord key: [UInt8]) -> Int { frequency(ofKey: key, .word) ?? 0 }
}
