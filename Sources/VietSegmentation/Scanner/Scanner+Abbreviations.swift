import VietCore

extension Scanner {
    /// The end of an abbreviation that starts with `run` and goes on with a full stop; nil where the stop is no part of
    /// it.
    ///
    /// - Parameter previous: The token before, nil at the start of a line.
    func abbreviationEnd(of run: LetterRun, after previous: Token?) -> Int? {
        let isKnown = entry(of: run)?.traits.contains(.abbreviation) ?? false
        let isInitial = run.letters == 1 && run.uppercase == 1
        guard isKnown || isInitial || (run.letters == 1 && isDottedPair(run)) else { return nil }

        var last = run.end
        var pieceIsInitial = isInitial
        var pieceIsKnown = isKnown
        // Each round stands on a full stop behind a piece: `GS.TS.`, `N.T.K.`, `TP.HCM`.
        while last + 1 < end, base[last] == UInt8(ascii: ".") {
            let byte = base[last + 1]
            if byte >= 0x30 && byte <= 0x39 {
                guard pieceIsKnown else { break }
                return digitsEnd(from: last + 1)
            }
            let next = letterRun(at: last + 1)
            guard next.letters > 0 else { break }
            let nextEntry = entry(of: next)
            let nextIsInitial = next.letters == 1 && (next.uppercase == 1 || run.lowercase == 1)
            let nextIsKnown = nextEntry?.traits.contains(.abbreviation) ?? false
            if pieceIsInitial || run.letters == 1, nextIsInitial {
                last = next.end
                pieceIsInitial = true
                pieceIsKnown = nextIsKnown
                continue
            }
            if pieceIsKnown, next.lowercase == 0 || nextIsKnown {
                last = next.end
                pieceIsInitial = next.letters == 1
                pieceIsKnown = nextIsKnown
                if !nextIsKnown && next.letters > 1 { return last }
                continue
            }
            guard next.startsUppercase else { break }
            if pieceIsKnown && !isInitial { return last + 1 }
            // `J.Biden` is one name; `vitamin A.Chiều` is the end of a sentence.
            let isForeignName = nextEntry == nil || nextEntry!.traits.contains(.foreign)
            if isForeignName { return next.end }
            return previous.map { $0.shape == .lower } ?? false ? nil : last + 1
        }
        guard last < end, base[last] == UInt8(ascii: ".") else { return last > run.end ? last : nil }
        return takesFullStop(at: last, pieceIsKnown: pieceIsKnown, pieces: last > run.end)
            ? last + 1
            : last > run.end ? last : nil
    }

    /// Whether the full stop at `index`, which no letter follows, belongs to the abbreviation before it and not to the
    /// sentence.
    private func takesFullStop(at index: Int, pieceIsKnown: Bool, pieces: Bool) -> Bool {
        var next = index + 1
        guard next < end else { return false }
        if base[next] == UInt8(ascii: ",") { return true }
        guard base[next] == 0x20 else { return false }
        while next < end, base[next] == 0x20 { next += 1 }
        guard next < end else { return false }
        if base[next] >= 0x30 && base[next] <= 0x39 { return pieceIsKnown }
        let following = letterRun(at: next)
        guard following.letters > 0 else { return false }
        if !following.startsUppercase { return true }
        if pieceIsKnown { return !pieces || following.letters > 1 }
        // `J. K. Rowling`: a capital that another initial or a foreign name follows.
        if following.letters == 1, following.end < end, base[following.end] == UInt8(ascii: ".") { return true }
        return isForeign(following)
    }

    private func isDottedPair(_ run: LetterRun) -> Bool {
        let next = letterRun(at: run.end + 1)
        return next.letters == 1 && next.uppercase == 0
    }

    private func digitsEnd(from start: Int) -> Int {
        var next = start
        while next < end, base[next] >= 0x30, base[next] <= 0x39 { next += 1 }
        return next
    }
}
