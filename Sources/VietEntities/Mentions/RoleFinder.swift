import VietCore

/// Finds the role or title that stands before a person's name: `Tổng Bí thư, Chủ tịch nước`, `ông`, `HLV`.
struct RoleFinder {
    let columns: TokenColumns
    let mentions: [NameMention]
    /// No role is longer: what looks like one is a list of forms of address.
    private static let longestRole = 64

    /// The tokens of the role before a mention.
    func role(before number: Int) -> Range<Int>? {
        let name = mentions[number].tokens
        let lowest = mentions[number].sentenceStart
        var start = name.lowerBound
        var neighbour = number - 1
        // `Thủ tướng Chính phủ Campuchia Hun Sen`: names may stand between the role and the person.
        var beforeNames = start
        while neighbour >= 0, mentions[neighbour].part == mentions[number].part, mentions[neighbour].type != .person,
            mentions[neighbour].tokens.upperBound == beforeNames, mentions[neighbour].tokens.lowerBound >= lowest,
            name.lowerBound - mentions[neighbour].tokens.lowerBound <= Self.longestRole
        {
            beforeNames = mentions[neighbour].tokens.lowerBound
            neighbour -= 1
        }
        guard
            let first = RoleLexicon.shared.longest(endingAt: start, from: lowest, columns: columns)
                ?? (beforeNames < start
                    ? RoleLexicon.shared.longest(endingAt: beforeNames, from: lowest, columns: columns) : nil)
        else { return nil }
        start = first
        // More roles before it, joined by a comma or `kiêm`, or simply one after the other.
        while start > lowest, name.lowerBound - start < Self.longestRole {
            let mark = columns.keys[start - 1]
            if let more = RoleLexicon.shared.longest(endingAt: start, from: lowest, columns: columns) {
                start = more
            } else if mark == RoleLexicon.comma || mark == RoleLexicon.also,
                let more = RoleLexicon.shared.longest(endingAt: start - 1, from: lowest, columns: columns)
            {
                start = more
            } else {
                break
            }
        }
        return start..<name.lowerBound
    }
}
