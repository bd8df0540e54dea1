/// What a ``MarkRestorer`` may change.
public struct RestorationOptions: Hashable, Sendable {
    /// Whether a syllable that has marks but no tone may get more marks: `viêt` becomes `việt`.
    public var isPartial: Bool
    /// Syllables less sure than this, from 0 to 1, stay as they are.
    public var minimumConfidence: Double
    /// Whether names are settled over the whole text: how a name is read in most places decides the others.
    public var looksTwice: Bool

    /// Whatever has no marks is restored, in two looks, unless said otherwise.
    public init(isPartial: Bool = false, minimumConfidence: Double = 0, looksTwice: Bool = true) {
        self.isPartial = isPartial
        self.minimumConfidence = minimumConfidence
        self.looksTwice = looksTwice
    }
}
