import VietCore

/// What the text says so plainly that it is not left to weights: a form of address before a name, a capital that only the
/// start of the sentence asks for, a person named in full whose given name looks like a place, a list of persons.
struct NameRepair {
    private static let address = Set(
        ["ông", "bà", "anh", "chị", "em", "cô", "chú", "bác", "cậu", "dì", "thím", "mợ", "cụ", "thầy"].map {
            TokenKey.short(of: $0)
        })
    /// Forms of address that are titles at the start of a sentence alone: `bạn Mỹ` is a friend from there.
    private static let openingAddress = Set(["bạn", "cháu", "bé", "dượng"].map { TokenKey.short(of: $0) })
    /// Words before a colon behind which players are listed, beside the roles of persons.
    private static let lineUp = Set(
        ["xuất phát", "ra sân", "đội hình", "dự bị", "vào sân"].map {
            $0.split(separator: " ").map { TokenKey.short(of: $0) }
        })
    private static let colon = TokenKey.short(of: ":")
    private static let and = TokenKey.short(of: "và")
    /// Ends of persons' names of more tokens are not looked for.
    private static let longestGivenName = 3

    private let runs: CapitalRuns
    private let plain: PlainNames
    private let columns: RecasedColumns

    init(_ columns: RecasedColumns, names: NameTable) {
        self.columns = columns
        runs = CapitalRuns(columns: columns, names: names)
        plain = PlainNames(runs)
    }

    /// Changes the names of a sentence.
    ///
    /// - Parameter isGivenName: whether persons' full names near by end in the tokens.
    func apply(to spans: inout [NameSpan], in sentence: Range<Int>, isGivenName: (Range<Int>) -> Bool) {
        spans.removeAll { isStartOfWord($0, in: sentence) }
        readLists(&spans, in: sentence)
        for index in spans.indices where isShortPerson(spans[index], in: sentence, isGivenName) {
            spans[index].type = NameLabels.person
        }
        Figures(runs: runs).settle(&spans, in: sentence)
        AdjacentNames(runs: runs).settle(&spans, in: sentence)
        plain.settle(&spans, in: sentence)
    }

    /// Whether what looks like a place, or at the start of a sentence like a club, is a person of whom the text has said more.
    private func isShortPerson(_ span: NameSpan, in sentence: Range<Int>, _ isGivenName: (Range<Int>) -> Bool) -> Bool {
        let range = span.range
        guard range.count <= Self.longestGivenName else { return false }
        switch span.type {
        case NameLabels.location:
            return !followsPlaceWord(range, in: sentence)
                && (range.count == 1 && followsAddress(range, in: sentence) || isGivenName(range))
        case NameLabels.organization:
            return range.count > 1 && range.lowerBound == sentence.lowerBound
                && range.allSatisfy { columns.forms[$0] == .capitalized } && isGivenName(range)
        default: return false
        }
    }

    /// `Xuất phát: Thành Vinh; Tân An, Hải Châu`, `Tiền đạo: Bình Dương`: what is listed behind such a word and looks like a place is a
    /// person.
    private func readLists(_ spans: inout [NameSpan], in sentence: Range<Int>) {
        var isList = false
        var end = sentence.lowerBound
        for index in spans.indices {
            let range = spans[index].range
            if !(isList && goesOn(end..<range.lowerBound)) { isList = listsPersons(before: range, in: sentence) }
            if isList, spans[index].type == NameLabels.location, 2...4 ~= range.count,
                range.allSatisfy({ columns.forms[$0] == .capitalized })
            {
                spans[index].type = NameLabels.person
            }
            end = range.upperBound
        }
    }

    /// Whether a list goes on over the tokens between two names: marks, numbers on shirts, `và`.
    private func goesOn(_ tokens: Range<Int>) -> Bool {
        !tokens.isEmpty && tokens.count <= 6
            && tokens.allSatisfy {
                columns.forms[$0] == .punctuation || columns.forms[$0].isNumberLike || columns.keys[$0] == Self.and
            }
    }

    private func listsPersons(before name: Range<Int>, in sentence: Range<Int>) -> Bool {
        let colon = name.lowerBound - 1
        guard colon > sentence.lowerBound, columns.keys[colon] == Self.colon else { return false }
        if colon - 2 >= sentence.lowerBound, Self.lineUp.contains(Array(columns.keys[colon - 2..<colon])) {
            return true
        }
        return RoleLexicon.shared.start(endingAt: colon, from: sentence.lowerBound, columns: columns.base) != nil
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
        guard before >= sentence.lowerBound, columns.base.wordPlaces[before] == .alone,
            Self.address.contains(columns.keys[before])
                || before == sentence.lowerBound && Self.openingAddress.contains(columns.keys[before])
        else { return false }
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
            guard let payload = runs.names[key] else { break }
            if payload.isEntry { isPlace = payload.cue == NameCue.place.rawValue }
        }
        return isPlace
    }
}
