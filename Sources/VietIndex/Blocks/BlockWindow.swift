import VietCore
import VietNormalization

/// Some blocks of a document, one behind the other, as the segmented text that they were made of.
///
/// Of a token it knows where it lies and whether it counts as a word, which is all that finding words and showing them needs.
struct BlockWindow: ~Copyable {
    private var bytes = GrowingBuffer<UInt8>(capacity: 1 << 12)
    private var tokens = GrowingBuffer<Token>(capacity: 1 << 8)
    private var words = GrowingBuffer<Word>(capacity: 1 << 8)
    private var sentences = GrowingBuffer<Sentence>(capacity: 1 << 4)
    /// The head of the first block.
    private(set) var head = BlockHead()

    /// How many bytes the blocks have together.
    var count: Int { bytes.count }

    mutating func removeAll() {
        bytes.removeAll()
        tokens.removeAll()
        words.removeAll()
        sentences.removeAll()
    }

    /// Appends the block that follows.
    ///
    /// - Parameter wanted: which of its words are kept, counted from 0; its text and its sentences before their end are.
    /// - Returns: whether it is a block that fits.
    mutating func append(_ block: LoadedBlock, words wanted: Range<Int> = 0..<Int.max) -> Bool {
        let next = block.head
        if bytes.count == 0 { head = next }
        guard next.document == head.document, next.start == head.start + bytes.count else { return false }
        return unsafe block.bytes.withUnsafeBufferPointer { bytes in
            unsafe append(bytes, BlockTokens(bytes, at: block.tokens, base: count), count: next.tokens, wanted)
        }
    }

    private mutating func append(
        _ block: UnsafeBufferPointer<UInt8>, _ reader: BlockTokens, count: Int, _ wanted: Range<Int>
    ) -> Bool {
        guard count <= block.count - reader.place else { return false }
        tokens.reserve(count)
        words.reserve(count)
        // They do not move any more.
        let (tokenRoom, wordRoom) = unsafe (tokens.base, words.base)
        var (token, word) = (tokens.count, words.count)
        var reader = reader
        var rest = count
        // The word of the block that was begun last.
        var number = -1
        while rest > 0 {
            guard reader.next() else { return false }
            rest -= 1
            let isJoined = reader.flags & BlockWriter.isJoined != 0 && number >= 0
            let (start, end) = (UInt32(truncatingIfNeeded: reader.start), UInt32(truncatingIfNeeded: reader.end))
            if !isJoined {
                number &+= 1
                if number >= wanted.upperBound { break }
                if reader.flags & BlockWriter.startsSentence != 0 || sentences.count == 0 {
                    endSentence(token, word)
                    let (first, firstWord) = (UInt32(truncatingIfNeeded: token), UInt32(truncatingIfNeeded: word))
                    sentences.append(
                        Sentence(
                            start: start, end: start, firstToken: first, endToken: first, firstWord: firstWord,
                            endWord: firstWord))
                }
            }
            if number < wanted.lowerBound { continue }
            if isJoined {
                unsafe wordRoom[word - 1].tokenCount &+= 1
                unsafe wordRoom[word - 1].end = end
            } else {
                unsafe wordRoom[word] = Word(
                    start: start, end: end, firstToken: UInt32(truncatingIfNeeded: token), tokenCount: 1)
                word &+= 1
            }
            let kind: TokenKind = reader.flags & BlockWriter.isCounted != 0 ? .syllable : .punctuation
            unsafe tokenRoom[token] = Token(start: reader.start, end: reader.end, kind: kind, shape: .mixed)
            token &+= 1
        }
        // The text stands behind all tokens.
        while rest > 0 {
            guard reader.next() else { return false }
            rest -= 1
        }
        tokens.extend(by: token - tokens.count)
        words.extend(by: word - words.count)
        endSentence(token, word)
        let text = unsafe UnsafeBufferPointer(rebasing: block[reader.place...])
        guard reader.furthest - bytes.count <= text.count, reader.furthest <= Int(UInt32.max) else { return false }
        unsafe bytes.append(text)
        return true
    }

    /// Lets the last sentence end before a token and a word.
    private mutating func endSentence(_ token: Int, _ word: Int) {
        let last = sentences.count - 1
        guard last >= 0, word > Int(sentences[last].firstWord) else { return }
        sentences[last].end = unsafe words.base[word - 1].end
        sentences[last].endToken = UInt32(truncatingIfNeeded: token)
        sentences[last].endWord = UInt32(truncatingIfNeeded: word)
    }

    /// Calls `body` with the text of the blocks, which lives as long as the call.
    func withView<R>(_ body: (DocumentView) throws -> R) rethrows -> R {
        try body(
            unsafe DocumentView(
                bytes: bytes.elements, tokens: tokens.elements, words: words.elements, sentences: sentences.elements))
    }
}
