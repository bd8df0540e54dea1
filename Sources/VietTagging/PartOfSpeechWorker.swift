import VietCore

/// Tags the words of one text after another in memory that is kept: one to a thread.
package final class PartOfSpeechWorker {
    private let model: TagModel
    private let dictionary: TagDictionary?
    private var columns = WordColumns()
    private var features = TagFeatures()
    private var chain: TagChain
    private var marginals: TagMarginals?
    private var found = GrowingBuffer<WordTag>(capacity: 1024)
    private var shares = GrowingBuffer<UInt16>(capacity: 1024)

    /// A longer sentence is tagged in pieces.
    static let longestSentence = 4096

    /// - Parameter temperature: that of the confidences; nil where none are wanted.
    init(_ model: TagModel, dictionary: TagDictionary?, temperature: Double?) {
        self.model = model
        self.dictionary = dictionary
        chain = TagChain(model)
        marginals = temperature.map { TagMarginals(model, temperature: $0) }
    }

    /// Tags the words of a text; the result is valid until the next call.
    ///
    /// - Parameter view: a text with the keys of its tokens.
    /// - Complexity: O(n) for n words; no memory is allocated once the worker has seen a text as long.
    package func tag(_ view: DocumentView) {
        unsafe precondition(view.keys.count == view.tokens.count, "the text was segmented without keys")
        found.truncate(to: 0)
        shares.truncate(to: 0)
        for number in unsafe view.sentences.indices {
            let sentence = unsafe view.sentences[number]
            let words = sentence.words
            for start in stride(from: words.lowerBound, to: words.upperBound, by: Self.longestSentence) {
                tag(start..<min(start + Self.longestSentence, words.upperBound), of: view)
            }
        }
    }

    private func tag(_ words: Range<Int>, of view: DocumentView) {
        columns.read(words, of: view, classes: model.classes, dictionary: dictionary)
        chain.decode(columns, &features, model.weights)
        for index in unsafe chain.tags.indices { unsafe found.append(WordTag(index: Int(chain.tags[index]))) }
        if marginals != nil { unsafe marginals!.append(chain, sets: columns.sets.elements, to: &shares) }
    }

    /// The tags of the words of the last text.
    package var tags: UnsafeBufferPointer<WordTag> { unsafe found.elements }

    /// How sure the tags are, in thousandths; empty where that is not kept.
    package var confidences: UnsafeBufferPointer<UInt16> { unsafe shares.elements }

    /// A view with what the last call found in it.
    package func tagged(_ view: DocumentView) -> DocumentView {
        tag(view)
        var view = view
        unsafe view.tags = unsafe tags
        if marginals != nil { unsafe view.tagConfidences = unsafe confidences }
        return view
    }
}
