import VietCore

/// The keys of the features of words one after the other, for training.
package struct TagFeatureReader: ~Copyable {
    private var columns = WordColumns()
    private var features = TagFeatures()

    package init() {}

    /// Calls `body` for every word of a text with its key and the tags that its kind allows.
    package mutating func readWords(_ view: DocumentView, _ body: (UInt64, TagSet) -> Void) {
        for index in unsafe view.sentences.indices {
            let sentence = unsafe view.sentences[index]
            columns.read(sentence.words, of: view, classes: .none)
            for position in 0..<columns.count {
                body(
                    columns.entries[position + WordColumns.margin].key,
                    Self.learned(sentence.words.lowerBound + position, of: view))
            }
        }
    }

    private static func learned(_ word: Int, of view: DocumentView) -> TagSet {
        unsafe .learned(for: view.tokens[Int(view.words[word].firstToken)].kind)
    }

    /// How many keys a word has.
    package static var keysPerWord: Int { TagFeatures.count }

    /// Appends the keys of the features of every word of a text, and calls `body` with the tags that its kind allows.
    ///
    /// - Complexity: O(n) for n words.
    package mutating func read(
        _ view: DocumentView, classes: WordClasses, into keys: inout [UInt64], _ body: (TagSet) -> Void
    ) {
        for index in unsafe view.sentences.indices {
            let sentence = unsafe view.sentences[index]
            columns.read(sentence.words, of: view, classes: classes)
            for position in 0..<columns.count {
                features.make(columns, at: position)
                features.appendKeys(to: &keys)
                body(Self.learned(sentence.words.lowerBound + position, of: view))
            }
        }
    }
}
