import VietCore

/// Codes of shares in a list with others: `cổ phiếu HPG, SSI, VND`.
struct ShareCodes {
    let runs: CapitalRuns

    private static let joints = MarkKeys.joints.union(TokenKey.shortKeys(";", "/"))
    private static let code = TokenKey.short(of: "mã")
    private static let share = TokenKey.short(of: "cổ")
    private static let slip = TokenKey.short(of: "phiếu")

    /// Adds the codes beside those of a sentence that are known for companies.
    func settle(_ names: inout NameList, in sentence: Range<Int>) {
        guard names.contains(where: isKnown), isOfShares(sentence) else { return }
        var more: [NameSpan] = []
        var free = sentence.lowerBound
        for (index, name) in names.enumerated() {
            var end = name.range.upperBound
            if isKnown(name) {
                var before: [NameSpan] = []
                var start = name.range.lowerBound
                while start - 2 >= free, joins(start - 1), isCode(start - 2) {
                    start -= 2
                    before.append(share(at: start))
                }
                more += before.reversed()
                let limit = index + 1 < names.count ? names[index + 1].range.lowerBound : sentence.upperBound
                while end + 1 < limit, joins(end), isCode(end + 1) {
                    more.append(share(at: end + 1))
                    end += 2
                }
            }
            free = end
        }
        names.add(more)
    }

    private func share(at position: Int) -> NameSpan {
        NameSpan(plain: position..<position + 1, type: NameLabels.organization)
    }

    /// Whether a sentence tells of shares.
    private func isOfShares(_ sentence: Range<Int>) -> Bool {
        sentence.contains {
            runs.columns.keys[$0] == Self.code
                || runs.columns.keys[$0] == Self.share && $0 + 1 < sentence.upperBound
                    && runs.columns.keys[$0 + 1] == Self.slip
        }
    }

    private func isKnown(_ name: NameSpan) -> Bool {
        name.type == NameLabels.organization && name.range.count == 1 && isCode(name.range.lowerBound)
    }

    private func joins(_ position: Int) -> Bool { Self.joints.contains(runs.columns.keys[position]) }

    /// Capitals alone.
    private func isCode(_ position: Int) -> Bool { runs.columns.forms[position] == .upper }
}
