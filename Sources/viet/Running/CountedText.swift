import VietCore
import VietFormats
import VietKeywords
import VietSegmentation

/// Brings documents to counters of frequencies: all words of one, those of some parts of speech, or its names.
final class CountedText {
    private let segmenter: SegmentationWorker
    /// What finds parts of speech and names, each text held in memory as a whole; nil where words alone are counted.
    private let text: NamedText?
    private let tags: TagSet?
    private let isNamed: Bool
    private let names: Set<EntityType>?
    private var words: [Word] = []
    private let forms = ByteBuffer()

    /// - Parameters:
    ///   - tags: the parts of speech that are counted; nil for every word.
    ///   - isNamed: whether a word is counted with its tag, as `word/TAG`.
    ///   - names: the types of names that are counted in place of words.
    init(_ segmenter: Segmenter, tags: TagSet?, isNamed: Bool, names: Set<EntityType>?) {
        self.segmenter = segmenter.makeWorker()
        text =
            tags == nil && names == nil
            ? nil : NamedText(names, segmenter, groups: names != nil, hasTags: tags != nil)
        self.tags = tags
        self.isNamed = isNamed
        self.names = names
    }

    func count(_ bytes: UnsafeBufferPointer<UInt8>, by counter: FrequencyCounter) throws {
        guard let text else { return try counter.count(bytes, with: segmenter) }
        try counter.beginDocument(bytes)
        text.with(bytes) { view, found in
            if let tags { count(tags, view, by: counter) } else { count(found, view, by: counter) }
        }
    }

    private func count(_ tags: TagSet, _ view: DocumentView, by counter: FrequencyCounter) {
        words.removeAll(keepingCapacity: true)
        forms.removeAll()
        for index in view.words.indices where tags.contains(view.tags![index]) {
            var word = view.words[index]
            if isNamed {
                let start = forms.count
                WhiteSpace.appendWord(view, index, to: forms)
                forms.append("/" as StaticString)
                forms.append(view.tags![index].partOfSpeech.rawValue)
                (word.start, word.end) = (UInt32(start), UInt32(forms.count))
            }
            words.append(word)
        }
        words.withUnsafeBufferPointer {
            counter.add(
                words: $0, tokens: view.tokens, sentences: view.sentences,
                bytes: isNamed ? forms.bytes : view.bytes)
        }
    }

    /// Every mention counts under the fullest name of its group in the text.
    private func count(_ found: [Entity], _ view: DocumentView, by counter: FrequencyCounter) {
        counter.add(runningWords: view.runningWords)
        for entity in found.withoutNewsroomSigns(in: view) {
            var name = entity.canonicalName ?? view.text(of: entity.range)
            name.withUTF8 { counter.add(name: 0..<$0.count, bytes: $0) }
        }
    }
}
