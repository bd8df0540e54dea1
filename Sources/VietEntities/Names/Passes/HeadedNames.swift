import VietCore

/// Names behind a head that is written with a capital: `ký Tuyên bố Bangkok`, `của Quỹ Hoàng Chi`, `kiện Ủy ban nhân dân xã
/// Phú Hòa`.
struct HeadedNames {
    let runs: CapitalRuns

    /// Words for the units that have offices.
    private static let units = PhraseTable(backwards: NameWords.shared.words(.unitOffice))

    /// The name that ends with the capitals from `start` on, with or without its head, which ``NameEdges`` takes in; nil for none.
    func name(at start: Int, in free: Range<Int>, of sentence: Range<Int>) -> NameSpan? {
        let opens = start == sentence.lowerBound + 1
        guard opens || runs.begins(at: start, in: sentence) else { return nil }
        if let type = head(endingAt: start, in: free, of: sentence),
            let end = runs.end(of: start, in: free, of: sentence)
        {
            return NameSpan(plain: start..<end, type: type)
        }
        if start > sentence.lowerBound, runs.columns.forms[start - 1] == .lower,
            let (first, head) = NameHeads.shared.head(endingAt: start + 1, from: start, runs.columns.base),
            first == start,
            let end = runs.end(of: start, in: free, of: sentence), end - start > 2 || runs.isForeign(end - 1)
        {
            return NameSpan(plain: start..<end, type: head.type)
        }
        guard let unit = Self.units.longest(endingAt: start, from: free.lowerBound, runs.columns.base)?.start,
            let (first, head) = NameHeads.shared.head(endingAt: unit, from: free.lowerBound, runs.columns.base),
            head.isOffice,
            runs.columns.forms[first] == .capitalized,
            let end = runs.end(of: start, in: free, of: sentence, allowsSyllable: true)
        else { return nil }
        return NameSpan(plain: first..<end, type: head.type)
    }

    /// The type of a name behind a head that has its capital for the name's sake, or is no verb at the start of a sentence.
    private func head(endingAt end: Int, in free: Range<Int>, of sentence: Range<Int>) -> Int? {
        guard let (first, head) = NameHeads.shared.head(endingAt: end, from: free.lowerBound, runs.columns.base),
            runs.columns.forms[first] == .capitalized
                || head.isPlain && runs.columns.forms[first] == .lower && runs.startsWord(first),
            runs.columns.forms[first + 1..<end].allSatisfy({ $0 == .lower }),
            head.mayStartSentence || first > sentence.lowerBound && runs.columns.forms[first - 1] == .lower
        else { return nil }
        return head.type
    }
}
