/// What a candidate looks like, which says what its features count for.
enum CandidateKind: Int, CaseIterable {
    /// At least half of the occurrences have a capital on every word.
    case name
    /// One word without capitals.
    case word
    /// Several words without capitals: they may be a piece of a clause.
    case phrase

    /// The kind of a candidate, told by two of its features.
    @inline(__always)
    init(isCommon: Bool, isOneWord: Bool) {
        self = !isCommon ? .name : isOneWord ? .word : .phrase
    }
}
