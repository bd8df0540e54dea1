/// Names that the words around them make plain, which weights alone may miss where nobody has heard of them: behind a word for
/// companies, behind a head with a capital, behind a word for what is used as a tool.
struct PlainNames {
    private let runs: CapitalRuns
    private let companies: CompanyNames
    private let heads: HeadedNames
    private let products: ProductNames

    init(_ runs: CapitalRuns) {
        self.runs = runs
        companies = CompanyNames(runs: runs)
        heads = HeadedNames(runs: runs)
        products = ProductNames(runs: runs)
    }

    /// Adds to the names of a sentence, and changes the types of those of which the words say another one.
    ///
    /// - Complexity: O(n) for n tokens.
    func settle(_ spans: inout [NameSpan], in sentence: Range<Int>) {
        var next = 0
        var position = sentence.lowerBound
        while position < sentence.upperBound {
            while next < spans.count, spans[next].range.upperBound <= position { next += 1 }
            if next < spans.count, spans[next].range.lowerBound <= position {
                if spans[next].range.lowerBound == position {
                    companies.settle(&spans[next], in: sentence)
                    products.settle(&spans[next], in: sentence)
                }
                position = spans[next].range.upperBound
                continue
            }
            // Most tokens have no capital.
            guard runs.isPartOfName(position) else {
                position += 1
                continue
            }
            let start = next > 0 ? spans[next - 1].range.upperBound : sentence.lowerBound
            let limit = next < spans.count ? spans[next].range.lowerBound : sentence.upperBound
            let free = start..<limit
            if let span = companies.name(at: position, in: free, of: sentence)
                ?? heads.name(at: position, in: free, of: sentence)
                ?? products.name(at: position, in: free, of: sentence)
            {
                spans.insert(span, at: next)
                position = span.range.upperBound
            } else {
                position += 1
            }
        }
    }
}
