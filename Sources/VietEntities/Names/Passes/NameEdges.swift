import VietCore

/// Where a name begins and ends, as far as the text says it by itself: a capital at the word that names its kind (`ký Tuyên bố
/// Bangkok`), a title or a verb that is no part of it (`Vua Quang Trung`, `báo Công an xã`), the number of its version
/// (`Ubuntu 24`).
struct NameEdges {
    let columns: TokenColumns

    private static let report = TokenKey.short(of: "báo")
    private static let police = [["công", "an"], ["cảnh", "sát"]].map { $0.map { TokenKey.short(of: $0) } }
    /// Forms of address, which are also names that people have (`Anh Tú Atus`).
    private static let address = NameWords.shared.keys(.addressName)
    /// Forms of address that are nobody's name.
    private static let kin = NameWords.shared.keys(.addressKin)

    /// Words for what persons make, of which one opens a sentence: `Thơ Tố Hữu`.
    private static let makings = TokenKey.shortKeys(
        "thơ", "truyện", "nhạc", "tranh", "kịch", "tượng", "phim", "sách", "tuồng")

    /// Moves the edges of the names of a sentence, whose expressions are given in order.
    ///
    /// - Complexity: O(n + m) for n names and m expressions.
    func settle(_ spans: inout [NameSpan], in sentence: Range<Int>, beside expressions: ArraySlice<Expression>) {
        joinInitials(&spans)
        var free = sentence.lowerBound
        for index in spans.indices {
            extend(&spans[index], from: free, in: sentence)
            readHead(of: &spans[index])
            let limit = index + 1 < spans.count ? spans[index + 1].range.lowerBound : sentence.upperBound
            addHyphenated(&spans[index], before: limit)
            finishWord(of: &spans[index], before: limit)
            spans[index].range = withoutTitle(spans[index], in: sentence)
            spans[index].range = withoutVerb(spans[index])
            spans[index].range = withoutDescription(spans[index])
            spans[index].range = withoutDeed(spans[index])
            free = spans[index].range.upperBound
        }
        addVersions(to: &spans, in: sentence, beside: expressions)
    }

    /// `T. Tiền Giang`, `T. Nam`: an initial found by itself belongs to the name behind it.
    private func joinInitials(_ spans: inout [NameSpan]) {
        var kept = 0
        for index in spans.indices {
            var span = spans[index]
            if kept > 0, case let initial = spans[kept - 1], initial.range.count == 1, initial.type == span.type,
                columns.forms[initial.range.lowerBound] == .initial, initial.range.upperBound == span.range.lowerBound
            {
                span.range = initial.range.lowerBound..<span.range.upperBound
                kept -= 1
            }
            spans[kept] = span
            kept += 1
        }
        spans.removeLast(spans.count - kept)
    }

    /// Takes in the head before a name.
    private func extend(_ span: inout NameSpan, from free: Int, in sentence: Range<Int>) {
        let start = span.range.lowerBound
        guard start > free, let (first, head) = NameHeads.shared.head(endingAt: start, from: free, columns),
            columns.forms[first] == .capitalized || head.isPlain && startsPlain(first, span),
            (first + 1..<start).allSatisfy({
                // `Giải Quần vợt`
                columns.forms[$0] == .lower || columns.forms[$0] == .capitalized && columns.wordPlaces[$0] == .first
            }),
            head.takesPersons || span.type != NameLabels.person,
            !head.isPlain || span.type == head.type || span.type == NameLabels.person,
            !isFirstOfPair(span.range, in: sentence)
        else { return }
        // `Công an [LOC phường Mai Dịch]`
        let isOffice = head.isOffice && span.type == NameLabels.location && !columns.marks[start].isCapital
        guard isOffice || columns.marks[start].isCapital else { return }
        if columns.forms[first] != .lower {
            // A capital behind another one says nothing: `Giá Quỹ Mỹ Tăng`.
            let opens = first == sentence.lowerBound || columns.forms[first - 1] == .punctuation
            if opens {
                guard isOffice || head.mayStartSentence, !(head.isBody && span.type == NameLabels.location) else {
                    return
                }
            } else if columns.forms[first - 1] != .lower {
                return
            }
        }
        span.range = first..<span.range.upperBound
        span.type = head.type
    }

    /// `Quỹ Thiện Tâm` is no person: a head with its capital and two capitals behind it.
    private func readHead(of span: inout NameSpan) {
        let (start, end) = (span.range.lowerBound, span.range.upperBound)
        guard span.type == NameLabels.person, span.range.count > 2, columns.forms[start] == .capitalized else { return }
        for name in start + 1...min(start + 3, end - 2) {
            guard columns.forms[start + 1..<name].allSatisfy({ $0 == .lower }) else { return }
            if let (first, head) = NameHeads.shared.head(endingAt: name, from: start, columns), first == start,
                head.type != NameLabels.location, head.takesPersons, head.mayStartSentence,
                (name..<end).allSatisfy({ columns.marks[$0].isCapital })
            {
                span.type = head.type
                return
            }
        }
    }

