import VietCore

/// Offices whose names go on in small letters up to what they do: `Cục Quản lý thị trường thu giữ`, `Chi cục Kiểm lâm đã`.
struct OfficeNames {
    let runs: CapitalRuns

    private static let heads = PhraseTable(["cục", "chi cục", "tổng cục", "sở"])
    /// What an office does, beside what ``NameEdges`` knows, and what stands before it.
    private static let deeds = PhraseTable([
        "kiểm tra", "họp", "xử lý", "bắt", "cho biết", "cho hay", "kết luận", "hướng dẫn", "lưu ý", "ban hành",
        "trả lời", "đang", "đã", "sẽ", "chưa", "vừa", "phải", "bị", "được",
    ])
    /// Names of more tokens behind the head are not looked for.
    private static let longestName = 7

    /// The office that begins at `start`; nil for none.
    func name(at start: Int, in free: Range<Int>, of sentence: Range<Int>) -> NameSpan? {
        let columns = runs.columns
        guard columns.forms[start] == .capitalized,
            let first = Self.heads.longest(start..<free.upperBound, columns.base)?.end, first < free.upperBound,
            columns.forms[start + 1..<first].allSatisfy({ $0 == .lower }), columns.forms[first] == .capitalized
        else { return nil }
        var end = first + 1
        while end < min(free.upperBound, first + Self.longestName), columns.forms[end] == .lower {
            let rest = end..<free.upperBound
            if runs.startsWord(end),
                NameEdges.deeds.longest(rest, columns.base) != nil || Self.deeds.longest(rest, columns.base) != nil
            {
                // `Sở Mới đã`: what has capitals alone is left to the weights.
                guard end > first + 1 else { return nil }
                return NameSpan(plain: start..<end, type: NameLabels.organization)
            }
            end += 1
        }
        return nil
    }
}
