import VietCore

/// Places that have a number for a name, at the start of a sentence, and streets behind that of a house: `Phường 14 họp dân`, `ở đ/c 8
/// Nguyễn Huệ`.
struct NumberedPlaces {
    let runs: CapitalRuns

    private static let units = PhraseTable(NameWords.shared.words(.unitNumbered))

    /// The place that begins at a place where capitals stand; what is counted keeps its number, see ``NameOverlaps``.
    func name(at start: Int, in free: Range<Int>, of sentence: Range<Int>) -> NameSpan? {
        if let street = street(at: start, in: free, of: sentence) { return street }
        guard start == sentence.lowerBound,
            let end = Self.units.longest(start..<free.upperBound, runs.columns.base)?.end,
            end < free.upperBound, runs.columns.forms[end] == .smallNumber,
            end + 1 == sentence.upperBound || runs.columns.forms[end + 1] == .lower
        else { return nil }
        return NameSpan(plain: start..<end + 1, type: NameLabels.location)
    }

    /// What stands before the number of a house.
    private static let houses = TokenKey.shortKeys("đ/c", "đc", "chỉ", "số", "ở", "tại", "nhà", "tới", "đến")

    /// A street behind the number of a house, named after somebody whom the lists know or of a family name.
    private func street(at start: Int, in free: Range<Int>, of sentence: Range<Int>) -> NameSpan? {
        guard start - 2 >= free.lowerBound, [.number, .smallNumber].contains(runs.columns.forms[start - 1]),
            Self.houses.contains(runs.columns.keys[start - 2]), runs.columns.forms[start] == .capitalized,
            let end = runs.end(of: start, in: free, of: sentence), end - start > 1,
            runs.isIn(.familyName, start) || runs.isListed(start..<end, in: Self.streets)
        else { return nil }
        return NameSpan(plain: start..<end, type: NameLabels.location)
    }

    private static let streets = KnownList.bits(.person, .place, .district)
}