    /// Whether a head without a capital begins a name; not before one syllable, which may be a country: `chung cư Anh`.
    private func startsPlain(_ first: Int, _ span: NameSpan) -> Bool {
        columns.forms[first] == .lower && span.range.count > 1
            && columns.wordPlaces[first].startsWord
    }

    /// `Không quân Nga-Syria`: two names, and the head is for both.
    private func isFirstOfPair(_ name: Range<Int>, in sentence: Range<Int>) -> Bool {
        let end = name.upperBound
        return end + 1 < sentence.upperBound && columns.keys[end] == MarkKeys.hyphen
            && columns.marks[end].contains(.glued)
            && columns.marks[end + 1].isCapital
    }

    /// Takes in the end of a given name behind its hyphen: `Wen Jia-bao`.
    private func addHyphenated(_ span: inout NameSpan, before limit: Int) {
        let end = span.range.upperBound
        guard span.type == NameLabels.person, end + 1 < limit, columns.keys[end] == MarkKeys.hyphen,
            columns.marks[end].contains(.glued), columns.marks[end + 1].contains(.glued),
            columns.forms[end + 1] == .lower, columns.forms[end - 1] == .capitalized
        else { return }
        span.range = span.range.lowerBound..<end + 2
    }

    /// Words of which the second half has no capital in names of bodies.
    private static let ends = [("thành", "phố"), ("quốc", "gia"), ("trung", "ương"), ("nhân", "dân"), ("tối", "cao")]
        .map {
            (TokenKey.short(of: $0.0), TokenKey.short(of: $0.1))
        }

    /// Takes in the rest of the word at the end of a name: `Bệnh viện Nhi đồng Thành phố`.
    private func finishWord(of span: inout NameSpan, before limit: Int) {
        var end = span.range.upperBound
        guard span.type != NameLabels.person, span.range.count > 1, end < limit,
            // `nhà Lê | tức` may be read as a word.
            columns.forms[end - 1] == .lower
                || Self.ends.contains(where: { columns.keys[end - 1] == $0.0 && columns.keys[end] == $0.1 })
        else { return }
        while end < limit, columns.forms[end] == .lower,
            columns.wordPlaces[end] == .inside || columns.wordPlaces[end] == .last,
            !GrammarWords.shared.contains(columns.keys[end])
        {
            end += 1
        }
        span.range = span.range.lowerBound..<end
    }

    /// What a young company is called, and none calls itself.
    private static let descriptions = PhraseTable(NameWords.shared.words(.companyDescription))

    /// A company without the words that describe it, which have at most the capital of a sentence: `Startup Loship`.
    private func withoutDescription(_ span: NameSpan) -> Range<Int> {
        let (start, end) = (span.range.lowerBound, span.range.upperBound)
        guard span.type == NameLabels.organization, let name = Self.descriptions.longest(start..<end, columns)?.end,
            name < end, columns.marks[name].isCapital,
            columns.forms[start + 1..<name].allSatisfy({ $0 == .lower || $0 == .punctuation })
        else { return span.range }
        return name..<end
    }

    /// A person's name without the title that has its capital from the start of the sentence.
    private func withoutTitle(_ span: NameSpan, in sentence: Range<Int>) -> Range<Int> {
        let (start, end) = (span.range.lowerBound, span.range.upperBound)
        if span.type == NameLabels.person, start == sentence.lowerBound, span.range.count == 2,
            Self.kin.contains(columns.keys[start]), columns.marks[start + 1].isCapital
        {
            return start + 1..<end
        }
        guard span.type == NameLabels.person, start == sentence.lowerBound, span.range.count > 2,
            columns.forms[start] == .capitalized, !Self.address.contains(columns.keys[start]),
            let name = Self.makings.contains(columns.keys[start])
                ? start + 1 : RoleLexicon.shared.end(startingAt: start, to: end - 1, columns: columns),
            name + 2 <= end,
            columns.forms[start + 1..<name].allSatisfy({ $0 == .lower }),
            (name..<end).allSatisfy({ columns.marks[$0].isCapital })
        else { return span.range }
        return name..<end
    }

