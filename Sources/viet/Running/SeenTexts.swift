import VietKeywords

/// The texts of a run that came before, by two hashes of 64 bits.
final class SeenTexts: Sendable {
    private struct Fingerprint: Hashable {
        let first: UInt64
        let second: UInt64
    }

    private struct State {
        var known: Set<Fingerprint> = []
        var repeated = 0
    }

    private let state = Guarded(State())

    /// How many texts were not new.
    var repeated: Int { state.withLock { $0.repeated } }

    /// Whether a text is new.
    func insert(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let (first, second) = TextFingerprint.of(bytes)
        return state.withLock { state in
            if state.known.insert(Fingerprint(first: first, second: second)).inserted { return true }
            state.repeated += 1
            return false
        }
    }
}
