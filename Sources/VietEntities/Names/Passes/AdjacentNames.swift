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
    func settle(_ names: inout NameList, in sentence: Range<Int>) {
        partHolders(&names, in: sentence)
        shareHeads(&names, in: sentence)
    }

    private func partHolders(_ names: inout NameList, in sentence: Range<Int>) {
        var persons: [NameSpan] = []
        for index in names.indices {
            guard let start = holder(of: names[index], in: sentence) else { continue }
            var person = names[index]
            person.range = start..<person.range.upperBound
            person.type = NameLabels.person
            persons.append(person)
            names[index].range = names[index].range.lowerBound..<start
        }
        names.add(persons)
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
    private func shareHeads(_ names: inout NameList, in sentence: Range<Int>) {
        var more: [NameSpan] = []
        for index in names.indices {
            let limit = index + 1 < names.count ? names[index + 1].range.lowerBound : sentence.upperBound
            var last = names[index]
            while last.type == NameLabels.organization, let head = head(of: last.range),
                let start = linked(to: last.range, by: head.kind, before: limit, in: sentence)
            {
                if start == limit {
                    if isBody(head.tokens, names[index + 1].range) { names[index + 1].type = NameLabels.organization }
                    break
                }
                guard
                    let end = (start + 1...min(start + Self.longestTail, limit)).last(where: {
                        isBody(head.tokens, start..<$0)
                    })
                else { break }
                last = NameSpan(plain: start..<end, type: NameLabels.organization)
                more.append(last)
            }
        }
        names.add(more)
    }

    /// Where the capitals begin that stand behind an organization and a link; not behind `limit`, where the next name begins.
    private func linked(to name: Range<Int>, by kind: UInt32, before limit: Int, in sentence: Range<Int>) -> Int? {
        var start = name.upperBound
        // Teams play with others.
        let longest = Self.teams.contains(kind) ? 1 : Self.longestLink
        let farthest = min(start + longest, sentence.upperBound)
        while start < farthest, start < limit, !runs.columns.marks[start].isCapital { start += 1 }
        guard start < sentence.upperBound, start > name.upperBound, Self.links.contains(runs.columns.keys[start - 1]),
            runs.columns.marks[start].isCapital
        else { return nil }
        return start
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
