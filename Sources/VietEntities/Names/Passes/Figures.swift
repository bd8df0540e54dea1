import VietCore

/// Persons after whom streets and wards are named, at the start of a sentence that goes on with what they do: `Đinh Bộ Lĩnh dẹp loạn`.
///
/// In the marked text such a name is always the person there; streets stand behind a word for places or between marks.
struct Figures {
    let runs: CapitalRuns

    private static let lady = TokenKey.short(of: "bà")
    /// What follows a place: `Nguyễn Huệ là phố đi bộ`, `Ngô Quyền có mưa`.
    private static let placing = TokenKey.shortKeys(
        "là", "có", "và", "ở", "nằm", "thuộc", "cách", "giáp", "gần", "đến", "tới", "hiện", "đã", "sẽ", "được",
        "bị", "vẫn", "cũng")

    /// Adds the person to the names of a sentence, or makes a person of a place.
    func settle(_ names: inout NameList, in sentence: Range<Int>) {
        let start = sentence.lowerBound
        guard start < sentence.upperBound, runs.columns.forms[start] == .capitalized else { return }
        var end = start + 1
        while end < sentence.upperBound, runs.columns.forms[end] == .capitalized, end - start < 5 { end += 1 }
        let run = start..<end
        guard 2...4 ~= run.count, end < sentence.upperBound, runs.columns.forms[end] == .lower,
            !runs.columns.marks[start].contains(.recased), !Self.placing.contains(runs.columns.keys[end]), isFigure(run)
        else { return }
        if let first = names.first, first.range.lowerBound < end {
            if first.range == run, first.type == NameLabels.location { names[0].type = NameLabels.person }
        } else {
            names.add([NameSpan(plain: run, type: NameLabels.person)])
        }
    }

    private func isFigure(_ run: Range<Int>) -> Bool {
        guard let whole = runs.known(run), whole.lists & KnownList.person.bit != 0,
            whole.lists & KnownList.bits(.province, .country) == 0
        else { return false }
        return runs.columns.keys[run].contains(Self.lady) || runs.isIn(.familyName, run.lowerBound)
    }
}
