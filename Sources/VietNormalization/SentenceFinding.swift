/// What knows where sentences start.
public protocol SentenceFinding: Sendable {
    /// The offsets at which a sentence starts without a space before it, in increasing order, none of them 0.
    ///
    /// - Complexity: O(n).
    func gluedSentenceStarts(in bytes: UnsafeBufferPointer<UInt8>) -> [Int]
}
