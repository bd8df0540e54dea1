import VietCore

/// Persons who are listed behind a colon or `gồm`: `Xuất phát: Thành Vinh; Tân An, Hải Châu`, `Tiền đạo: Bình Dương`, `Các tác
/// giả gồm Thu Hà, Thái Bình`.
struct PersonLists {
    let runs: CapitalRuns
    private var columns: RecasedColumns { runs.columns }

    private static let minute = TokenKey.short(of: "phút")
    /// What is said of persons alone before they are listed.
    private static let deeds = PhraseTable(backwards: [
        "xuất phát", "ra sân", "đội hình", "dự bị", "vào sân", "ghi bàn", "lập công", "kiến tạo", "thẻ vàng", "thẻ đỏ",
        "treo giò",
        "trúng tuyển", "đoạt giải", "thể hiện", "trình bày", "sáng tác", "biên soạn", "lồng tiếng",
    ])
    /// What may stand between those who are listed and the colon.
    private static let tails = PhraseTable(backwards: [
        "gồm", "gồm có", "bao gồm", "là", "sau", "chính", "phụ", "trẻ", "giỏi", "mới", "xuất sắc", "tiêu biểu",
    ])
    /// Words that list without a colon.
    private static let lists = PhraseTable(backwards: ["gồm", "gồm có", "bao gồm"])

    /// Makes persons of what is listed so and looks like a place.
    func settle(_ names: inout NameList, in sentence: Range<Int>) {
        var isList = false
        var end = sentence.lowerBound
        for index in names.indices {
            let range = names[index].range
            if !(isList && goesOn(end..<range.lowerBound)) { isList = listsPersons(before: range, in: sentence) }
            if isList, names[index].type == NameLabels.location, 2...4 ~= range.count,
                range.allSatisfy({ columns.forms[$0] == .capitalized }),
                !runs.isListed(range, in: KnownList.country.bit)
            {
                names[index].type = NameLabels.person
            }
            end = range.upperBound
        }
    }

    /// Whether a list goes on over the tokens between two names: marks, numbers on shirts, `và`.
    private func goesOn(_ tokens: Range<Int>) -> Bool {
        !tokens.isEmpty && tokens.count <= 6
            && tokens.allSatisfy {
                columns.forms[$0] == .punctuation || columns.forms[$0].isNumberLike || columns.keys[$0] == MarkKeys.and
                    || columns.keys[$0] == Self.minute
            }
    }

    private func listsPersons(before name: Range<Int>, in sentence: Range<Int>) -> Bool {
        var end = name.lowerBound
        var isTold = false
        if end - 1 > sentence.lowerBound, columns.keys[end - 1] == MarkKeys.colon {
            end -= 1
            isTold = true
        }
        func start(_ table: PhraseTable<Void>) -> Int? {
            table.longest(endingAt: end, from: sentence.lowerBound, columns.base)?.start
        }
        if let tail = start(isTold ? Self.tails : Self.lists) {
            end = tail
        } else if !isTold {
            return false
        }
        return start(Self.deeds) != nil
            || RoleLexicon.shared.start(endingAt: end, from: sentence.lowerBound, columns: columns.base) != nil
    }
}
