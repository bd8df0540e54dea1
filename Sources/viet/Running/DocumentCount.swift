import VietCore
import VietKeywords
import VietSegmentation

extension FrequencyCounter {
    /// Counts a document in stretches, so that the words of a long one need not all be in memory.
    func count(_ bytes: UnsafeBufferPointer<UInt8>, with segmenter: SegmentationWorker) throws {
        try beginDocument(bytes)
        var start = 0
        while start < bytes.count {
            var length = min(4 << 20, bytes.count - start)
            while true {
                let stretch = UnsafeBufferPointer(rebasing: bytes[start..<(start + length)])
                let isFinal = start + length == bytes.count
                let used = segmenter.segmentPrefix(stretch, isFinal: isFinal)
                if used > 0 || isFinal {
                    add(
                        words: segmenter.words, tokens: segmenter.tokens, sentences: segmenter.sentences, bytes: stretch
                    )
                    start += max(used, isFinal ? length : 0)
                    break
                }
                // No sentence ends in the stretch.
                length = min(length * 2, bytes.count - start)
            }
        }
    }
}
