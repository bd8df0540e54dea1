import VietCore

/// Companies by the words beside them: `startup Loship`, `cổ phiếu Hòa Bình`, `Kredivo gọi vốn`, `Vela Capital`.
///
/// In the marked text no run of two capitals or more behind such a word is without a name.
struct CompanyNames {
    let runs: CapitalRuns

    private static let organization = NameLabels.organization
    /// Words behind which a name of a company stands bare; whether they are for what is traded.
    private static let cues = PhraseTable(backwards: [.companyCue: false, .companyShare: true])
    /// Words behind which words say what the company makes, and then its name: `startup giao đồ ăn Loship`.
    private static let makers = PhraseTable(backwards: NameWords.shared.words(.companyMaker))
    /// Descriptions of more tokens are not looked over.
    private static let longestDescription = 5
    /// Ends of companies that are ends of places, too.
    private static let sites = NameWords.shared.keys(.companySite)
    /// What is done with another, and no description: `công ty kiện Google`.
    private static let acts = NameWords.shared.keys(.companyAct)
    /// Foreign words at the end of names of companies, beside those that the table of names has among its cues.
    private static let ends = NameWords.shared.keys(.companyEnd)
    /// How surely who does something is a company.
    private enum Deal {
        /// If nobody knows the name, which is one foreign word.
        case weak
        /// If it is one foreign word.
        case plain
        /// Whatever the words are: persons are hardly ever said to do so.
        case strong
    }
    private static let deals = PhraseTable<Deal>([.strongDeal: .strong, .plainDeal: .plain, .weakDeal: .weak])
    /// Ends of companies that end no names of persons: not `Danielle Steel`.
    private static let firmEnds = NameWords.shared.keys(.companyOnly)

    /// Makes companies of what is traded, of what ends like a company, and of what deals as they do and nobody knows as something else.
    func settle(_ span: inout NameSpan, in sentence: Range<Int>) {
        guard span.type != Self.organization else { return }
        let isCompany =
            span.range.count > 1
            ? isTraded(span.range, in: sentence) || isNoSite(span) && endsForeign(span.range)
                || span.type == NameLabels.person && endsAsCompany(span.range)
                    && Self.firmEnds.contains(runs.columns.keys[span.range.upperBound - 1])
                || isDealer(span.range, in: sentence)
            : isDealer(span.range, in: sentence)
        if isCompany { span.type = Self.organization }
    }

    /// A company of which nothing is known, from a place where capitals stand.
    func name(at start: Int, in free: Range<Int>, of sentence: Range<Int>) -> NameSpan? {
        // `Startup Loship` at the start of a sentence is two capitals, and one word to the segmenter.
        let isCued =
            (start == sentence.lowerBound + 1 || runs.begins(at: start, in: sentence))
            && Self.cues.longest(endingAt: start, from: sentence.lowerBound, runs.columns.base) != nil
        guard isCued || runs.begins(at: start, in: sentence),
            let end = runs.end(of: start, in: free, of: sentence),
            isCued || endsAsCompany(start..<end) || endsForeign(start..<end)
                || isDealer(start..<end, in: sentence, isUnknown: true)
                || isDescribed(start, in: free, of: sentence)
        else { return nil }
        return NameSpan(plain: start..<end, type: Self.organization)
    }

    /// `cổ phiếu Hòa Bình`; but `cổ phiếu Trung Quốc`.
    private func isTraded(_ range: Range<Int>, in sentence: Range<Int>) -> Bool {
        guard
            let cue = Self.cues.longest(endingAt: range.lowerBound, from: sentence.lowerBound, runs.columns.base),
            cue.value
        else { return false }
        return !runs.isListed(range, in: KnownList.country.bit)
    }

    /// `Kredivo gọi vốn` at the start of a sentence; but `Messi ra mắt ứng dụng`. More words than one do what companies alone do:
    /// `Trusting Social sa thải nhân viên`.
    private func isDealer(_ range: Range<Int>, in sentence: Range<Int>, isUnknown: Bool = false) -> Bool {
        guard range.lowerBound == sentence.lowerBound, range.allSatisfy({ runs.isForeign($0) }),
            let deal = Self.deals.longest(range.upperBound..<sentence.upperBound, runs.columns.base),
            deal.value == .strong || range.count == 1 && (deal.value == .plain || isUnknown)
        else { return false }
        return runs.known(range).map { $0.countStep == 0 && $0.lists & Self.others == 0 } ?? true
    }

    /// Whether a name may be a company's by its last word alone: `Phú Mỹ Town` is a place, a product has its maker's name.
    private func isNoSite(_ span: NameSpan) -> Bool {
        span.type == NameLabels.person
            || span.type == NameLabels.location && !Self.sites.contains(runs.columns.keys[span.range.upperBound - 1])
    }

    /// `Sơn Kim Land`: words of ours and a foreign one that ends names of companies.
    private func endsForeign(_ range: Range<Int>) -> Bool {
        range.count > 2 && runs.isForeign(range.upperBound - 1)
            && range.allSatisfy { runs.columns.forms[$0] == .capitalized }
            && range.dropLast().allSatisfy { !runs.isForeign($0) }
            && isEnd(range.upperBound - 1)
    }

    /// `startup giao đồ ăn Baemin`: a foreign word behind one for companies and small words that say what it makes.
    private func isDescribed(_ start: Int, in free: Range<Int>, of sentence: Range<Int>) -> Bool {
        guard runs.isForeign(start) else { return false }
        // `công ty Kivomo` has its head.
        var end = start - 1
        let farthest = max(free.lowerBound, start - Self.longestDescription)
        while end > farthest, runs.columns.forms[end] == .lower {
            let word = runs.columns.keys[end]
            if GrammarWords.shared.contains(word) || Self.acts.contains(word) { return false }
            if Self.makers.longest(endingAt: end, from: free.lowerBound, runs.columns.base) != nil { return true }
            end -= 1
        }
        return false
    }

    private static let others = KnownList.personParts | KnownList.bits(.person, .country, .province, .district, .place)

    /// `Vela Capital`: a foreign word and one that ends names of companies.
    private func endsAsCompany(_ range: Range<Int>) -> Bool {
        guard range.count > 1, range.allSatisfy({ runs.columns.forms[$0] != .upper }),
            range.dropLast().allSatisfy({ runs.isForeign($0) })
        else { return false }
        return isEnd(range.upperBound - 1)
    }

    /// Whether a token ends names of companies.
    private func isEnd(_ position: Int) -> Bool {
        let word = runs.columns.keys[position]
        if Self.ends.contains(word) { return true }
        return runs.hasCue(.tail, endingAt: position + 1, from: position, atMost: 1)
    }
}
