/// Names that the words around them make plain, which weights alone may miss where nobody has heard of them: behind a word for
/// companies, behind a head with a capital, behind a word for what is used as a tool.
struct PlainNames {
    private let runs: CapitalRuns
    private let companies: CompanyNames
    private let heads: HeadedNames
    private let products: ProductNames
    private let battles: BattleNames
    private let works: QuotedWorks
    private let titles: OpenTitles
    private let titled: TitledPersons
    private let numbered: NumberedPlaces
    private let offices: OfficeNames

    init(_ runs: CapitalRuns) {
        self.runs = runs
        companies = CompanyNames(runs: runs)
        heads = HeadedNames(runs: runs)
        products = ProductNames(runs: runs)
        battles = BattleNames(runs: runs)
        works = QuotedWorks(runs: runs)
        titles = OpenTitles(runs: runs)
        titled = TitledPersons(runs: runs)
        numbered = NumberedPlaces(runs: runs)
        offices = OfficeNames(runs: runs)
    }

    /// Adds to the names of a sentence, and changes the types of those of which the words say another one.
    ///
    /// - Parameter isCompany: whether companies near by are called by the tokens for short.
    /// - Complexity: O(n) for n tokens.
    func settle(_ names: inout NameList, in sentence: Range<Int>, isCompany: (Range<Int>) -> Bool) {
        titles.finish(&names, in: sentence)
        var more: [NameSpan] = []
        var next = 0
        // Where the last name ends.
        var start = sentence.lowerBound
        var position = sentence.lowerBound
        while position < sentence.upperBound {
            while next < names.count, names[next].range.upperBound <= position {
                start = names[next].range.upperBound
                next += 1
            }
            if next < names.count, names[next].range.lowerBound <= position {
                if names[next].range.lowerBound == position {
                    companies.settle(&names[next], in: sentence)
                    products.settle(&names[next], in: sentence)
                    battles.settle(&names[next], from: start, in: sentence)
                    works.settle(&names[next], from: start, in: sentence)
                }
                position = names[next].range.upperBound
                continue
            }
            // Most tokens have no capital.
            guard runs.isPartOfName(position) else {
                position += 1
                continue
            }
            let limit = next < names.count ? names[next].range.lowerBound : sentence.upperBound
            guard let name = name(at: position, in: start..<limit, of: sentence, isCompany) else {
                position += 1
                continue
            }
            more.append(name)
            start = name.range.upperBound
            position = start
        }
        names.add(more)
    }

    /// The name that begins with the capitals at a place.
    private func name(
        at position: Int, in free: Range<Int>, of sentence: Range<Int>, _ isCompany: (Range<Int>) -> Bool
    ) -> NameSpan? {
        companies.name(at: position, in: free, of: sentence)
            ?? heads.name(at: position, in: free, of: sentence)
            ?? products.name(at: position, in: free, of: sentence)
            ?? battles.name(at: position, in: free, of: sentence)
            ?? works.name(at: position, in: free, of: sentence)
            ?? titles.name(at: position, in: free, of: sentence)
            ?? titled.name(at: position, in: free, of: sentence)
            ?? numbered.name(at: position, in: free, of: sentence)
            ?? offices.name(at: position, in: free, of: sentence)
            ?? shortName(at: position, in: free, of: sentence, isCompany)
    }

    /// A company that is named in full near by.
    private func shortName(
        at start: Int, in free: Range<Int>, of sentence: Range<Int>, _ isCompany: (Range<Int>) -> Bool
    ) -> NameSpan? {
        guard runs.begins(at: start, in: sentence), let end = runs.end(of: start, in: free, of: sentence),
            isCompany(start..<end)
        else { return nil }
        return NameSpan(plain: start..<end, type: NameLabels.organization)
    }
}
