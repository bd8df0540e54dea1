import VietCore

/// Words that tell the type of a run by what kind of word they are (`startup`, `Vua`, `gọi vốn`, `Labs`), runs in quotation
/// marks, and unspaced strings with hyphens.
extension NameFeatures {
    private static let longestCue = 5
    private static let longestQuotation = 14
    private static let hyphen = TokenKey.short(of: "-")
    private static let opening = ["\"", "“", "‘", "«", "'"].map { TokenKey.short(of: $0) }
    private static let closing = ["\"", "”", "’", "»", "'"].map { TokenKey.short(of: $0) }

    /// A cue and how far it reaches, kind 0 where there is none.
    private struct Found {
        var kind: UInt8 = 0
        var reach: Int
    }

    /// Finds what stands around and inside every run.
    mutating func findCues(_ tokens: Range<Int>) {
        for number in runs.indices { findCues(ofRun: number, tokens) }
        for index in tokens where rows[index].form == .punctuation {
            let key = rows[index].key
            if key == Self.hyphen, rows[index].marks.contains(.glued) { findChain(at: index) }
            if let mark = Self.opening.firstIndex(of: key) { findQuotation(at: index, Self.closing[mark], tokens) }
        }
    }

    private mutating func findCues(ofRun number: Int, _ tokens: Range<Int>) {
        var run = runs[number]
        let isQuoted = Self.opening.contains(rows[run.start - 1].key)
        let end = isQuoted ? run.start - 1 : run.start
        let before = cue(before: end, from: tokens.lowerBound)
        if before.kind != 0 {
            run.cue = before.kind | (isQuoted ? 64 : 0) | (rows[before.reach].marks.isCapital ? 16 : 0)
            mark(before.reach..<end, before.kind)
        }
        let inner = cue(at: run.start, to: run.end)
        if inner.kind != 0, inner.reach < run.end {
            run.innerCue = inner.kind
            run.innerEnd = inner.reach
            mark(run.start..<inner.reach, inner.kind)
        }
        let last = cue(before: run.end, from: run.start)
        if last.kind == NameCue.tail.rawValue, last.reach > run.start { run.hasTail = true }
        run.cueAfter = cue(at: run.end, to: tokens.upperBound).kind
        runs[number] = run
    }

    private mutating func mark(_ range: Range<Int>, _ kind: UInt8) {
        for index in range { rows[index].cue = kind | UInt8(Self.place(index, range)) << 4 }
    }

    private func cue(before end: Int, from lowest: Int) -> Found {
        var key = NameCue.backwards
        var found = Found(reach: end)
        var start = end
        while start > lowest, end - start < Self.longestCue {
            key = NameTable.extend(key, rows[start - 1].key)
            guard let payload = names[key] else { break }
            start -= 1
            if payload.isEntry { found = Found(kind: payload.cue, reach: start) }
        }
        return found
    }

    private func cue(at start: Int, to limit: Int) -> Found {
        var key = NameCue.forwards
        var found = Found(reach: start)
        var end = start
        while end < limit, end - start < Self.longestCue {
            key = NameTable.extend(key, rows[end].key)
            guard let payload = names[key] else { break }
            end += 1
            if payload.isEntry { found = Found(kind: payload.cue, reach: end) }
        }
        return found
    }

    /// A quotation that opens with a capital: which cue stands before it.
    private mutating func findQuotation(at index: Int, _ closing: UInt32, _ tokens: Range<Int>) {
        guard rows[index + 1].marks.isCapital, rows[index].quotation == 0 else { return }
        let limit = min(tokens.upperBound, index + 2 + Self.longestQuotation)
        guard let end = (index + 1..<limit).first(where: { rows[$0].key == closing }), end > index + 1 else { return }
        let kind = cue(before: index, from: tokens.lowerBound).kind
        let range = index + 1..<end
        for position in range {
            rows[position].quotation = (kind == 0 ? 15 : kind) | UInt8(Self.place(position, range)) << 4
        }
        // The closing mark opens no other quotation.
        rows[end].quotation = 128
    }

    /// The unspaced string around a hyphen: 1 its start, 2 a hyphen, 3 small letters behind one, 4 capital ones.
    private mutating func findChain(at index: Int) {
        let (left, right) = (rows[index - 1], rows[index + 1])
        guard right.marks.contains(.glued), left.form.isLetters, right.form.isLetters,
            left.chain > 2 || left.marks.isCapital
        else { return }
        if left.chain == 0 { rows[index - 1].chain = 1 }
        rows[index].chain = 2
        rows[index + 1].chain = right.marks.isCapital ? 4 : 3
    }
}
