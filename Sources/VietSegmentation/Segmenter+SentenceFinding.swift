import VietCore
import VietNormalization

extension Segmenter: SentenceFinding {
    public func gluedSentenceStarts(in bytes: UnsafeBufferPointer<UInt8>) -> [Int] {
        let worker = makeWorker()
        unsafe worker.segment(bytes)
        return unsafe worker.sentences.dropFirst().compactMap {
            unsafe worker.tokens[$0.tokens.lowerBound].hasSpaceBefore ? nil : $0.range.lowerBound
        }
    }
}
