import VietCore

/// Words that tell the type of a run by what kind of word they are (`startup`, `Vua`, `gọi vốn`, `Labs`), runs in quotation
/// marks, and unspaced strings with hyphens.
extension NameFeatures {
    private static let longestQuotation = 14

    /// Finds what stands around and inside every run.
    mutating func findCues(_ tokens: Range<Int>) {
        for number in runs.indices { findCues(ofRun: number, tokens) }
        for index in tokens where rows[index].form == .punctuation {
            let key = rows[index].key
            if key == MarkKeys.hyphen, rows[index].marks.contains(.glued) { findChain(at: index) }
            if let closing = MarkKeys.closing(of: key) { findQuotation(at: index, closing, tokens) }
        }
    }

    private mutating func findCues(ofRun number: Int, _ tokens: Range<Int>) {
        var run = runs[number]
        let isQuoted = MarkKeys.opensQuotation(rows[run.start - 1].key)
        let end = isQuoted ? run.start - 1 : run.start
        let before = cue(endingAt: end, from: tokens.lowerBound)
        if before.kind != 0 {
            let start = end - before.length
            run.cue = before.kind | (isQuoted ? 64 : 0) | (rows[start].marks.isCapital ? 16 : 0)
            mark(start..<end, before.kind)
        }
        let inner = cue(at: run.start, to: run.end)
        if inner.kind != 0, inner.length < run.end - run.start {
            run.innerCue = inner.kind
            run.innerEnd = run.start + inner.length
            mark(run.start..<run.innerEnd, inner.kind)
        }
        let last = cue(endingAt: run.end, from: run.start)
        if last.kind == NameCue.tail.rawValue, last.length < run.end - run.start { run.hasTail = true }
        run.cueAfter = cue(at: run.end, to: tokens.upperBound).kind
        runs[number] = run
    }

    private mutating func mark(_ range: Range<Int>, _ kind: UInt8) {
        for index in range { rows[index].cue = kind | UInt8(Self.place(index, range)) << 4 }
    }

    private func cue(endingAt end: Int, from lowest: Int) -> NameTable.FoundCue {
        names.cue(endingAt: end, from: lowest) { rows[$0].key }
    }

    private func cue(at start: Int, to limit: Int) -> NameTable.FoundCue {
        names.cue(at: start, to: limit) { rows[$0].key }
    }

    /// A quotation that opens with a capital: which cue stands before it.
    private mutating func findQuotation(at index: Int, _ closing: UInt32, _ tokens: Range<Int>) {
        guard rows[index + 1].marks.isCapital, rows[index].quotation == 0 else { return }
        let limit = min(tokens.upperBound, index + 2 + Self.longestQuotation)
        guard let end = (index + 1..<limit).first(where: { rows[$0].key == closing }), end > index + 1 else { return }
        let kind = cue(endingAt: index, from: tokens.lowerBound).kind
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
