import VietCore

/// Some sentences of a text, one after the other: what the tagger takes in at a time, so that its columns and features
/// never exist for a long text as a whole.
struct TextBlock {
    let text: DocumentView
    let sentences: Range<Int>
    let tokens: Range<Int>
    let words: Range<Int>

    /// How many tokens a block has at least where the text has as many: enough that its overhead does not count.
    static let size = 4096

    /// - Precondition: `sentences` is not empty.
    init(_ text: DocumentView, sentences: Range<Int>) {
        let (first, last) = unsafe (text.sentences[sentences.lowerBound], text.sentences[sentences.upperBound - 1])
        self.text = text
        self.sentences = sentences
        tokens = first.tokens.lowerBound..<last.tokens.upperBound
        words = first.words.lowerBound..<last.words.upperBound
    }
}

extension DocumentView {
    /// Calls `body` with the text in blocks, each of the fewest sentences that have `size` tokens together.
    func forEachBlock(size: Int = TextBlock.size, _ body: (TextBlock) -> Void) {
        var start = 0
        for end in unsafe sentences.indices {
            let count = unsafe sentences[end].tokens.upperBound - sentences[start].tokens.lowerBound
            if unsafe count < size && end + 1 < sentences.count { continue }
            body(TextBlock(self, sentences: start..<end + 1))
            start = end + 1
        }
    }
}
