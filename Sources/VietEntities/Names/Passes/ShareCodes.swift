import VietCore

/// Codes of shares in a list with others: `cổ phiếu HPG, SSI, VND`.
struct ShareCodes {
    let runs: CapitalRuns

    private static let joints = TokenKey.shortKeys(",", "và", "hay", "hoặc", ";", "/")

    private static let code = TokenKey.short(of: "mã")
    private static let share = TokenKey.short(of: "cổ")
    private static let slip = TokenKey.short(of: "phiếu")

    /// Adds the codes beside those of a sentence that are known for companies.
    func settle(_ spans: inout [NameSpan], in sentence: Range<Int>) {
        guard spans.contains(where: { isCode($0.range) && $0.type == NameLabels.organization }), isOfShares(sentence)
        else { return }
        var index = 0
        while index < spans.count {
            defer { index += 1 }
            guard isCode(spans[index].range), spans[index].type == NameLabels.organization else { continue }
            let end = spans[index].range.upperBound
            let limit = index + 1 < spans.count ? spans[index + 1].range.lowerBound : sentence.upperBound
            if end + 1 < limit, Self.joints.contains(runs.columns.keys[end]), isCode(end + 1..<end + 2) {
                add(end + 1, to: &spans, at: index + 1)
            }
            let start = spans[index].range.lowerBound
            let free = index > 0 ? spans[index - 1].range.upperBound : sentence.lowerBound
            if start - 2 >= free, Self.joints.contains(runs.columns.keys[start - 1]), isCode(start - 2..<start - 1) {
                add(start - 2, to: &spans, at: index)
                index -= 1
            }
        }
    }

    private func add(_ position: Int, to spans: inout [NameSpan], at index: Int) {
        spans.insert(
            NameSpan(range: position..<position + 1, type: NameLabels.organization, margin: CapitalRuns.margin),
            at: index)
    }

    /// Whether a sentence tells of shares.
    private func isOfShares(_ sentence: Range<Int>) -> Bool {
        sentence.contains {
            runs.columns.keys[$0] == Self.code
                || runs.columns.keys[$0] == Self.share && $0 + 1 < sentence.upperBound
                    && runs.columns.keys[$0 + 1] == Self.slip
        }
    }

    /// Capitals alone.
    private func isCode(_ range: Range<Int>) -> Bool {
        range.count == 1 && runs.columns.forms[range.lowerBound] == .upper
    }
}
