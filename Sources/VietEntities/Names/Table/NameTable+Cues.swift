extension NameTable {
    /// A cue as the raw value of its kind, 0 where there is none, and how many tokens it has.
    struct FoundCue {
        var kind: UInt8 = 0
        var length = 0
    }

    /// Longer phrases are no cues.
    private static let longestCue = 5

    /// The longest cue that ends at `end` and does not begin before `lowest`, of so many tokens at most.
    ///
    /// - Parameter key: the ``TokenKey/short`` of the token at a place.
    @inline(__always)
    func cue(
        endingAt end: Int, from lowest: Int, atMost most: Int = longestCue, key: (Int) -> UInt32
    ) -> FoundCue {
        cue(NameCue.backwards, atMost: min(most, end - lowest)) { key(end - 1 - $0) }
    }

    /// The longest cue that begins at `start` and does not end behind `limit`.
    @inline(__always)
    func cue(at start: Int, to limit: Int, key: (Int) -> UInt32) -> FoundCue {
        cue(NameCue.forwards, atMost: min(Self.longestCue, limit - start)) { key(start + $0) }
    }

    @inline(__always)
    private func cue(_ first: UInt32, atMost most: Int, key: (Int) -> UInt32) -> FoundCue {
        var sequence = first
        var found = FoundCue()
        var length = 0
        while length < most {
            sequence = Self.extend(sequence, key(length))
            guard let payload = self[sequence] else { break }
            length += 1
            if payload.isEntry { found = FoundCue(kind: payload.cue, length: length) }
        }
        return found
    }
}
