import VietCore
import VietNormalization

/// The scratch memory of one thread and the results of its last call.
///
/// A worker is cheap to make and cheaper to keep: its buffers are reused from text to text.
package final class SegmentationWorker {
    private let model: SegmentationTables
    private var tokenBuffer = GrowingBuffer<Token>(capacity: 1024)
    private var wordBuffer = GrowingBuffer<Word>(capacity: 1024)
    private var scorer = GapScorer()
    private var sentenceBuffer = GrowingBuffer<Sentence>(capacity: 64)
    /// What users ask for beyond the words; nothing is done for it where nothing is asked.
    private var extras: SegmentationExtras?

    package init(model: SegmentationTables, dictionary: CompiledDictionary? = nil, keepsScores: Bool = false) {
        self.model = model
        if dictionary != nil || keepsScores {
            extras = SegmentationExtras(dictionary: dictionary, keepsScores: keepsScores)
        }
    }

    /// The score of the gap before every token of the last text, empty unless asked for. Valid until the next call.
    package var scores: UnsafeBufferPointer<Int32> { extras?.scores ?? UnsafeBufferPointer(start: nil, count: 0) }

    /// The tokens of the last text, ranges of the bytes given. Valid until the next call.
    package var tokens: UnsafeBufferPointer<Token> { tokenBuffer.elements }
    /// The words of the last text. Valid until the next call.
    package var words: UnsafeBufferPointer<Word> { wordBuffer.elements }
    /// The sentences of the last text. Valid until the next call.
    package var sentences: UnsafeBufferPointer<Sentence> { sentenceBuffer.elements }

    /// Steps in the tries of dictionaries since the worker was made. For checking that the time is linear.
    var dictionarySteps: Int { extras?.stepCount ?? 0 }

    /// Segments a whole text.
    package func segment(_ bytes: UnsafeBufferPointer<UInt8>) { _ = segmentPrefix(bytes, isFinal: true) }

    /// Segments as much of the start of a text as is certain whatever follows, and returns how many bytes that is.
    ///
    /// The bytes behind are to be given again with more of the text behind them; the results are the same as on the
    /// whole text. With `isFinal` all bytes are used.
    package func segmentPrefix(_ bytes: UnsafeBufferPointer<UInt8>, isFinal: Bool) -> Int {
        tokenBuffer.truncate(to: 0)
        wordBuffer.truncate(to: 0)
        sentenceBuffer.truncate(to: 0)
        extras?.begin()
        guard NFCScan.firstSuspect(in: bytes) != nil else { return run(bytes, isFinal: isFinal) }
        let view = nfc(of: bytes)
        let used = view.bytes.withUnsafeBufferPointer { run($0, isFinal: isFinal) }
        moveToSource(view)
        return view.sourceRange(of: 0..<used).upperBound
    }

    /// How far from the end of an unfinished text a sentence must start for the one before it to be certain: more than
    /// any look ahead of the scanner and the splitter.
    private static let margin = 1024

    private func run(_ bytes: UnsafeBufferPointer<UInt8>, isFinal: Bool) -> Int {
        ByteClass.table.withUnsafeBufferPointer { classes in
            var scanner = Scanner(bytes: bytes, table: model.syllables, classes: classes.baseAddress!)
            var splitter = SentenceSplitter()
            var first = 0
            while scanner.position < bytes.count {
                // Blocks small enough that tokens are still in the cache when their gaps are scored.
                scanner.scan(upTo: min(scanner.position + 32_768, bytes.count), into: &tokenBuffer)
                let isLast = scanner.position >= bytes.count
                while let next = splitter.nextBoundary(in: tokenBuffer, bytes: bytes, isFinal: isLast && isFinal) {
                    if !isFinal && Int(tokenBuffer[next].start) + Self.margin > bytes.count { break }
                    finishSentence(first..<next, bytes)
                    first = next
                }
            }
            if isFinal {
                if first < tokenBuffer.count { finishSentence(first..<tokenBuffer.count, bytes) }
                return bytes.count
            }
            let used = first < tokenBuffer.count ? Int(tokenBuffer[first].start) : 0
            tokenBuffer.truncate(to: first)
            return used
        }
    }

    private func finishSentence(_ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) {
        scorer.join(
            UnsafeMutableBufferPointer(start: tokenBuffer.base + range.lowerBound, count: range.count), with: model)
        extras?.finish(
            UnsafeMutableBufferPointer(start: tokenBuffer.base + range.lowerBound, count: range.count), bytes, scorer)
        let firstWord = wordBuffer.count
        var index = range.lowerBound
        let tokens = tokenBuffer.base
        tokens[index].flags.insert(.sentenceStart)
        while index < range.upperBound {
            let start = index
            index += 1
            while index < range.upperBound, tokens[index].flags.contains(.joined) { index += 1 }
            wordBuffer.append(
                Word(
                    start: tokens[start].start, end: tokens[index - 1].end, firstToken: UInt32(start),
                    tokenCount: UInt32(index - start)))
        }
        sentenceBuffer.append(
            Sentence(
                start: tokens[range.lowerBound].start, end: tokens[range.upperBound - 1].end,
                firstToken: UInt32(range.lowerBound), endToken: UInt32(range.upperBound), firstWord: UInt32(firstWord),
                endWord: UInt32(wordBuffer.count)))
    }

    /// Turns ranges of the normalized view into ranges of the source.
    private func moveToSource(_ view: AlignedText) {
        var cursor = view.makeCursor()
        for index in 0..<tokenBuffer.count {
            let range = cursor.sourceRange(of: tokenBuffer[index].range)
            tokenBuffer.base[index].start = UInt32(range.lowerBound)
            tokenBuffer.base[index].end = UInt32(range.upperBound)
        }
        for index in 0..<wordBuffer.count {
            let tokens = wordBuffer[index].tokens
            wordBuffer.base[index].start = tokenBuffer[tokens.lowerBound].start
            wordBuffer.base[index].end = tokenBuffer[tokens.upperBound - 1].end
        }
        for index in 0..<sentenceBuffer.count {
            let tokens = sentenceBuffer[index].tokens
            sentenceBuffer.base[index].start = tokenBuffer[tokens.lowerBound].start
            sentenceBuffer.base[index].end = tokenBuffer[tokens.upperBound - 1].end
        }
    }
}
