import VietCore

/// Companies that the words before them make plain, which weights alone may miss where nobody has heard of them: `Công ty Tân
/// Phát khiếu nại`, `startup Loship`, `cổ phiếu Hòa Bình`.
///
/// In the marked text no run of two capitals or more behind such a word is without a name.
struct CompanyNames {
    private static let organization = NameLabels.types.firstIndex(of: .organization)!
    /// Words behind which a name of a company stands bare.
    private static let cues: PhraseTable<Bool> = {
        var table = PhraseTable<Bool>()
        for (phrase, isShare) in [
            ("startup", false), ("start-up", false), ("hãng", false), ("cổ phiếu", true), ("mã cổ phiếu", true),
            ("mã chứng khoán", true),
        ] {
            table.add(phrase.split(separator: " ").reversed().map { TokenKey.short(of: $0) }, isShare)
        }
        return table
    }()
    private static let joints = Set(["và", "-", "–", "&", "/", "+", "."].map { TokenKey.short(of: $0) })
    /// The list of countries and cities.
    private static let countries: UInt32 = 1 << 2
    /// A name that rests on the word before it is as sure as one of this margin.
    private static let margin = 6 * NameSpan.marginStep
    private static let longest = 5

    let columns: RecasedColumns
    let names: NameTable

    /// Adds to the names of a sentence, and makes companies of what is traded.
    ///
    /// - Complexity: O(n) for n tokens.
    func settle(_ spans: inout [NameSpan], in sentence: Range<Int>) {
        var next = 0
        var position = sentence.lowerBound + 1
        while position < sentence.upperBound {
            while next < spans.count, spans[next].range.upperBound <= position { next += 1 }
            if next < spans.count, spans[next].range.lowerBound <= position {
                if spans[next].range.lowerBound == position, isTraded(spans[next], in: sentence) {
                    spans[next].type = Self.organization
                }
                position = spans[next].range.upperBound
                continue
            }
            // Most tokens have no capital, and most sentences no such word.
            guard columns.marks[position].isCapital else {
                position += 1
                continue
            }
            let limit = next < spans.count ? spans[next].range.lowerBound : sentence.upperBound
            if let end = company(at: position, before: limit, in: sentence) {
                spans.insert(
                    NameSpan(range: position..<end, type: Self.organization, margin: Self.margin), at: next)
                position = end
            } else {
                position += 1
            }
        }
    }

    /// `cổ phiếu Hòa Bình`; but `cổ phiếu Trung Quốc`.
    private func isTraded(_ span: NameSpan, in sentence: Range<Int>) -> Bool {
        guard span.type != Self.organization, span.range.count > 1,
            let cue = Self.cues.longest(endingAt: span.range.lowerBound, from: sentence.lowerBound, columns.base),
            cue.value
        else { return false }
        let key = columns.keys[span.range].reduce(0) { NameTable.extend($0, $1) }
        return names[key].map { $0.lists & Self.countries == 0 } ?? true
    }

    /// The end of a run of capitals at `start` behind a word for companies; nil where it is no plain one.
    private func company(at start: Int, before limit: Int, in sentence: Range<Int>) -> Int? {
        // `Startup Loship` at the start of a sentence is two capitals, and one word to the segmenter.
        let opens = start - 1 == sentence.lowerBound
        guard isPartOfName(start), opens || startsWord(start) && !columns.marks[start - 1].isCapital else { return nil }
        let isCompany =
            Self.cues.longest(endingAt: start, from: sentence.lowerBound, columns.base) != nil
            || NameHeads.shared.head(endingAt: start, from: sentence.lowerBound, columns.base).map {
                $0.head.isBody && columns.forms[$0.start] == .capitalized
            } ?? false
        guard isCompany else { return nil }
        var end = start + 1
        while end < limit, isPartOfName(end), end - start < Self.longest { end += 1 }
        // One syllable may begin a phrase: `Công ty Lọc hóa dầu`.
        guard end - start > 1 || columns.base.affixes[start] != 0 && columns.forms[start] != .upper else { return nil }
        return endsName(end, before: limit, in: sentence) ? end : nil
    }

    /// Whether a run of capitals that ends at `end` is all of the name.
    private func endsName(_ end: Int, before limit: Int, in sentence: Range<Int>) -> Bool {
        guard end < sentence.upperBound else { return true }
        guard end < limit || limit == sentence.upperBound, !columns.marks[end].isCapital, startsWord(end) else {
            return false
        }
        guard Self.joints.contains(columns.keys[end]), end + 1 < sentence.upperBound else { return true }
        // `Công ty Thương Mại và Dịch Vụ`, `Newport News & Co`, `Co.opmart`
        return !columns.marks[end + 1].isCapital && !columns.marks[end + 1].contains(.glued)
    }

    private func isPartOfName(_ position: Int) -> Bool {
        switch columns.forms[position] {
        case .capitalized, .upper, .mixed: !columns.marks[position].contains(.recased)
        default: false
        }
    }

    private func startsWord(_ position: Int) -> Bool {
        columns.base.wordPlaces[position] == .alone || columns.base.wordPlaces[position] == .first
    }
}
