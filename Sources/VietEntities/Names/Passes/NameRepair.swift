import VietCore

/// What the text says so plainly that it is not left to weights: a form of address before a name, a capital that only the
/// start of the sentence asks for, a person named in full whose given name looks like a place, a list of persons.
struct NameRepair {
    private static let address = NameWords.shared.keys(.addressAnywhere)
    /// Forms of address that are titles at the start of a sentence alone: `bạn Mỹ` is a friend from there.
    private static let openingAddress = NameWords.shared.keys(.addressOpening)
    /// Countries of one syllable, of which persons have the names.
    private static let countries = TokenKey.shortKeys(
        "mỹ", "nga", "pháp", "đức", "thái", "hàn", "nhật", "anh", "ý", "úc", "bỉ", "lào")
    /// What is said to be of a country, and stands before no person's name.
    private static let ofCountries = TokenKey.shortKeys(
        "món", "phim", "hàng", "nước", "tiếng", "quân", "đội", "ty", "xe", "khách", "gạo", "lính", "kiểu",
        "nhạc", "học", "trường", "hãng", "đồ", "tour", "visa", "bia", "rượu", "giới", "truyện", "ở", "sang",
        "từ", "đi", "du", "lịch", "quốc", "tuyển", "sứ", "lẩu", "bánh", "máy", "thuốc", "sữa", "rau", "trái",
        "cá", "gà", "bò", "heo", "ếch", "chó", "mèo", "tôm", "mít", "xoài", "ổi", "nhãn", "me", "ớt", "võ", "vải",
        "lụa", "dân", "hóa", "bay", "tàu", "khí", "phủ", "thống", "tướng", "trưởng", "viên", "thị",
        "thực")
    /// Roads have large numbers.
    private static let roads = TokenKey.shortKeys("quốc", "tỉnh", "đường", "ql", "tl", "cao", "km")
    /// Ends of persons' names of more tokens are not looked for.
    private static let longestGivenName = 3
    /// Nor for a trade of more tokens before the name of its company.
    private static let longestField = 4

    private let runs: CapitalRuns
    private let plain: PlainNames
    private let lists: PersonLists
    private let shares: ShareCodes
    private let clubs: ClubNames
    private let columns: RecasedColumns

    init(_ columns: RecasedColumns, names: NameTable) {
        self.columns = columns
        runs = CapitalRuns(columns: columns, names: names)
        plain = PlainNames(runs)
        lists = PersonLists(runs: runs)
        shares = ShareCodes(runs: runs)
        clubs = ClubNames(runs: runs)
    }

    /// Changes the names of a sentence.
    ///
    /// - Parameters:
    ///   - isGivenName: whether persons' full names near by end in the tokens.
    ///   - isCompany: whether companies near by are called by the tokens for short.
    /// - Returns: how many names were moved, to check that the work is linear.
    @discardableResult
    func apply(
        to spans: inout [NameSpan], in sentence: Range<Int>, isGivenName: (Range<Int>) -> Bool,
        isCompany: (Range<Int>) -> Bool = { _ in false }
    ) -> Int {
        var names = NameList(spans)
        // Held once, so that it is changed in place.
        spans = []
        names.removeAll { isStartOfWord($0, in: sentence) || countsThings($0, in: sentence) }
        lists.settle(&names, in: sentence)
        for index in names.indices {
            if isShortPerson(names[index], in: sentence, isGivenName) {
                names[index].type = NameLabels.person
            } else if isOrigin(names[index], in: sentence) {
                names[index].type = NameLabels.location
            }
            names[index].range = withoutAddress(names[index], in: sentence)
        }
        addAddressed(&names, in: sentence)
        readCompanies(&names, in: sentence, isCompany)
        Figures(runs: runs).settle(&names, in: sentence)
        AdjacentNames(runs: runs).settle(&names, in: sentence)
        clubs.settle(&names, in: sentence)
        shares.settle(&names, in: sentence)
        plain.settle(&names, in: sentence) { isCompany($0) && !followsPlaceWord($0, in: sentence) }
        spans = names.spans
        return names.steps
    }

    /// `Công ty CP Phương Đông … Phương Đông`: what is named in full near by is that company, also where it was taken for two names or cut
    /// before its number.
    private func readCompanies(
        _ names: inout NameList, in sentence: Range<Int>, _ isCompany: (Range<Int>) -> Bool
    ) {
        var last = sentence.lowerBound
        names.changeEach { name, next in
            let range = name.range
            defer { last = range.upperBound }
            let limit = next?.range.lowerBound ?? sentence.upperBound
            if name.type == NameLabels.location || name.type == NameLabels.organization,
                let start = startOfCompany(range, after: last, isCompany)
            {
                name.range = start..<range.upperBound
                name.type = NameLabels.organization
                return false
            }
            if name.type == NameLabels.organization {
                let end = range.upperBound
                if end < limit, columns.forms[end].isNumberLike,
                    let short = MentionLexicon.shared.shortName(ofCompany: range, columns.base)
                        ?? (isCompany(range) ? nil : range), isCompany(short.lowerBound..<end + 1)
                {
                    name.range = range.lowerBound..<end + 1
                }
                return false
            }
            guard columns.marks[range.lowerBound].isCapital, !followsPlaceWord(range, in: sentence) else {
                return false
            }
            if let next, range.upperBound == limit, isCompany(range.lowerBound..<next.range.upperBound) {
                name.range = range.lowerBound..<next.range.upperBound
                name.type = NameLabels.organization
                return true
            }
            if name.type == NameLabels.location, range.count > 1, isCompany(range),
                !runs.isListed(range, in: KnownList.bits(.province, .country))
            {
                name.type = NameLabels.organization
            }
            return false
        }
    }

