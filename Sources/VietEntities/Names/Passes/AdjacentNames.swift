import VietCore

/// Names that stand side by side: an office and the person who holds it, two things of one kind of which only the first has its
/// head.
struct AdjacentNames {
    let runs: CapitalRuns

    /// Between two things of one kind.
    private static let links = Set(
        ["và", ",", "sang", "với", "hay", "hoặc", "qua", "cùng"].map { TokenKey.short(of: $0) })

    /// Parts and retypes the names of a sentence.
    func settle(_ spans: inout [NameSpan], in sentence: Range<Int>) {
        for index in spans.indices.reversed() {
            guard let person = holder(of: spans[index], in: sentence) else { continue }
            var named = spans[index]
            named.range = person..<spans[index].range.upperBound
            named.type = NameLabels.person
            spans[index].range = spans[index].range.lowerBound..<person
            spans.insert(named, at: index + 1)
        }
        for index in spans.indices.dropFirst() where sharesHead(spans[index], with: spans[index - 1]) {
            spans[index].type = NameLabels.organization
        }
    }

    /// Where the person begins that an office runs into behind a title: `Vụ trưởng Vụ Kế hoạch Lê Văn An`.
    private func holder(of span: NameSpan, in sentence: Range<Int>) -> Int? {
        guard span.type == NameLabels.organization, span.range.count > 4,
            RoleLexicon.shared.start(
                endingAt: span.range.lowerBound, from: sentence.lowerBound, columns: runs.columns.base)
                != nil
        else { return nil }
        for count in [3, 4] where span.range.count > count + 1 {
            let tail = span.range.upperBound - count..<span.range.upperBound
            if tail.allSatisfy({ runs.columns.forms[$0] == .capitalized }), runs.startsWord(tail.lowerBound),
                runs.isIn(.familyName, tail.lowerBound, capitals: 2),
                runs.columns.forms[tail.lowerBound - 1] == .lower,
                tail.dropFirst().allSatisfy({ runs.isIn(.givenName, $0) })
            {
                return tail.lowerBound
            }
        }
        return nil
    }

    /// `Bệnh viện Chợ Rẫy sang Bạch Mai`: what looks like a place is an organization with the head of the one before.
    private func sharesHead(_ span: NameSpan, with before: NameSpan) -> Bool {
        guard span.type == NameLabels.location, before.type == NameLabels.organization,
            span.range.lowerBound - before.range.upperBound == 1,
            Self.links.contains(runs.columns.keys[before.range.upperBound]),
            runs.columns.marks[before.range.lowerBound].isCapital,
            let head = MentionLexicon.shared.part(
                at: before.range.lowerBound, to: before.range.upperBound, runs.columns.base),
            head.kind == .head, head.end < before.range.upperBound
        else { return false }
        let key = NameTable.key(
            of: runs.columns.keys[before.range.lowerBound..<head.end] + runs.columns.keys[span.range])
        return runs.names[key].map { $0.isEntry && $0.lists & KnownList.organizations != 0 } ?? false
    }
}
