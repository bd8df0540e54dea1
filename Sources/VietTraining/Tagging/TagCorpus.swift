import VietCore
import VietSegmentation
import VietTagging

/// Sentences whose words have tags, or are left open, as the tagger learns from them.
package struct TagCorpus: ~Copyable {
    private struct Item {
        var words: [String]
        var tags: [TagSet?]
    }

    private var items: [Item] = []
    private var reader = TagFeatureReader()
    private let text: WordedText
    /// How often each word has each tag, and how often none is told.
    private var counts = WordClassCounts()

    package init(_ segmenter: Segmenter) { text = WordedText(segmenter) }

    /// The number of words.
    package private(set) var count = 0

    /// Adds a sentence.
    ///
    /// - Parameter tags: those that each word may have; nil for a word that is left open.
    package mutating func add(_ words: [String], tags: [TagSet?]) {
        guard !words.isEmpty else { return }
        items.append(Item(words: words, tags: tags))
        text.read(words)
        var word = 0
        text.withView { view in
            reader.readWords(view) { key, allowed in
                counts.add(key, Self.told(tags[word], allowed))
                word += 1
            }
        }
        count += word
    }

    /// The classes of the words that occur often enough.
    func wordClasses(minimum: Int) -> [(key: UInt64, wordClass: Int)] { counts.classes(minimum: minimum) }

    /// The words with the keys of their features, which know the classes of words.
    mutating func data(_ classes: WordClasses) -> ChainData<WideRow> {
        var data = ChainData<WideRow>()
        data.keys.reserveCapacity(count * TagFeatureReader.keysPerWord)
        for item in items {
            text.read(item.words)
            var word = 0
            text.withView { view in
                reader.read(view, classes: classes, into: &data.keys) { allowed in
                    data.labels.append(Self.label(of: Self.told(item.tags[word], allowed), in: &data.sets))
                    data.keyStarts.append(data.keyStarts.last! + TagFeatureReader.keysPerWord)
                    word += 1
                }
            }
            data.endSpan()
        }
        return data
    }

    /// What a mark is marked as does not matter where its kind alone tells it.
    private static func told(_ tags: TagSet?, _ allowed: TagSet) -> TagSet {
        let told = allowed.intersection(tags ?? .all)
        return told.isEmpty ? allowed : told
    }

    /// The number of the one tag of a set, or that of the set.
    private static func label(of set: TagSet, in sets: inout [UInt32]) -> UInt8 {
        if set.rawValue.nonzeroBitCount == 1 { return UInt8(set.rawValue.trailingZeroBitCount) }
        let number = sets.firstIndex(of: set.rawValue) ?? sets.count
        if number == sets.count { sets.append(set.rawValue) }
        return UInt8(WordTag.all.count + number)
    }
}
