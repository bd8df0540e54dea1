import VietCore
import VietKeywords

/// Writes blocks: a head, a byte or more for every token, then the text as given.
///
/// The byte of a token: its length in the low four bits, whether one byte lies before it, whether it goes on a word, whether it
/// begins a sentence, whether it counts as a word. Length 0 says that gap and length follow as numbers.
enum BlockWriter {
    static let lengthBits: UInt8 = 0x0F
    static let hasGap: UInt8 = 0x10
    static let isJoined: UInt8 = 0x20
    static let startsSentence: UInt8 = 0x40
    static let isCounted: UInt8 = 0x80

    /// A block ends with the sentence in which it comes to so many tokens.
    static let fullTokens = 40

    /// Appends the block of some sentences of a document to `bytes`.
    ///
    /// - Parameter end: where the next block begins in the document.
    static func write(
        _ head: BlockHead, sentences: Range<Int>, of view: DocumentView, to end: Int, into bytes: inout [UInt8]
    ) {
        var head = head
        let words = range(of: sentences, in: view)
        head.words = words.count
        head.tokens = words.reduce(0) { unsafe $0 + view.words[$1].tokens.count }
        writeHead(head, into: &bytes)
        var place = head.start
        var sentence = sentences.lowerBound
        for word in words {
            while unsafe sentence < view.sentences.count, unsafe view.sentences[sentence].words.upperBound <= word {
                sentence += 1
            }
            let isFirst = unsafe view.sentences[sentence].words.lowerBound == word
            let tokens = unsafe view.words[word].tokens
            for index in tokens {
                let token = unsafe view.tokens[index]
                var flags: UInt8 = token.kind.isCounted ? isCounted : 0
                if index > tokens.lowerBound { flags |= isJoined } else if isFirst { flags |= startsSentence }
                write(token.range, from: place, flags, into: &bytes)
                place = token.range.upperBound
            }
        }
        unsafe bytes.append(contentsOf: view.bytes[head.start..<end])
    }

    static func writeHead(_ head: BlockHead, into bytes: inout [UInt8]) {
        for value in [
            head.document, head.sentences, head.start, head.scalars, head.units, head.words, head.tokens,
        ] { append(value, to: &bytes) }
    }

    private static func write(_ token: Range<Int>, from place: Int, _ flags: UInt8, into bytes: inout [UInt8]) {
        let gap = token.lowerBound - place
        if (0...1).contains(gap), (1...15).contains(token.count) {
            bytes.append(flags | (gap == 1 ? hasGap : 0) | UInt8(token.count))
        } else {
            bytes.append(flags)
            // Twice the gap, as one may be negative.
            append(gap < 0 ? -2 * gap - 1 : 2 * gap, to: &bytes)
            append(token.count, to: &bytes)
        }
    }

    private static func append(_ value: Int, to bytes: inout [UInt8]) {
        PackedNumbers.append(UInt64(bitPattern: Int64(value)), to: &bytes)
    }

    /// The words of some sentences.
    static func range(of sentences: Range<Int>, in view: DocumentView) -> Range<Int> {
        guard !sentences.isEmpty else { return 0..<0 }
        return unsafe view.sentences[sentences.lowerBound].words
            .lowerBound..<view.sentences[sentences.upperBound - 1].words.upperBound
    }
}
