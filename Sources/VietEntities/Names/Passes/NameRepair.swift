import VietCore

/// What the text says so plainly that it is not left to weights: a form of address before a name, a capital that only the
/// start of the sentence asks for, a person named in full whose given name looks like a place, a list of persons.
struct NameRepair {
    private static let address = TokenKey.shortKeys(
        "ông", "bà", "anh", "chị", "em", "cô", "chú", "bác", "cậu", "dì", "thím", "mợ", "cụ", "thầy")
    /// Forms of address that are titles at the start of a sentence alone: `bạn Mỹ` is a friend from there.
    private static let openingAddress = TokenKey.shortKeys("bạn", "cháu", "bé", "dượng")
    /// Countries of one syllable, of which persons have the names.
    private static let countries = TokenKey.shortKeys(
        "mỹ", "nga", "pháp", "đức", "thái", "hàn", "nhật", "anh", "ý", "úc", "bỉ", "lào")
    /// What is said to be of a country, and stands before no person's name.
    private static let ofCountries = TokenKey.shortKeys(
        "món", "phim", "hàng", "nước", "tiếng", "quân", "đội", "ty", "xe", "khách", "gạo", "lính", "kiểu",
        "nhạc", "học", "trường", "hãng", "đồ", "tour", "visa", "bia", "rượu", "giới", "truyện", "ở", "sang",
        "từ", "đi", "du", "lịch", "quốc", "tuyển", "sứ", "lẩu", "bánh", "máy", "thuốc", "sữa", "rau", "trái",
        "cá", "dân", "hóa", "bay", "tàu", "khí", "phủ", "thống", "tướng", "trưởng", "viên", "thị",
        "thực")
    /// Roads have large numbers.
    private static let roads = TokenKey.shortKeys("quốc", "tỉnh", "đường", "ql", "tl", "cao", "km")
    /// Ends of persons' names of more tokens are not looked for.
    private static let longestGivenName = 3

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
    func apply(
        to spans: inout [NameSpan], in sentence: Range<Int>, isGivenName: (Range<Int>) -> Bool,
        isCompany: (Range<Int>) -> Bool = { _ in false }
    ) {
        spans.removeAll { isStartOfWord($0, in: sentence) || countsThings($0, in: sentence) }
        lists.settle(&spans, in: sentence)
        for index in spans.indices {
            if isShortPerson(spans[index], in: sentence, isGivenName) {
                spans[index].type = NameLabels.person
            } else if isOrigin(spans[index], in: sentence) {
                spans[index].type = NameLabels.location
            }
            spans[index].range = withoutAddress(spans[index], in: sentence)
        }
        addAddressed(&spans, in: sentence)
        readCompanies(&spans, in: sentence, isCompany)
        Figures(runs: runs).settle(&spans, in: sentence)
        AdjacentNames(runs: runs).settle(&spans, in: sentence)
        clubs.settle(&spans, in: sentence)
        shares.settle(&spans, in: sentence)
        plain.settle(&spans, in: sentence) { isCompany($0) && !followsPlaceWord($0, in: sentence) }
    }

    /// `Công ty CP Phương Đông … Phương Đông`: what is named in full near by is that company, also where it was taken for two names or cut
    /// before its number.
    private func readCompanies(
        _ spans: inout [NameSpan], in sentence: Range<Int>, _ isCompany: (Range<Int>) -> Bool
    ) {
        var index = 0
        while index < spans.count {
            defer { index += 1 }
            let range = spans[index].range
            let next = index + 1 < spans.count ? spans[index + 1].range.lowerBound : sentence.upperBound
            if spans[index].type == NameLabels.organization {
                let end = range.upperBound
                if end < next, columns.forms[end].isNumberLike,
                    let name = MentionLexicon.shared.shortName(ofCompany: range, columns.base)
                        ?? (isCompany(range) ? nil : range), isCompany(name.lowerBound..<end + 1)
                {
                    spans[index].range = range.lowerBound..<end + 1
                }
                continue
            }
            guard columns.marks[range.lowerBound].isCapital, !followsPlaceWord(range, in: sentence) else { continue }
            if range.upperBound == next, index + 1 < spans.count,
                isCompany(range.lowerBound..<spans[index + 1].range.upperBound)
            {
                spans[index].range = range.lowerBound..<spans[index + 1].range.upperBound
                spans[index].type = NameLabels.organization
                spans.remove(at: index + 1)
            } else if spans[index].type == NameLabels.location, range.count > 1, isCompany(range),
                runs.known(range).map({ $0.lists & KnownList.bits(.province, .country) == 0 }) ?? true
            {
                spans[index].type = NameLabels.organization
            }
        }
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
    private func addAddressed(_ spans: inout [NameSpan], in sentence: Range<Int>) {
        let start = sentence.lowerBound + 1
        guard start + 1 < sentence.upperBound, spans.first.map({ $0.range.lowerBound > start }) ?? true,
            columns.forms[start] == .capitalized, columns.forms[start + 1] == .lower, isCountry(start),
            runs.startsWord(start + 1), followsAddress(start..<start + 1, in: sentence)
        else { return }
        spans.insert(
            NameSpan(range: start..<start + 1, type: NameLabels.person, margin: CapitalRuns.margin), at: 0)
    }

    private func isCountry(_ position: Int) -> Bool { Self.countries.contains(columns.keys[position]) }

    /// Whether a word for places stands before a name: `ở`, `tỉnh`.
    private func followsPlaceWord(_ range: Range<Int>, in sentence: Range<Int>) -> Bool {
        runs.hasCue(.place, endingAt: range.lowerBound, from: sentence.lowerBound, atMost: 4)
    }
}
