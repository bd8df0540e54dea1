import VietCore

/// Battles and risings by the place where they were: `trận Khe Sanh`, `chiến thắng Vạn Tường`, `khởi nghĩa Yên Thế`.
///
/// Matches are named by who plays, so that countries and provinces are none of these places, and nothing is that goes on with
/// another player.
struct BattleNames {
    let runs: CapitalRuns

    /// Whether a verb is written like the head.
    private static let heads: PhraseTable<Bool> = {
        var table = PhraseTable<Bool>()
        for head in ["trận", "hải chiến", "khởi nghĩa", "chiến dịch"] { table.add(backwards: head, false) }
        table.add(backwards: "chiến thắng", true)
        return table
    }()
    /// What stands before the noun, of which the verb has no need.
    private static let nounMarks = TokenKey.shortKeys(
        "sau", "trong", "về", "của", "mừng", "niệm", "từ", "với", "ngày", "nhờ", "trước", "cùng", "là", "như")
    /// What stands between two who play.
    private static let rivals = TokenKey.shortKeys(
        "-", "–", "—", "vs", "gặp", "đấu", "với", "và", "thắng", "thua", "hòa", "tiếp", ":", ",")

    /// Makes of a place the battle that is named after it.
    ///
    /// - Parameter free: the first token that no other name has.
    func settle(_ span: inout NameSpan, from free: Int, in sentence: Range<Int>) {
        guard span.type == NameLabels.location, runs.columns.marks[span.range.lowerBound].isCapital,
            let head = head(before: span.range, from: free, in: sentence)
        else { return }
        span.range = head..<span.range.upperBound
        span.type = NameLabels.miscellaneous
    }

    /// A battle of whose place nothing is known, from a place where capitals stand.
    func name(at start: Int, in free: Range<Int>, of sentence: Range<Int>) -> NameSpan? {
        guard start > free.lowerBound, runs.begins(at: start, in: sentence),
            let end = runs.end(of: start, in: free, of: sentence), end - start > 1,
            (start..<end).allSatisfy({ runs.columns.forms[$0] == .capitalized && !runs.isForeign($0) }),
            let head = head(before: start..<end, from: free.lowerBound, in: sentence)
        else { return nil }
        return NameSpan(plain: head..<end, type: NameLabels.miscellaneous)
    }

    /// Where the head before a place starts, if what follows lets it be a battle.
    private func head(before place: Range<Int>, from free: Int, in sentence: Range<Int>) -> Int? {
        guard let (start, isVerb) = Self.heads.longest(endingAt: place.lowerBound, from: free, runs.columns.base),
            runs.startsWord(start),
            !runs.isListed(place, in: KnownList.bits(.country, .province))
        else { return nil }
        let end = place.upperBound
        let isFollowed = end < sentence.upperBound
        if isFollowed, runs.columns.forms[end].isNumberLike { return nil }
        if isVerb {
            if start > sentence.lowerBound {
                guard Self.nounMarks.contains(runs.columns.keys[start - 1]) else { return nil }
            } else if !isFollowed || runs.columns.forms[end] != .lower {
                return nil
            }
        } else if isFollowed, Self.rivals.contains(runs.columns.keys[end]),
            end + 1 < sentence.upperBound,
            runs.columns.marks[end + 1].isCapital || runs.columns.forms[end + 1].isNumberLike
        {
            return nil
        }
        return start
    }
}