    /// Where the short name of a company starts that ends with a name: `Mía đường [Tây Ninh]`, `Nước giải khát [Bến Sông]`.
    private func startOfCompany(
        _ name: Range<Int>, after last: Int, _ isCompany: (Range<Int>) -> Bool
    ) -> Int? {
        guard name.lowerBound > last,
            columns.forms[name.lowerBound - 1] == .lower || columns.forms[name.lowerBound] == .lower
        else { return nil }
        let lowest = max(last, name.lowerBound - Self.longestField)
        var start = name.lowerBound
        while start > lowest, columns.forms[start - 1].isLetters {
            start -= 1
            guard columns.marks[start].isCapital else { continue }
            if isCompany(start..<name.upperBound) { return start }
            guard let field = MentionLexicon.shared.part(at: start, to: name.lowerBound, columns.base) else {
                return nil
            }
            return field.kind == .field && field.end == name.lowerBound && isCompany(name) ? start : nil
        }
        return nil
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

    /// `Ý_kiến`: one capital token that is cut out of the word that opens the sentence.
    private func isStartOfWord(_ span: NameSpan, in sentence: Range<Int>) -> Bool {
        let start = span.range.lowerBound
        return span.range.count == 1 && start == sentence.lowerBound && columns.base.wordPlaces[start] == .first
            && columns.forms[start].isLetters && !columns.marks[start].contains(.recased)
            && columns.forms[start + 1] == .lower
    }

    /// `Sân vận động 40.000 chỗ`: a kind of place, and a number too large for a name.
    private func countsThings(_ span: NameSpan, in sentence: Range<Int>) -> Bool {
        let (start, last) = (span.range.lowerBound, span.range.upperBound - 1)
        return span.type == NameLabels.location && last > start && start == sentence.lowerBound
            && columns.forms[last] == .number
            && columns.forms[start + 1..<last].allSatisfy { $0 == .lower } && !Self.roads.contains(columns.keys[start])
            && last + 1 < sentence.upperBound && columns.forms[last + 1] == .lower
    }

    /// `món Thái` beside `mợ Thái`: what is of a country is not called by a person's name.
    private func isOrigin(_ span: NameSpan, in sentence: Range<Int>) -> Bool {
        let start = span.range.lowerBound
        return span.type == NameLabels.person && span.range.count == 1 && start > sentence.lowerBound
            && isCountry(start)
            && Self.ofCountries.contains(columns.keys[start - 1])
    }

    /// `chú Mỹ`, not `đàn_ông Mỹ`, not `ở Anh Nga …`.
    private func followsAddress(_ range: Range<Int>, in sentence: Range<Int>) -> Bool {
        let before = range.lowerBound - 1
        guard before >= sentence.lowerBound,
            columns.base.wordPlaces[before] == .alone
                // `Thím_Mỹ`
                || before == sentence.lowerBound && columns.base.wordPlaces[range.lowerBound] == .last,
            Self.address.contains(columns.keys[before])
                || before == sentence.lowerBound && Self.openingAddress.contains(columns.keys[before])
        else { return false }
        return !columns.marks[before].isCapital || before == sentence.lowerBound
            || columns.forms[before - 1] == .punctuation
    }

    /// `Anh Đức` at the start of a sentence: a form of address and a person who has the name of a country.
    private func withoutAddress(_ span: NameSpan, in sentence: Range<Int>) -> Range<Int> {
        let start = span.range.lowerBound
        guard span.type == NameLabels.person, span.range.count == 2, start == sentence.lowerBound,
            isCountry(start + 1), followsAddress(start + 1..<span.range.upperBound, in: sentence)
        else { return span.range }
        return start + 1..<span.range.upperBound
    }

    /// Finds the person who has the name of a country behind a form of address that opens the sentence: `Anh Pháp đá hay`.
    private func addAddressed(_ names: inout NameList, in sentence: Range<Int>) {
        let start = sentence.lowerBound + 1
        guard start + 1 < sentence.upperBound, names.first.map({ $0.range.lowerBound > start }) ?? true,
            columns.forms[start] == .capitalized, columns.forms[start + 1] == .lower, isCountry(start),
            runs.startsWord(start + 1), followsAddress(start..<start + 1, in: sentence)
        else { return }
        names.add([NameSpan(plain: start..<start + 1, type: NameLabels.person)])
    }

    private func isCountry(_ position: Int) -> Bool { Self.countries.contains(columns.keys[position]) }

    /// Whether a word for places stands before a name: `ở`, `tỉnh`.
    private func followsPlaceWord(_ range: Range<Int>, in sentence: Range<Int>) -> Bool {
        runs.hasCue(.place, endingAt: range.lowerBound, from: sentence.lowerBound, atMost: 4)
    }
}