    /// A police station without the verb before it; `báo Công an nhân dân` is a paper.
    private func withoutVerb(_ span: NameSpan) -> Range<Int> {
        let start = span.range.lowerBound
        guard span.type == NameLabels.organization, span.range.count > 3, columns.keys[start] == Self.report,
            columns.forms[start] == .lower,
            Self.police.contains(where: { columns.keys[start + 1...start + 2].elementsEqual($0) }),
            // `Công an xã …`, `Công an thị trấn …`, `Cảnh sát 113`; `báo Công an nhân dân`
            let next = (start + 3..<span.range.upperBound).first(where: { columns.forms[$0] != .lower }),
            next < start + 6, columns.marks[next].isCapital && next > start + 3 || columns.forms[next].hasDigits
        else { return span.range }
        return start + 1..<span.range.upperBound
    }

    /// What an office does, and none is called by.
    static let deeds = PhraseTable([
        "phạt", "xử phạt", "cảnh báo", "khuyến cáo", "yêu cầu", "đề nghị", "đề xuất", "công bố", "thông báo",
        "thu giữ", "tạm giữ", "khởi tố", "bắt giữ", "triệt phá", "phát hiện", "kêu gọi", "kiến nghị",
        "lên tiếng", "khẳng định", "vào cuộc", "siết", "nhắc nhở", "bác bỏ", "ra quân", "tuyên phạt", "tịch thu",
        "phủ nhận", "xác nhận", "tiếp nhận", "chấn chỉnh", "đình chỉ",
    ])
    /// What is said of an event, and none is called by.
    private static let courses = PhraseTable(["khởi động", "diễn ra", "khai mạc", "bế mạc", "khép lại", "lên sóng"])

    /// An office without what it does, an event without what is said of it: `Cục Cạnh tranh phạt sàn`. What has no capital but
    /// the first is left as it is.
    private func withoutDeed(_ span: NameSpan) -> Range<Int> {
        let (start, end) = (span.range.lowerBound, span.range.upperBound)
        let isEvent = span.type == NameLabels.miscellaneous
        guard span.type == NameLabels.organization || isEvent, span.range.count > 3, columns.marks[start].isCapital
        else { return span.range }
        let deeds = isEvent ? Self.courses : Self.deeds
        var capitals = 0
        for position in span.range {
            if columns.marks[position].isCapital {
                capitals += 1
            } else if capitals > 1, columns.forms[position] == .lower,
                columns.wordPlaces[position].startsWord,
                deeds.longest(position..<end, columns) != nil,
                // `Ban Chỉ đạo yêu cầu và giám sát Hà Nội` goes on with capitals.
                columns.forms[position + 1..<end].allSatisfy({ $0 == .lower })
            {
                return start..<position
            }
        }
        return span.range
    }

    /// Takes in the number behind a product with a foreign name, where it counts nothing.
    private func addVersions(
        to spans: inout [NameSpan], in sentence: Range<Int>, beside expressions: ArraySlice<Expression>
    ) {
        var next = expressions.startIndex
        for index in spans.indices {
            let end = spans[index].range.upperBound
            let isProduct = spans[index].type == NameLabels.miscellaneous
            guard isProduct || looksLikeModel(spans[index], in: sentence) else { continue }
            guard end < sentence.upperBound, columns.forms[end] == .number || columns.forms[end] == .smallNumber,
                !columns.marks[end].contains(.glued), columns.affixes[end - 1] != 0,
                columns.marks[end - 1].isCapital, index + 1 == spans.count || spans[index + 1].range.lowerBound > end
            else { continue }
            while next < expressions.endIndex, expressions[next].tokens.upperBound <= end { next += 1 }
            if next < expressions.endIndex, expressions[next].tokens.contains(end),
                expressions[next].outcome != .entity(.number)
            {
                continue
            }
            // A score or a range goes on.
            if end + 1 < sentence.upperBound, columns.forms[end + 1] == .punctuation,
                !columns.marks[end + 1].contains(.glued)
            {
                continue
            }
            spans[index].range = spans[index].range.lowerBound..<end + 1
            spans[index].type = NameLabels.miscellaneous
        }
    }

    /// What follows the number of a product, and no number that counts persons or what they do.
    private static let followers = TokenKey.shortKeys(
        "là", "có", "được", "đã", "sẽ", "bị", "của", "và", "ra", "chạy", "viết", "giá", "hay", "hỗ", "vừa",
        "mới", "vẫn", "cho", "trên", "với", "để", "giúp", "tăng", "giảm")

    /// `Claude Opus 4 viết hay`: two foreign words and a number that are no person.
    private func looksLikeModel(_ span: NameSpan, in sentence: Range<Int>) -> Bool {
        let end = span.range.upperBound
        guard span.type == NameLabels.person, span.range.count > 1, end < sentence.upperBound,
            columns.forms[end] == .smallNumber,
            span.range.allSatisfy({ columns.affixes[$0] != 0 && columns.forms[$0] == .capitalized })
        else { return false }
        return end + 1 < sentence.upperBound && Self.followers.contains(columns.keys[end + 1])
    }
}
