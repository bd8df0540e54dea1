import VietCore

/// Line ends behind which a sentence starts whatever stands before and behind them, asked of the scanner and the splitter
/// themselves.
@safe struct SafeCut {
    let bytes: UnsafeBufferPointer<UInt8>

    /// How much of a long line is looked at.
    private static let lineLength = 512

    /// The offset behind the last such line end that is not before `start`, or nil.
    func last(from start: Int, _ scanner: Scanner, tokens: inout GrowingBuffer<Token>) -> Int? {
        // One byte further back: the line end there could not be judged before what follows it was read.
        let lowest = max(start - 1, 0)
        var feed = unsafe bytes.count - 1
        while feed >= lowest {
            if unsafe bytes[feed] == 0x0A, isSafe(feed, scanner, &tokens) { return feed + 1 }
            feed -= 1
        }
        return nil
    }

    private func isSafe(_ feed: Int, _ start: Scanner, _ tokens: inout GrowingBuffer<Token>) -> Bool {
        var scanner = start
        scanner.position = lineStart(feed)
        tokens.truncate(to: 0)
        scanner.scan(upTo: feed, into: &tokens)
        // An empty line.
        if tokens.count == 0 { return true }
        let next = tokens.count
        // What cannot be seen from here is taken for what allows less.
        func context() -> SentenceContext {
            unsafe SentenceContext(
                tokens: tokens.elements, bytes: bytes, sentenceStart: 0, count: tokens.count, quoteIsOpen: true)
        }
        if context().endsWithMark(before: next) { return true }
        while tokens.count < next + 2, unsafe scanner.position < bytes.count {
            scanner.scan(upTo: scanner.position + 1, into: &tokens)
        }
        // Marks right behind the last of them belong to it.
        let count = tokens.count
        while tokens.count == count, unsafe scanner.position < bytes.count,
            scanner.position == Int(tokens[count - 1].end)
        {
            scanner.scan(upTo: scanner.position + 1, into: &tokens)
        }
        // A token at the end may become another with what follows, and so may one before half a character, perhaps a mark.
        guard count > next, case let end = Int(tokens[count - 1].end), unsafe end < bytes.count else {
            return false
        }
        let (_, length) = unsafe UTF8Decoding.scalar(in: bytes, at: end)
        guard unsafe end - length < bytes.count else { return false }
        return context().lineEndEnds(next)
    }

    /// The start of the line that ends at `feed`, or a space in it that is far enough back.
    private func lineStart(_ feed: Int) -> Int {
        var start = feed
        while start > 0, unsafe bytes[start - 1] != 0x0A {
            start -= 1
            if feed - start >= Self.lineLength, unsafe bytes[start] == 0x20 { break }
        }
        return start
    }
}
