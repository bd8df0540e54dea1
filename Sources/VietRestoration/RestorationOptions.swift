/// What a ``MarkRestorer`` may change.
public struct RestorationOptions: Hashable, Sendable {
    /// Whether a syllable that has marks but no tone may get more marks: `viêt` becomes `việt`.
    public var isPartial: Bool
    /// Syllables less sure than this, from 0 to 1, stay as they are.
    public var minimumConfidence: Double
    /// Whether names are settled over the whole text: how a name is read in most places decides the others.
    public var looksTwice: Bool
    /// Whether short forms of chat are written out first: `ko` as `không`. See ``RestoredText/writtenOut``.
    public var writesOutChat: Bool

    /// Whatever has no marks is restored, in two looks, unless said otherwise.
    public init(
        isPartial: Bool = false, minimumConfidence: Double = 0, looksTwice: Bool = true,
        writesOutChat: Bool = false
    ) {
        self.isPartial = isPartial
        self.minimumConfidence = minimumConfidence
        self.looksTwice = looksTwice
        self.writesOutChat = writesOutChat
    }
}
