import VietCore

/// Names that stand side by side: an office and the person who holds it, two things of one kind of which only the first has its
/// head.
struct AdjacentNames {
    let columns: RecasedColumns
    let names: NameTable

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
            RoleLexicon.shared.start(endingAt: span.range.lowerBound, from: sentence.lowerBound, columns: columns.base)
                != nil
        else { return nil }
        for count in [3, 4] where span.range.count > count + 1 {
            let tail = span.range.upperBound - count..<span.range.upperBound
            if tail.allSatisfy({ columns.forms[$0] == .capitalized }), startsWord(tail.lowerBound),
                isPart(tail.lowerBound, .familyName, least: 2),
                columns.forms[tail.lowerBound - 1] == .lower,
                tail.dropFirst().allSatisfy({ isPart($0, .givenName, least: 0) })
            {
                return tail.lowerBound
            }
        }
        return nil
    }

    private func startsWord(_ position: Int) -> Bool {
        columns.base.wordPlaces[position] == .alone || columns.base.wordPlaces[position] == .first
    }

    private func isPart(_ position: Int, _ list: KnownList, least: UInt32) -> Bool {
        names[NameTable.extend(0, columns.keys[position])].map { $0.lists & list.bit != 0 && $0.capitals >= least }
            ?? false
    }

    /// `Bệnh viện Chợ Rẫy sang Bạch Mai`: what looks like a place is an organization with the head of the one before.
    private func sharesHead(_ span: NameSpan, with before: NameSpan) -> Bool {
        guard span.type == NameLabels.location, before.type == NameLabels.organization,
            span.range.lowerBound - before.range.upperBound == 1,
            Self.links.contains(columns.keys[before.range.upperBound]),
            columns.marks[before.range.lowerBound].isCapital,
            let head = MentionLexicon.shared.part(
                at: before.range.lowerBound, to: before.range.upperBound, columns.base),
            head.kind == .head, head.end < before.range.upperBound
        else { return false }
        let key = (columns.keys[before.range.lowerBound..<head.end] + columns.keys[span.range]).reduce(0) {
            NameTable.extend($0, $1)
        }
        return names[key].map { $0.isEntry && $0.lists & KnownList.organizations != 0 } ?? false
    }
}
