import VietCore

/// Clubs that are called by their province: `Nam Định thắng Hải Phòng 2-0`, `đội bóng Thanh Hóa`.
struct ClubNames {
    let runs: CapitalRuns

    /// What stands right before a club.
    private static let heads = PhraseTable(backwards: [
        "đội bóng", "đội khách", "khoác áo", "đầu quân cho", "cđv", "cổ động viên", "hlv của", "thủ môn của",
    ])
    /// What one club does with another, and nothing else that has a province's name.
    private static let matches = PhraseTable([
        "thắng", "thua", "hòa", "cầm hòa", "cầm chân", "đánh bại", "hạ", "hạ gục", "vượt qua", "thất thủ trước",
        "thất bại trước", "gục ngã trước", "đè bẹp", "vùi dập", "gặp", "đụng", "chạm trán", "đối đầu", "tiếp",
        "tiếp đón", "đón tiếp", "đấu", "đấu với", "vs", "-", "–",
    ])
    /// What two provinces do, too; it takes a word about matches in the sentence.
    private static let others = PhraseTable(["gặp", "tiếp", "tiếp đón", "đón tiếp", "vượt qua", "-", "–", "đối đầu"])
    /// What is told of matches alone.
    private static let cues = TokenKey.shortKeys("trận", "clb", "hlv", "cđv", "league", "penalty", "hiệp")
    private static let round = TokenKey.short(of: "vòng")
    private static let ground = TokenKey.short(of: "sân")

    func settle(_ names: inout NameList, in sentence: Range<Int>) {
        guard names.contains(where: { $0.type == NameLabels.location }) else { return }
        lazy var isOfMatches = isOfMatches(sentence)
        for index in names.indices {
            if names[index].type == NameLabels.location,
                Self.heads.longest(
                    endingAt: names[index].range.lowerBound, from: sentence.lowerBound, runs.columns.base)
                    != nil, isProvince(names[index])
            {
                names[index].type = NameLabels.organization
            }
            guard index + 1 < names.count else { continue }
            let between = names[index].range.upperBound..<names[index + 1].range.lowerBound
            guard !between.isEmpty,
                Self.matches.longest(between, runs.columns.base)?.end == between.upperBound,
                isClub(names[index]), isClub(names[index + 1]),
                isProvince(names[index]) || isProvince(names[index + 1]),
                Self.others.longest(between, runs.columns.base)?.end != between.upperBound
                    || isOfMatches
            else { continue }
            names[index].type = NameLabels.organization
            names[index + 1].type = NameLabels.organization
        }
    }

    /// Whether a sentence is about matches.
    private func isOfMatches(_ sentence: Range<Int>) -> Bool {
        sentence.contains { position in
            let word = runs.columns.keys[position]
            if Self.cues.contains(word) { return true }
            guard position + 1 < sentence.upperBound else { return false }
            return word == Self.round && runs.columns.forms[position + 1] == .smallNumber
                || word == Self.ground && runs.columns.forms[position + 1] == .capitalized
        }
    }

    private func isClub(_ span: NameSpan) -> Bool {
        span.type == NameLabels.organization || isProvince(span)
    }

    /// A province by its bare name.
    private func isProvince(_ span: NameSpan) -> Bool {
        span.type == NameLabels.location && runs.columns.marks[span.range.lowerBound].isCapital
            && runs.known(span.range).map {
                $0.lists & KnownList.province.bit != 0 && $0.lists & KnownList.country.bit == 0
            } ?? false
    }
}
