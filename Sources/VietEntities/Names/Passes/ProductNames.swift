import VietCore

/// Products with foreign names by the words beside them: `cài Telegram`, `viết bằng LaTeX`, `dùng Slack để trao đổi`.
struct ProductNames {
    let runs: CapitalRuns

    private static let miscellaneous = NameLabels.miscellaneous
    private static let install = PhraseTable(backwards: ["cài", "cài đặt", "gỡ", "tải"])
    private static let use = PhraseTable(backwards: ["dùng", "sử dụng"])
    private static let with = TokenKey.short(of: "bằng")
    private static let purposes = TokenKey.shortKeys("để", "soạn", "vẽ", "viết", "tính", "thiết")
    private static let makings = TokenKey.shortKeys("viết", "dựng", "vẽ", "soạn", "lập", "xây", "thiết", "chỉnh", "mã")
    /// How far before `bằng` it says what is made.
    private static let reach = 5

    /// Makes a product of an organization that is installed.
    func settle(_ span: inout NameSpan, in sentence: Range<Int>) {
        if span.type == NameLabels.organization, span.range.count == 1, runs.isForeign(span.range.lowerBound),
            follows(Self.install, span.range.lowerBound, in: sentence)
        {
            span.type = Self.miscellaneous
        }
    }

    /// A product of which nothing is known, from a place where capitals stand.
    func name(at start: Int, in free: Range<Int>, of sentence: Range<Int>) -> NameSpan? {
        guard runs.isForeign(start), runs.begins(at: start, in: sentence), start > sentence.lowerBound,
            let end = runs.end(of: start, in: free, of: sentence), end - start <= 2,
            isTool(start..<end, in: sentence)
        else { return nil }
        return NameSpan(plain: start..<end, type: Self.miscellaneous)
    }

    private func isTool(_ range: Range<Int>, in sentence: Range<Int>) -> Bool {
        let start = firstOfList(range.lowerBound, in: sentence)
        if follows(Self.install, start, in: sentence) { return true }
        if follows(Self.use, start, in: sentence) {
            return range.upperBound < sentence.upperBound
                && Self.purposes.contains(runs.columns.keys[range.upperBound])
        }
        guard runs.columns.keys[start - 1] == Self.with else { return false }
        return runs.columns.keys[max(sentence.lowerBound, start - 1 - Self.reach)..<start - 1].contains {
            Self.makings.contains($0)
        }
    }

    /// Where the first of the foreign words begins that are listed before a place: `bằng Photoshop và Blender`.
    private func firstOfList(_ start: Int, in sentence: Range<Int>) -> Int {
        var first = start
        while first - 2 > sentence.lowerBound, MarkKeys.joints.contains(runs.columns.keys[first - 1]),
            runs.isForeign(first - 2), runs.columns.marks[first - 2].isCapital
        {
            first -= 2
        }
        return first
    }

    /// Whether one of the phrases stands before a place as words of their own.
    private func follows(_ phrases: PhraseTable<Void>, _ start: Int, in sentence: Range<Int>) -> Bool {
        guard let found = phrases.longest(endingAt: start, from: sentence.lowerBound, runs.columns.base) else {
            return false
        }
        return runs.startsWord(found.start) && runs.startsWord(start)
    }
}
