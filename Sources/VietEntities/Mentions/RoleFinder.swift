import VietCore

/// Finds the role or title of a person, before the name (`Tổng Bí thư, Chủ tịch nước`, `ông`, `HLV`) or behind it
/// (`X, Phó tổng giám đốc Công ty Y`), names of bodies included; the longer of both.
struct RoleFinder {
    let columns: TokenColumns
    /// Those of one sentence.
    var mentions: [NameMention] = []
    private var lexicon: RoleLexicon { .shared }
    /// No role is longer: what looks like one is a list of forms of address.
    private static let longest = 64

    /// The tokens of the role of a mention.
    func role(of number: Int) -> Range<Int>? {
        let (before, after) = (role(before: number), role(after: number))
        guard let before, let after else { return before ?? after }
        return after.count > before.count ? after : before
    }

    private func role(before number: Int) -> Range<Int>? {
        let name = mentions[number].tokens
        let lowest = max(mentions[number].sentence.lowerBound, name.lowerBound - Self.longest)
        // `Thủ tướng Chính phủ Campuchia Hun Sen`: names may stand between the role and the person.
        func startOfNames(before end: Int, from number: inout Int) -> Int {
            var start = end
            while number >= 0, mentions[number].type != .person,
                mentions[number].tokens.upperBound == start, mentions[number].tokens.lowerBound >= lowest
            {
                start = mentions[number].tokens.lowerBound
                number -= 1
            }
            return start
        }
        var neighbour = number - 1
        func role(endingAt end: Int) -> Int? {
            if let start = lexicon.start(endingAt: end, from: lowest, columns: columns) { return start }
            let names = startOfNames(before: end, from: &neighbour)
            return names < end ? lexicon.start(endingAt: names, from: lowest, columns: columns) : nil
        }
        guard var start = role(endingAt: name.lowerBound) else { return nil }
        // More roles before it, joined by a comma, `kiêm` or `và`, or simply one after the other.
        while start > lowest {
            while neighbour >= 0, mentions[neighbour].tokens.lowerBound >= start { neighbour -= 1 }
            let mark = columns.keys[start - 1]
            if let more = lexicon.start(endingAt: start, from: lowest, columns: columns) {
                start = more
            } else if lexicon.joins(mark), let more = role(endingAt: start - 1) {
                start = more
            } else {
                break
            }
        }
        return start..<name.lowerBound
    }

    /// The role behind a comma, dash or bracket, unless it belongs to the next person.
    private func role(after number: Int) -> Range<Int>? {
        let name = mentions[number].tokens
        let limit = min(mentions[number].sentence.upperBound, name.upperBound + Self.longest)
        let start = name.upperBound + 1
        guard start < limit, lexicon.opens(columns.keys[name.upperBound]),
            var end = lexicon.end(startingAt: start, to: limit, columns: columns)
        else { return nil }
        var next = number + 1
        func takeNames() {
            // `Giám đốc Sở Gió`: the title reaches into the name.
            while next < mentions.count, mentions[next].tokens.lowerBound < end {
                if mentions[next].type != .person { end = max(end, min(limit, mentions[next].tokens.upperBound)) }
                next += 1
            }
            while next < mentions.count, mentions[next].type != .person,
                mentions[next].tokens.lowerBound == end, mentions[next].tokens.upperBound <= limit
            {
                end = mentions[next].tokens.upperBound
                next += 1
            }
        }
        takeNames()
        while end + 1 < limit, lexicon.joins(columns.keys[end]),
            let more = lexicon.end(startingAt: end + 1, to: limit, columns: columns)
        {
            let before = (end, next)
            end = more
            takeNames()
            if isPerson(next, at: end) {
                (end, next) = before
                break
            }
        }
        return isPerson(next, at: end) ? nil : start..<end
    }

    private func isPerson(_ number: Int, at start: Int) -> Bool {
        number < mentions.count && mentions[number].type == .person && mentions[number].tokens.lowerBound == start
    }
}
