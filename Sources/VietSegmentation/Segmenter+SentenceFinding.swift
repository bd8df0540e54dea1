import VietCore
import VietNormalization

extension Segmenter: SentenceFinding {
    /// The offsets at which a sentence, or the text behind a label, starts without a space before it, in increasing order,
    /// none of them 0.
    ///
    /// - Complexity: O(n).
    public func gluedSentenceStarts(in bytes: UnsafeBufferPointer<UInt8>) -> [Int] {
        let worker = makeWorker()
        unsafe worker.segment(bytes)
        let tokens = unsafe worker.tokens
        var starts: [Int] = []
        let sentences = unsafe worker.sentences
        for number in sentences.indices {
            let range = unsafe sentences[number].tokens
            let first = unsafe tokens[range.lowerBound]
            if range.lowerBound > 0, !first.hasSpaceBefore { starts.append(Int(first.start)) }
            // `1.Mở đầu`: the text behind a label is parted from it, too.
            let context = unsafe SentenceContext(
                tokens: tokens, bytes: bytes, sentenceStart: range.lowerBound, count: tokens.count)
            var labels = LabelSeries()
            for index in range.dropFirst(2) where context.mark(index - 1) == .fullStop {
                let token = unsafe tokens[index]
                if labels.take(context, terminator: index - 1, isGlued: !token.hasSpaceBefore), !token.hasSpaceBefore,
                    token.shape.startsUppercase
                {
                    starts.append(Int(token.start))
                }
            }
        }
        return starts
    }
}
