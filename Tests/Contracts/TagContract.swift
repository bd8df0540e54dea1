import VietCore
import VietTagging
import VietText

/// What holds for the parts of speech of any text.
package struct TagContract: Sendable {
    package let tagger: PartOfSpeechTagger

    package init(_ tagger: PartOfSpeechTagger) { self.tagger = tagger }

    /// - Throws: ``ContractViolation``.
    package func check(_ bytes: [UInt8]) throws {
        let document = Segmenter.standard.segment(SourceText(bytes: bytes))
        let tags = tagger.tags(of: document)
        try require(tags.count == document.words.count, "\(tags.count) tags of \(document.words.count) words")
        for (word, tag) in zip(document.words, tags) {
            try require(
                TagSet.allowed(for: word.kind).contains(tag),
                "a word that begins with \(word.kind) is \(tag.partOfSpeech.rawValue)")
        }
        let confident = tagger.confidentTags(of: document)
        try require(confident.map(\.tag) == tags, "with confidences the tags are others")
        try require(confident.allSatisfy { (0...1).contains($0.confidence) }, "a confidence is no share")
        try checkForms(bytes, tags)
        try checkSentences(document, tags)
    }

    /// The composed and the decomposed text have the same tags.
    private func checkForms(_ bytes: [UInt8], _ tags: [WordTag]) throws {
        let decomposed = TextForms.decomposed(bytes)
        guard TextForms.composed(decomposed) == TextForms.composed(bytes) else { return }
        let other = tagger.tags(of: Segmenter.standard.segment(SourceText(bytes: decomposed)))
        try require(other == tags, "the decomposed text has other tags")
    }

    /// A sentence by itself has the tags that it has among others.
    private func checkSentences(_ document: Document, _ tags: [WordTag]) throws {
        let worker = tagger.makeWorker()
        try document.withView { view in
            for number in view.sentences.indices {
                let sentence = view.sentences[number]
                worker.tag(
                    DocumentView(
                        bytes: view.bytes, tokens: view.tokens, keys: view.keys, words: view.words,
                        sentences: UnsafeBufferPointer(rebasing: view.sentences[number...number])))
                try require(Array(worker.tags) == Array(tags[sentence.words]), "a sentence by itself has other tags")
            }
        }
    }
}
