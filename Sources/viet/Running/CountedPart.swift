import VietCore
import VietKeywords
import VietSegmentation

/// What one thread counts of a part of a corpus: everything, and the words of some parts of speech by themselves.
final class CountedPart {
    let all: CorpusCounter
    private let tagged: FrequencyCounter?
    private let tags: TagSet
    private var words: [Word] = []

    /// - Parameter tags: the parts of speech; nil for none.
    init(_ options: CountingOptions, tags: TagSet?) {
        all = CorpusCounter(options: options)
        // What is left of the words of a sentence makes no phrases.
        var words = options
        words.phraseLength = 1
        tagged = tags.map { _ in FrequencyCounter(options: words) }
        self.tags = tags ?? []
    }

    func add(_ view: DocumentView, names: [Entity]) throws {
        try all.add(view, names: names)
        guard let tagged else { return }
        try tagged.beginDocument(view.bytes)
        words.removeAll(keepingCapacity: true)
        for index in view.words.indices where tags.contains(view.tags![index]) { words.append(view.words[index]) }
        words.withUnsafeBufferPointer {
            tagged.add(words: $0, tokens: view.tokens, sentences: view.sentences, bytes: view.bytes)
        }
    }

    /// Which words are of the parts of speech in half of their places or more, told by their keys; nil where no tags were asked for.
    ///
    /// - Parameter all: what the parts counted together.
    static func areMostlyTagged(
        _ parts: [CountedPart], _ all: CorpusFrequencies
    ) throws -> (@Sendable ([String]) -> Bool)? {
        let counters = parts.compactMap(\.tagged)
        guard !counters.isEmpty else { return nil }
        let tagged = CorpusFrequencies(try FrequencyTable(counters))
        return { words in
            words.allSatisfy { word in
                guard let count = tagged.frequency(of: word, .word), count > 0 else { return false }
                return count * 2 >= all.frequency(of: word, .word) ?? 0
            }
        }
    }
}
