import VietCore

/// What the text says so plainly that it is not left to weights: a form of address before a name, a capital that only the
/// start of the sentence asks for, a person named in full whose given name looks like a place.
struct NameRepair {
    private static let address = Set(
        ["ông", "bà", "anh", "chị", "em", "cô", "chú", "bác", "cậu", "dì", "thím", "mợ", "cụ", "thầy"].map {
            TokenKey.short(of: $0)
        })
    private static let location = NameLabels.types.firstIndex(of: .location)!
    /// Ends of persons' names of more tokens are not looked for.
    private static let longestGivenName = 3

    private let columns: RecasedColumns
    private let names: NameTable

    init(_ columns: RecasedColumns, names: NameTable) {
        self.columns = columns
        self.names = names
    }

    /// Changes the names of a sentence.
    ///
    /// - Parameter isGivenName: whether persons' full names near by end in the tokens.
    func apply(to spans: inout [NameSpan], in sentence: Range<Int>, isGivenName: (Range<Int>) -> Bool) {
        spans.removeAll { isStartOfWord($0, in: sentence) }
        for index in spans.indices where spans[index].type == Self.location {
            let range = spans[index].range
            if range.count <= Self.longestGivenName, !followsPlaceWord(range, in: sentence),
                range.count == 1 && followsAddress(range, in: sentence) || isGivenName(range)
            {
                spans[index].type = NameLabels.person
            }
        }
    }

    /// `Ý_kiến`: one capital token that is cut out of the word that opens the sentence.
    private func isStartOfWord(_ span: NameSpan, in sentence: Range<Int>) -> Bool {
        let start = span.range.lowerBound
        return span.range.count == 1 && start == sentence.lowerBound && columns.base.wordPlaces[start] == .first
            && columns.forms[start].isLetters && !columns.marks[start].contains(.recased)
            && columns.forms[start + 1] == .lower
    }

    /// `chú Mỹ`, not `đàn_ông Mỹ`, not `ở Anh Nga …`.
    private func followsAddress(_ range: Range<Int>, in sentence: Range<Int>) -> Bool {
        let before = range.lowerBound - 1
        guard before >= sentence.lowerBound, Self.address.contains(columns.keys[before]),
            columns.base.wordPlaces[before] == .alone
        else {
            return false
        }
        return !columns.marks[before].isCapital || before == sentence.lowerBound
            || columns.forms[before - 1] == .punctuation
    }

    /// Whether a word for places stands before a name: `ở`, `tỉnh`.
    private func followsPlaceWord(_ range: Range<Int>, in sentence: Range<Int>) -> Bool {
        var key = NameCue.backwards
        var position = range.lowerBound
        var isPlace = false
        while position > sentence.lowerBound, range.lowerBound - position < 4 {
            position -= 1
            key = NameTable.extend(key, columns.keys[position])
            guard let payload = names[key] else { break }
            if payload.isEntry { isPlace = payload.cue == NameCue.place.rawValue }
        }
        return isPlace
    }
}
