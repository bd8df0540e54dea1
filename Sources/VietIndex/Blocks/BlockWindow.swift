import VietCore
import VietNormalization

/// Some blocks of a document, one behind the other, as the segmented text that they were made of.
///
/// Of a token it knows where it lies and whether it counts as a word, which is all that finding words and showing them needs.
struct BlockWindow: ~Copyable {
    private var bytes = GrowingBuffer<UInt8>(capacity: 1 << 12)
    private var tokens = GrowingBuffer<Token>(capacity: 1 << 8)
    private var keys = GrowingBuffer<TokenKey>(capacity: 1 << 8)
    private var words = GrowingBuffer<Word>(capacity: 1 << 8)
    private var sentences = GrowingBuffer<Sentence>(capacity: 1 << 4)
    /// The head of the first block.
    private(set) var head = BlockHead()

    /// How many bytes the blocks have together.
    var count: Int { bytes.count }

    mutating func removeAll() {
        bytes.removeAll()
        tokens.removeAll()
        keys.removeAll()
        words.removeAll()
        sentences.removeAll()
    }

    /// Appends the block that follows.
    ///
    /// - Parameter memo: gives the keys of the tokens. Without it they have none and match nothing.
    /// - Returns: whether it is a block that fits.
    mutating func append(_ block: UnsafeBufferPointer<UInt8>, memo: TokenKeyMemo?) -> Bool {
        var place = 0
        guard let next = unsafe BlockWindow.head(of: block, &place) else { return false }
        if bytes.count == 0 { head = next }
        guard next.document == head.document, next.start == head.start + bytes.count, next.tokens <= block.count - place
        else { return false }
        let base = bytes.count
        let firstToken = tokens.count
        var end = base
        for _ in 0..<next.tokens {
            guard place < block.count else { return false }
            let flags = unsafe block[place]
            place += 1
            var gap = flags & BlockWriter.hasGap != 0 ? 1 : 0
            var length = Int(flags & 0x0F)
            if length == 0 {
                guard let twice = unsafe BlockWindow.number(block, &place),
                    let long = unsafe BlockWindow.number(block, &place),
                    (0...Int(UInt32.max)).contains(twice), (0...Int(UInt32.max)).contains(long)
                else { return false }
                gap = twice & 1 == 1 ? -(twice + 1) / 2 : twice / 2
                length = long
            }
            let start = end + gap
            end = start + length
            guard start >= base, end <= Int(UInt32.max) else { return false }
            append(start..<end, flags)
        }
        let text = unsafe UnsafeBufferPointer(rebasing: block[place...])
        guard end - base <= text.count else { return false }
        unsafe bytes.append(text)
        for index in firstToken..<tokens.count {
            // 0 is the key of no token that a query has.
            let range = tokens[index].range
            guard range.upperBound <= bytes.count else { return false }
            keys.append(
                unsafe memo?.key(of: UnsafeBufferPointer(rebasing: bytes.elements[range])) ?? TokenKey(value: 0))
        }
        return true
    }

    private mutating func append(_ token: Range<Int>, _ flags: UInt8) {
        let number = UInt32(tokens.count)
        let (start, end) = (UInt32(token.lowerBound), UInt32(token.upperBound))
        let kind: TokenKind = flags & BlockWriter.isCounted != 0 ? .syllable : .punctuation
        tokens.append(Token(start: token.lowerBound, end: token.upperBound, kind: kind, shape: .mixed))
        let isJoined = flags & BlockWriter.isJoined != 0 && words.count > 0
        let isFirst = flags & BlockWriter.startsSentence != 0 || sentences.count == 0
        if isFirst {
            sentences.append(
                Sentence(
                    start: start, end: end, firstToken: number, endToken: number, firstWord: UInt32(words.count),
                    endWord: UInt32(words.count)))
        }
        if isJoined {
            words[words.count - 1].tokenCount += 1
            words[words.count - 1].end = end
        } else {
            words.append(Word(start: start, end: end, firstToken: number, tokenCount: 1))
        }
        sentences[sentences.count - 1].end = end
        sentences[sentences.count - 1].endToken = number + 1
        sentences[sentences.count - 1].endWord = UInt32(words.count)
    }

    /// Calls `body` with the text of the blocks, which lives as long as the call.
    func withView<R>(_ body: (DocumentView) throws -> R) rethrows -> R {
        try body(
            unsafe DocumentView(
                bytes: bytes.elements, tokens: tokens.elements, keys: keys.elements, words: words.elements,
                sentences: sentences.elements))
    }

    /// The head of a block; nil where it has none.
    static func head(of block: UnsafeBufferPointer<UInt8>) -> BlockHead? {
        var place = 0
        return unsafe head(of: block, &place)
    }

    private static func head(of block: UnsafeBufferPointer<UInt8>, _ place: inout Int) -> BlockHead? {
        func next() -> Int? {
            unsafe number(block, &place).flatMap { (0...1 << 48).contains($0) ? $0 : nil }
        }
        guard let document = next(), let sentences = next(), let start = next(), let scalars = next(),
            let units = next(), let words = next(), let tokens = next()
        else { return nil }
        return BlockHead(
            document: document, sentences: sentences, start: start, scalars: scalars, units: units, words: words,
            tokens: tokens)
    }

    private static func number(_ block: UnsafeBufferPointer<UInt8>, _ place: inout Int) -> Int? {
        unsafe PackedNumbers.read(UnsafeRawBufferPointer(block), &place).map { Int(bitPattern: UInt($0)) }
    }
}
