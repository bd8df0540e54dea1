import VietCore

extension Segmenter {
    /// One more than the greatest number of a syllable, see ``Token``.
    package var syllableCount: Int { model.syllableCount }

    /// Calls `body` with the number and the bytes of every spelling of a syllable in lower case; those of one number are the same
    /// word at the standard level of `WordIdentity`.
    package func forEachSyllable(_ body: (_ number: Int, _ spelling: UnsafeBufferPointer<UInt8>) -> Void) {
        unsafe model.syllables.forEachLowerCase(body)
    }
}
