import VietCore

/// Puts mentions of one entity together: the same string, the string without its lower-case head, a person's later
/// short name, and an abbreviation in brackets behind the name that it stands for.
struct MentionGroups {
    /// For every mention the number of its group, in order of first mention.
    private(set) var group: [Int]
    /// For every group the mention with the most tokens, the first of them.
    private(set) var fullest: [Int] = []

    private struct Key: Hashable {
        var type: EntityType
        var key: UInt32
    }

    init(_ mentions: [NameMention], columns: RecasedColumns) {
        var parent = Array(mentions.indices)
        func root(_ index: Int) -> Int {
            var index = index
            while parent[index] != index {
                parent[index] = parent[parent[index]]
                index = parent[index]
            }
            return index
        }
        func join(_ a: Int, _ b: Int) {
            let (a, b) = (root(a), root(b))
            if a != b { parent[max(a, b)] = min(a, b) }
        }
        // The last mention seen of a string, and the last person whose name has it for a part.
        var last: [Key: Int] = [:]
        var lastPart: [UInt32: Int] = [:]
        for (index, mention) in mentions.enumerated() {
            let tokens = mention.tokens
            let full = Self.key(tokens, columns)
            let known = last[Key(type: mention.type, key: full)]
            if let known { join(known, index) }
            let head = tokens.first { columns.marks[$0].isCapital } ?? tokens.lowerBound
            if head > tokens.lowerBound {
                let short = Key(type: mention.type, key: Self.key(head..<tokens.upperBound, columns))
                if let other = last[short] { join(other, index) }
                last[short] = index
            }
            last[Key(type: mention.type, key: full)] = index
            if mention.type == .person {
                if tokens.count <= 2, known == nil || root(known!) == known!, let person = lastPart[full] {
                    join(person, index)
                }
                if tokens.count > 1 {
                    // Short names have one or two tokens.
                    for start in tokens.dropFirst().suffix(2) {
                        lastPart[Self.key(start..<tokens.upperBound, columns)] = index
                    }
                    lastPart[Self.key(tokens.lowerBound..<tokens.lowerBound + 1, columns)] = index
                }
            } else if tokens.count == 1, columns.forms[tokens.lowerBound] == .upper {
                // `Tổ chức Y tế Thế giới (WHO)`: one mark stands between.
                if index > 0, mentions[index - 1].type == mention.type, mentions[index - 1].part == mention.part,
                    mentions[index - 1].tokens.count > 1,
                    mentions[index - 1].tokens.upperBound + 1 == tokens.lowerBound,
                    columns.keys[tokens.lowerBound - 1] == Self.bracket
                {
                    join(index - 1, index)
                }
            }
        }
        group = .init(repeating: 0, count: mentions.count)
        var numbers: [Int: Int] = [:]
        for index in mentions.indices {
            let top = root(index)
            if let number = numbers[top] {
                group[index] = number
                if mentions[index].tokens.count > mentions[fullest[number]].tokens.count { fullest[number] = index }
            } else {
                numbers[top] = fullest.count
                group[index] = fullest.count
                fullest.append(index)
            }
        }
    }

    private static let bracket = LetterFold.shared("(")

    private static func key(_ tokens: Range<Int>, _ columns: RecasedColumns) -> UInt32 {
        var key: UInt32 = 0
        for index in tokens { key = NameTable.extend(key, columns.keys[index]) }
        return key
    }
}
