import VietCore

/// Works, programmes and campaigns by a title of which only the first word has a capital, without marks around it: `ca khúc Mưa
/// trên phố`, `Chiến dịch Mùa hè xanh`.
struct OpenTitles {
    let runs: CapitalRuns

    /// Words before a title; whether they are the beginning of the name where they have a capital.
    private static let heads: PhraseTable<Bool> = {
        var table = PhraseTable<Bool>()
        for head in [
            "ca khúc", "bài hát", "nhạc phẩm", "phim", "bộ phim", "loạt phim", "phim ngắn", "phim truyền hình", "vở",
            "vở kịch", "vở diễn", "album", "mv", "tiểu thuyết", "truyện", "truyện ngắn", "truyện dài", "cuốn sách",
            "cuốn", "bài thơ", "tập thơ", "gameshow", "game show", "chương trình", "cuộc thi", "sitcom",
        ] {
            table.add(backwards: head, false)
        }
        table.add(backwards: "chiến dịch", true)
        return table
    }()
    /// What a course, a part of a day or a session begins with, and no programme's title.
    private static let others = TokenKey.shortKeys(
        "kỹ", "kỳ", "cử", "thạc", "tiến", "kỷ", "khoảng", "thời", "đào", "đại", "ngày", "tối", "sáng", "chiều",
        "trưa", "theo", "sau", "trong", "khi", "tuy", "nhưng", "và", "đạo", "nghệ", "diễn")
    /// What goes on behind a title.
    private static let stops = TokenKey.shortKeys(
        "của", "do", "được", "đã", "sẽ", "đang", "bị", "tại", "ra", "vừa", "khiến", "gây", "giúp", "nhằm", "để", "mà",
        "thì", "nên", "cũng", "như", "gồm", "diễn", "khởi", "nhận", "thu", "đạt", "trao", "lên", "mở", "kéo", "phát",
        "dành", "vẫn", "dù", "vì", "nếu", "này", "đó", "đổi", "tặng", "quay", "bán", "lọt", "đoạt", "giành", "từng",
        "nói", "xoay", "kể", "hay", "hot")
    /// What may go on, or be part of a title that is longer yet: `Ai là triệu phú`.
    private static let joints = TokenKey.shortKeys(
        "là", "có", "trong", "vào", "cho", "và", "trên", "từ", "với", "sau", "khi", "về", "ở", "theo", "không", "mang")
    /// What goes on before a number: `Rap Việt mùa 4`.
    private static let counts = TokenKey.shortKeys("năm", "mùa", "tập", "lần", "phần", "số", "ngày")
    /// Titles of more tokens are left to the weights.
    private static let longest = 7

    /// The title that begins at a place where capitals stand.
    func name(at start: Int, in free: Range<Int>, of sentence: Range<Int>) -> NameSpan? {
        guard start > free.lowerBound, runs.columns.forms[start] == .capitalized, !runs.isForeign(start),
            start + 1 < free.upperBound, runs.columns.forms[start + 1] == .lower,
            !runs.columns.marks[start].contains(.recased), runs.startsWord(start),
            let (head, isPart) = Self.heads.longest(endingAt: start, from: free.lowerBound, runs.columns.base),
            !Self.others.contains(runs.columns.keys[start]), runs.startsWord(head),
            runs.columns.forms[head + 1..<start].allSatisfy({ $0 == .lower }),
            let end = end(of: start, in: free, of: sentence),
            // A sentence that has lost its start: `Cụ thể`.
            !runs.columns.base.areOneWord(start..<end)
        else { return nil }
        let first = isPart && runs.columns.forms[head] == .capitalized ? head : start
        return NameSpan(plain: first..<end, type: NameLabels.miscellaneous)
    }

    private static let purpose = TokenKey.short(of: "vì")

    /// Takes in what a fund or day is for, and the country that ends it: `Quỹ Vì tầm vóc Việt`, `Ngày Vì người nghèo`.
    func finish(_ names: inout NameList, in sentence: Range<Int>) {
        names.changeEach { name, next in
            guard name.type == NameLabels.organization || name.type == NameLabels.miscellaneous,
                let start = name.range.dropFirst().prefix(3).first(where: { runs.columns.keys[$0] == Self.purpose }),
                runs.columns.forms[start] == .capitalized
            else { return false }
            let limit = next?.range.lowerBound ?? sentence.upperBound
            if let end = end(of: start, in: sentence.lowerBound..<limit, of: sentence), end > name.range.upperBound {
                name.range = name.range.lowerBound..<end
            } else if let next, limit < sentence.upperBound, next.type == NameLabels.location,
                limit - start <= Self.longest, runs.columns.forms[start + 1..<limit].allSatisfy({ $0 == .lower })
            {
                name.range = name.range.lowerBound..<next.range.upperBound
                return true
            }
            return false
        }
    }

    /// Where a title ends; nil where nothing says it.
    private func end(of start: Int, in free: Range<Int>, of sentence: Range<Int>) -> Int? {
        var end = start + 1
        while end < free.upperBound {
            let form = runs.columns.forms[end]
            guard form.isLetters else { return form == .punctuation && end - start > 1 ? end : nil }
            let word = runs.columns.keys[end]
            let isCount =
                Self.counts.contains(word) && end + 1 < sentence.upperBound && runs.columns.forms[end + 1].hasDigits
            if runs.startsWord(end),
                isCount || Self.stops.contains(word) || end - start > 2 && Self.joints.contains(word)
            {
                return end - start > 1 ? end : nil
            }
            end += 1
            if end - start > Self.longest { return nil }
        }
        return end == sentence.upperBound ? end : nil
    }
}
