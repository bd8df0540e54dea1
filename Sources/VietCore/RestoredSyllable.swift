/// A syllable of a text that marks could be put on, and what became of it.
public struct RestoredSyllable: Hashable, Sendable {
    /// The UTF-8 bytes of the source.
    public let range: Range<Int>
    /// The UTF-8 bytes of the restored text.
    public let restoredRange: Range<Int>
    /// How sure its marks are, from 0 to 1: those of the restored text where ``isRestored``, else those that it would have got.
    public let confidence: Double
    /// Whether the restored text has other marks than the source.
    public let isRestored: Bool

    package init(range: Range<Int>, restoredRange: Range<Int>, confidence: Double, isRestored: Bool) {
        self.range = range
        self.restoredRange = restoredRange
        self.confidence = confidence
        self.isRestored = isRestored
    }
}
