import VietCore
import VietNormalization

extension Segmenter: SentenceFinding {
    public func gluedSentenceStarts(in bytes: UnsafeBufferPointer<UInt8>) -> [Int] {
        let worker = makeWorker()
        worker.segment(bytes)
        return worker.sentences.dropFirst().compactMap {
            worker.tokens[$0.tokens.lowerBound].hasSpaceBefore ? nil : $0.range.lowerBound
        }
    }
}
