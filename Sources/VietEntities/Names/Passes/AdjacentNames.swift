import VietCore

/// Names that stand side by side: an office and the person who holds it, two things of one kind of which only the first has its
/// head.
struct AdjacentNames {
    let runs: CapitalRuns

    /// Between two things of one kind.
    private static let links = TokenKey.shortKeys(
        "và", ",", "sang", "với", "hay", "hoặc", "qua", "cùng", "tới", "đến", "lên", "vào")
    /// A link is not longer: `chuyển tiếp sang`.
    private static let longestLink = 3
    private static let teams = TokenKey.shortKeys("đội tuyển", "câu lạc bộ")
    /// Names of more tokens behind a link are not looked for.
    private static let longestTail = 5

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
        shareHeads(&spans, in: sentence)
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

    /// `từ Bệnh viện Chợ Rẫy sang Bạch Mai`: what stands behind an organization and a link, and is known with its head, is one like it.
    private func shareHeads(_ spans: inout [NameSpan], in sentence: Range<Int>) {
        var index = 0
        while index < spans.count {
            defer { index += 1 }
            guard spans[index].type == NameLabels.organization, let head = head(of: spans[index].range) else {
                continue
            }
            let limit = index + 1 < spans.count ? spans[index + 1].range.lowerBound : sentence.upperBound
            var start = spans[index].range.upperBound
            // Teams play with others.
            let longest = Self.teams.contains(head.kind) ? 1 : Self.longestLink
            let farthest = min(start + longest, sentence.upperBound)
            while start < farthest, start < limit, !runs.columns.marks[start].isCapital { start += 1 }
            guard start < sentence.upperBound, start > spans[index].range.upperBound,
                Self.links.contains(runs.columns.keys[start - 1]), runs.columns.marks[start].isCapital
            else { continue }
            if start == limit {
                if spans[index + 1].type != NameLabels.organization, isBody(head.tokens, spans[index + 1].range) {
                    spans[index + 1].type = NameLabels.organization
                }
            } else if let end = (start + 1...min(start + Self.longestTail, limit)).last(where: {
                isBody(head.tokens, start..<$0)
            }) {
                let span = NameSpan(range: start..<end, type: NameLabels.organization, margin: CapitalRuns.margin)
                spans.insert(span, at: index + 1)
            }
        }
    }

    /// The head of an organization that is not all of its name.
    private func head(of name: Range<Int>) -> (tokens: Range<Int>, kind: UInt32)? {
        guard runs.columns.marks[name.lowerBound].isCapital,
            let head = MentionLexicon.shared.part(at: name.lowerBound, to: name.upperBound, runs.columns.base),
            head.kind == .head, head.end < name.upperBound
        else { return nil }
        return (name.lowerBound..<head.end, head.what)
    }

    /// Whether a head and the tokens of another name are known as an organization.
    private func isBody(_ head: Range<Int>, _ name: Range<Int>) -> Bool {
        let key = NameTable.key(of: runs.columns.keys[head] + runs.columns.keys[name])
        return runs.names[key].map { $0.isEntry && $0.lists & KnownList.organizations != 0 } ?? false
    }
}
