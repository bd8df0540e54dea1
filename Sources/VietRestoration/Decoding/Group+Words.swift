extension RestorationModel.Group {
    /// Calls `body` with the words that a unit of some case may be, those with a capital first.
    ///
    /// - Parameter bits: the marks and bits of a word, as in `FORMS`.
    @inline(__always)
    package func forEachWord(
        _ casing: ChainUnit.Casing, bits: (UInt16) -> UInt32, _ body: (UInt16) -> Void
    ) {
        let namedTwin = RestorationModel.twinBit | RestorationModel.nameBit
        let usesLower = lowerCount > 0
        let usesCapitals = capitalCount > 0 && (casing != .lower || !usesLower)
        if usesCapitals {
            for word in capital..<capital + UInt16(capitalCount) {
                // A capital that says nothing is taken as it is most often meant.
                if casing == .unclear, bits(word) & namedTwin == RestorationModel.twinBit { continue }
                body(word)
            }
        }
        if usesLower {
            for word in lower..<lower + UInt16(lowerCount) {
                if casing == .capital, usesCapitals, bits(word) & RestorationModel.twinBit != 0 { continue }
                if casing == .unclear, bits(word) & namedTwin == namedTwin { continue }
                body(word)
            }
        }
    }
}
