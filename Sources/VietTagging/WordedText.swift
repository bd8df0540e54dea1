import VietCore
import VietSegmentation

/// Sentences whose words are given, as a text with one space between any two.
package final class WordedText {
    private let worker: SegmentationWorker
    private var bytes: [UInt8] = []
    private var tokens: [Token] = []
    private var keys: [TokenKey] = []
    private var words: [Word] = []
    private var sentences: [Sentence] = []

    package init(_ segmenter: Segmenter) {
        worker = Segmenter(model: segmenter.model).makeWorker()
    }

    /// Reads the words of a sentence in place of those before.
    ///
    /// - Complexity: O(n) for n bytes.
    package func read(_ forms: [String]) {
        bytes.removeAll(keepingCapacity: true)
        tokens.removeAll(keepingCapacity: true)
        keys.removeAll(keepingCapacity: true)
        words.removeAll(keepingCapacity: true)
        sentences.removeAll(keepingCapacity: true)
        for form in forms { append(form) }
        guard let last = words.last else { return }
        sentences.append(
            Sentence(
                start: 0, end: last.end, firstToken: 0, endToken: UInt32(tokens.count), firstWord: 0,
                endWord: UInt32(words.count)))
    }

    private func append(_ form: String) {
        if !bytes.isEmpty { bytes.append(0x20) }
        let (start, first) = (bytes.count, tokens.count)
        bytes += form.utf8
        worker.segment(form) { view in
            for index in unsafe view.tokens.indices {
                var token = unsafe view.tokens[index]
                token.start += UInt32(start)
                token.end += UInt32(start)
                tokens.append(token)
                unsafe keys.append(view.keys[index])
            }
        }
        if tokens.count == first {
            // Nothing that can be seen: it is a word all the same.
            tokens.append(Token(start: start, end: bytes.count, kind: .other, shape: .symbolic))
            keys.append(TokenKey(value: 0))
        }
        words.append(
            Word(
                start: UInt32(start), end: UInt32(bytes.count), firstToken: UInt32(first),
                tokenCount: UInt32(tokens.count - first)))
    }

    /// Calls `body` with a view of the text that lives as long as the call.
    package func withView<R>(_ body: (DocumentView) throws -> R) rethrows -> R {
        try unsafe bytes.withUnsafeBufferPointer { bytes in
            try unsafe tokens.withUnsafeBufferPointer { tokens in
                try unsafe keys.withUnsafeBufferPointer { keys in
                    try unsafe words.withUnsafeBufferPointer { words in
                        try unsafe sentences.withUnsafeBufferPointer {
                            try unsafe body(
                                DocumentView(bytes: bytes, tokens: tokens, keys: keys, words: words, sentences: $0))
                        }
                    }
                }
            }
        }
    }
}
