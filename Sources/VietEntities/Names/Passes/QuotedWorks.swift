import VietCore

/// Works by their title between quotation marks behind a word for works, where the title alone says nothing: `bài thơ "Sóng"`.
struct QuotedWorks {
    let runs: CapitalRuns

    /// Longer titles are left to the weights.
    private static let longest = 8
    /// What somebody who is named right before does with a work: `Tô Hoài viết "Dế mèn phiêu lưu ký"`.
    private static let makings = PhraseTable(backwards: [
        "viết", "sáng tác", "hát", "xuất bản", "phát hành", "ra mắt", "trình làng", "vẽ", "dựng", "đạo diễn",
    ])
    /// Words of the cues that are no works by themselves: a project, a topic.
    private static let others = TokenKey.shortKeys("án", "tài", "ảnh", "báo", "trình", "lãm", "viết")

    /// Makes a title of what looks like another name and fills the marks behind a word for works: `phim "Mai"`.
    func settle(_ span: inout NameSpan, from free: Int, in sentence: Range<Int>) {
        let (quote, end) = (span.range.lowerBound - 1, span.range.upperBound)
        if quote > free, end < sentence.upperBound, runs.columns.forms[quote] == .punctuation,
            MarkKeys.opensQuotation(runs.columns.keys[quote]),
            MarkKeys.closesQuotation(runs.columns.keys[end]), followsWork(quote, from: free)
        {
            span.type = NameLabels.miscellaneous
        }
    }

    /// The title that begins at a place where capitals stand.
    func name(at start: Int, in free: Range<Int>, of sentence: Range<Int>) -> NameSpan? {
        let quote = start - 1
        guard quote > free.lowerBound, MarkKeys.opensQuotation(runs.columns.keys[quote]),
            followsWork(quote, from: free.lowerBound)
                || free.lowerBound > sentence.lowerBound
                    && Self.makings.longest(endingAt: quote, from: free.lowerBound, runs.columns.base)?.start
                        == free.lowerBound
        else { return nil }
        var end = start + 1
        let limit = min(free.upperBound, start + Self.longest + 1)
        while end < limit, !MarkKeys.closesQuotation(runs.columns.keys[end]) { end += 1 }
        guard end < limit else { return nil }
        return NameSpan(plain: start..<end, type: NameLabels.miscellaneous)
    }

    /// Whether a word for works ends at a place.
    private func followsWork(_ end: Int, from lowest: Int) -> Bool {
        !Self.others.contains(runs.columns.keys[end - 1])
            && runs.hasCue(.work, endingAt: end, from: lowest, atMost: 3)
    }
}
