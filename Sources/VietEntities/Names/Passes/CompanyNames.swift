import VietCore

/// Companies by the words beside them: `startup Loship`, `cổ phiếu Hòa Bình`, `Kredivo gọi vốn`, `Vela Capital`.
///
/// In the marked text no run of two capitals or more behind such a word is without a name.
struct CompanyNames {
    let runs: CapitalRuns

    private static let organization = NameLabels.organization
    /// Words behind which a name of a company stands bare; whether they are for what is traded.
    private static let cues: PhraseTable<Bool> = {
        var table = PhraseTable<Bool>()
        for (phrase, isShare) in [
            ("startup", false), ("start-up", false), ("hãng", false), ("cổ phiếu", true), ("mã cổ phiếu", true),
            ("mã chứng khoán", true),
        ] {
            table.add(backwards: phrase, isShare)
        }
        return table
    }()
    /// What a company does and hardly any person.
    private static let deals: PhraseTable<Void> = {
        var table = PhraseTable<Void>()
        for phrase in [
            "báo lãi", "báo lỗ", "bán cổ phần", "chia cổ tức", "chào bán", "cắt giảm nhân sự", "gọi vốn",
            "gọi thành công",
            "huy động vốn", "huy động thành công", "huy động được", "huy động thêm", "ipo", "lên sàn", "mở chi nhánh",
            "mở văn phòng", "mua lại công ty", "mua lại cổ phần", "mua lại ngân hàng", "mua lại startup", "niêm yết",
            "nộp hồ sơ ipo", "phát hành cổ phiếu", "phát hành trái phiếu", "ra mắt dịch vụ", "ra mắt gói",
            "ra mắt mô hình",
            "ra mắt nền tảng", "ra mắt phiên bản", "ra mắt thẻ", "ra mắt tính năng", "ra mắt ứng dụng", "rót thêm",
            "rót vốn",
            "thoái vốn", "thâu tóm", "trả cổ tức", "tăng vốn", "được định giá", "định giá",
        ] { table.add(phrase, ()) }
        return table
    }()

    /// Makes companies of what is traded, and of what deals as they do and nobody knows as something else.
    func settle(_ span: inout NameSpan, in sentence: Range<Int>) {
        guard span.type != Self.organization else { return }
        if span.range.count > 1 ? isTraded(span.range, in: sentence) : isDealer(span.range, in: sentence) {
            span.type = Self.organization
        }
    }

    /// A company of which nothing is known, from a place where capitals stand.
    func name(at start: Int, in free: Range<Int>, of sentence: Range<Int>) -> NameSpan? {
        // `Startup Loship` at the start of a sentence is two capitals, and one word to the segmenter.
        let isCued =
            (start == sentence.lowerBound + 1 || runs.begins(at: start, in: sentence))
            && Self.cues.longest(endingAt: start, from: sentence.lowerBound, runs.columns.base) != nil
        guard isCued || runs.begins(at: start, in: sentence),
            let end = runs.end(of: start, in: free, of: sentence),
            isCued || endsAsCompany(start..<end) || isDealer(start..<end, in: sentence)
        else { return nil }
        return NameSpan(range: start..<end, type: Self.organization, margin: CapitalRuns.margin)
    }

    /// `cổ phiếu Hòa Bình`; but `cổ phiếu Trung Quốc`.
    private func isTraded(_ range: Range<Int>, in sentence: Range<Int>) -> Bool {
        guard
            let cue = Self.cues.longest(endingAt: range.lowerBound, from: sentence.lowerBound, runs.columns.base),
            cue.value
        else { return false }
        return runs.known(range).map { $0.lists & KnownList.country.bit == 0 } ?? true
    }

    /// `Kredivo gọi vốn` at the start of a sentence; but `Messi ra mắt ứng dụng`.
    private func isDealer(_ range: Range<Int>, in sentence: Range<Int>) -> Bool {
        guard range.count == 1, range.lowerBound == sentence.lowerBound, runs.isForeign(range.lowerBound),
            Self.deals.longest(range.upperBound..<sentence.upperBound, runs.columns.base) != nil
        else { return false }
        return runs.known(range).map { $0.countStep == 0 && $0.lists & Self.others == 0 } ?? true
    }

    private static let others = KnownList.personParts | KnownList.bits(.person, .country, .province, .district, .place)

    /// `Vela Capital`: a foreign word and one that ends names of companies.
    private func endsAsCompany(_ range: Range<Int>) -> Bool {
        guard range.count > 1, range.allSatisfy({ runs.columns.forms[$0] != .upper }),
            range.dropLast().allSatisfy({ runs.isForeign($0) })
        else { return false }
        let key = NameTable.extend(NameCue.backwards, runs.columns.keys[range.upperBound - 1])
        return runs.names[key].map { $0.isEntry && $0.cue == NameCue.tail.rawValue } ?? false
    }
}
