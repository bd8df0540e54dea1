import VietCore

/// Persons of whom nothing is known behind a calling that nothing but a person has: `nhà văn Chu Lai`, `Nghệ nhân H'Ber`.
struct TitledPersons {
    let runs: CapitalRuns

    /// Callings behind which no name of a body or field stands.
    private static let callings = PhraseTable(backwards: NameWords.shared.words(.personCalling))

    /// The person whose name begins at a place where capitals stand.
    func name(at start: Int, in free: Range<Int>, of sentence: Range<Int>) -> NameSpan? {
        guard let calling = Self.callings.longest(endingAt: start, from: free.lowerBound, runs.columns.base)?.start,
            runs.columns.forms[calling] == .lower || calling == sentence.lowerBound,
            runs.columns.forms[calling + 1..<start].allSatisfy({ $0 == .lower }),
            runs.columns.forms[start] == .capitalized || runs.columns.forms[start] == .mixed,
            let end = runs.end(of: start, in: free, of: sentence),
            !runs.isListed(start..<end, in: Self.others)
        else { return nil }
        return NameSpan(plain: start..<end, type: NameLabels.person)
    }

    private static let others =
        KnownList.organizations | KnownList.bits(.country, .province, .work, .event, .product, .culture)
}
