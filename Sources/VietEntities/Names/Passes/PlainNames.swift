import VietCore

/// Names that the words around them make plain, which weights alone may miss where nobody has heard of them: behind a word for
/// companies, behind a head with a capital, behind a word for what is used as a tool.
struct PlainNames {
    private let runs: CapitalRuns
    private let companies: CompanyNames
    private let heads: HeadedNames
    private let products: ProductNames

    init(columns: RecasedColumns, names: NameTable) {
        runs = CapitalRuns(columns: columns)
        companies = CompanyNames(runs: runs, names: names)
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

/// Runs of capitals that may be names by themselves.
struct CapitalRuns {
    let columns: RecasedColumns
    /// A name that rests on the words around it is as sure as one of this margin.
    static let margin = 6 * NameSpan.marginStep
    private static let joints = Set(["và", "-", "–", "&", "/", "+", "."].map { TokenKey.short(of: $0) })
    private static let longest = 5

    /// The end of the run that starts at a place and is all of a name; nil where it may go on, or is one syllable, which may begin
    /// a phrase: `Công ty Lọc hóa dầu`.
    func end(of start: Int, in free: Range<Int>, of sentence: Range<Int>, allowsSyllable: Bool = false) -> Int? {
        var end = start + 1
        while end < free.upperBound, isPartOfName(end), end - start < Self.longest { end += 1 }
        guard end - start > 1 || allowsSyllable || isForeign(start) else { return nil }
        return endsName(end, in: free, of: sentence) ? end : nil
    }

    /// Whether a run of capitals that ends at `end` is all of the name.
    private func endsName(_ end: Int, in free: Range<Int>, of sentence: Range<Int>) -> Bool {
        guard end < sentence.upperBound else { return true }
        guard end < free.upperBound || free.upperBound == sentence.upperBound, !columns.marks[end].isCapital,
            startsWord(end)
        else { return false }
        guard Self.joints.contains(columns.keys[end]), end + 1 < sentence.upperBound else { return true }
        // `Công ty Thương Mại và Dịch Vụ`, `Newport News & Co`, `Co.opmart`
        return !columns.marks[end + 1].isCapital && !columns.marks[end + 1].contains(.glued)
    }

    func isPartOfName(_ position: Int) -> Bool {
        switch columns.forms[position] {
        case .capitalized, .upper, .mixed: !columns.marks[position].contains(.recased)
        default: false
        }
    }

    /// Whether a token is spelled as no Vietnamese syllable and is no abbreviation.
    func isForeign(_ position: Int) -> Bool {
        columns.base.affixes[position] != 0 && columns.forms[position] != .upper
    }

    func startsWord(_ position: Int) -> Bool {
        columns.base.wordPlaces[position] == .alone || columns.base.wordPlaces[position] == .first
    }

    /// Whether a run begins here: no capital stands before it, and no word goes on in it.
    func begins(at start: Int, in sentence: Range<Int>) -> Bool {
        start == sentence.lowerBound || startsWord(start) && !columns.marks[start - 1].isCapital
    }
}
