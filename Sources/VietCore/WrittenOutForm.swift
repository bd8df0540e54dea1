/// A short form of chat, and what was written in its place.
public struct WrittenOutForm: Hashable, Sendable {
    /// The UTF-8 bytes of the source.
    public let range: Range<Int>
    /// The UTF-8 bytes of the restored text.
    public let restoredRange: Range<Int>

    package init(range: Range<Int>, restoredRange: Range<Int>) {
        self.range = range
        self.restoredRange = restoredRange
    }
}
