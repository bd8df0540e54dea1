import VietCore
import VietFormats
import VietKeywords
import VietSegmentation

/// Counts the words of some parts of speech, each text held in memory as a whole.
final class TaggedWords {
    private let text: NamedText
    private let tags: TagSet
    /// Whether a word is counted with its tag, as `word/TAG`.
    private let isNamed: Bool
    private var words: [Word] = []
    private let forms = ByteBuffer()

    init(_ segmenter: Segmenter, _ tags: TagSet, named isNamed: Bool) {
        text = NamedText(nil, segmenter, hasTags: true)
        self.tags = tags
        self.isNamed = isNamed
    }

    func count(_ bytes: UnsafeBufferPointer<UInt8>, by counter: FrequencyCounter) throws {
        try counter.beginDocument(bytes)
        text.with(bytes) { view, _ in
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
                    words: $0, tokens: view.tokens, sentences: view.sentences, bytes: isNamed ? forms.bytes : bytes)
            }
        }
    }
}
