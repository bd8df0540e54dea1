import VietCore

/// Puts mentions of one entity together: the same string; the string without head, legal form, year or country; a
/// person's later short name; masked names; abbreviations of a name, in brackets or not; other names said in the text.
///
/// Two full names of persons are never put together, except where the text says that they are one.
///
/// - Complexity: Linear in the number of mentions and tokens.
struct MentionGroups {
    /// For every mention the number of its group, in order of first mention.
    private(set) var group: [Int]
    /// For every group the mention with the most tokens, the first of them.
    private(set) var fullest: [Int] = []

    init(_ mentions: [NameMention], columns: RecasedColumns, documents: [Document], names: NameTable = NameTable()) {
        var sets = DisjointSets(count: mentions.count)
        let reader = MentionReader(columns: columns, documents: documents, names: names)
        // Equal strings are one form; forms are told apart by type.
        var numbers: [MentionKey: Int] = [:]
        var forms: [MentionForm] = []
        var persons = PersonForms()
        for (index, mention) in mentions.enumerated() {
            let key = MentionKey(type: mention.type, key: reader.key(mention.tokens))
            let number = numbers[key] ?? forms.count
            if number == forms.count {
                numbers[key] = number
                forms.append(reader.form(of: mention, index))
            } else if mention.type != .person || !forms[number].isShortPerson {
                sets.join(forms[number].mention, index)
            }
            if mention.type == .person { persons.count(forms[number], number) }
        }
        Self.joinByParts(forms, &sets)
        Self.joinByAbbreviations(forms, &sets)
        persons.join(mentions, forms, numbers, reader, &sets)
        Self.joinNeighbours(mentions, columns, &sets)
        group = .init(repeating: 0, count: mentions.count)
        var groups: [Int: Int] = [:]
        for index in mentions.indices {
            let top = sets.root(index)
            if let number = groups[top] {
                group[index] = number
                if mentions[index].tokens.count > mentions[fullest[number]].tokens.count { fullest[number] = index }
            } else {
                groups[top] = fullest.count
                group[index] = fullest.count
                fullest.append(index)
            }
        }
    }

    /// Joins forms with one core whose heads, fields and numbers do not speak against it.
    private static func joinByParts(_ forms: [MentionForm], _ sets: inout DisjointSets) {
        var buckets: [MentionKey: [Int]] = [:]
        var order: [MentionKey] = []
        for (number, form) in forms.enumerated() where form.type != .person && form.core != 0 {
            let key = MentionKey(type: form.type, key: form.core)
            if buckets[key] == nil { order.append(key) }
            buckets[key, default: []].append(number)
        }
        /// Whether all of them may be one thing: at most one head, one field and one number among them.
        func agree(_ numbers: [Int]) -> Bool {
            [\MentionForm.head, \.field, \.number].allSatisfy { part in
                Set(numbers.map { forms[$0][keyPath: part] }.filter { $0 != 0 }).count <= 1
            }
        }
        func joinAll(_ numbers: [Int]) {
            for number in numbers.dropFirst() { sets.join(forms[numbers[0]].mention, forms[number].mention) }
        }
        for key in order {
            let numbers = buckets[key]!
            if numbers.count == 1 { continue }
            if agree(numbers) {
                joinAll(numbers)
                continue
            }
            var byHead: [UInt32: [Int]] = [:]
            for number in numbers where forms[number].head != 0 {
                byHead[forms[number].head, default: []].append(number)
            }
            for same in byHead.values where agree(same) { joinAll(same) }
            // A place without its head is the first place of that name.
            if key.type == .location, let first = numbers.first(where: { forms[$0].head != 0 }) {
                for number in numbers where forms[number].head == 0 {
                    sets.join(forms[first].mention, forms[number].mention)
                }
            }
        }
    }

    /// Joins a form with abbreviations to the only full one whose initials they are.
    private static func joinByAbbreviations(_ forms: [MentionForm], _ sets: inout DisjointSets) {
        let most = 4
        var full: [MentionKey: [Int]] = [:]
        for (number, form) in forms.enumerated() where form.type != .person {
            for key in Set([form.skeleton, form.coreSkeleton]) where key != 0 {
                let key = MentionKey(type: form.type, key: key)
                if full[key]?.count ?? 0 <= most { full[key, default: []].append(number) }
            }
        }
        for (number, form) in forms.enumerated() where form.type != .person && form.isAbbreviated && form.skeleton != 0
        {
            let candidates = (full[MentionKey(type: form.type, key: form.skeleton)] ?? []).filter {
                $0 != number && forms[$0].tokens > form.tokens && form.letters.isAbbreviation(of: forms[$0].letters)
            }
            let roots = Set(candidates.map { sets.root(forms[$0].mention) })
            if let root = roots.first, roots.count == 1, candidates.count < most { sets.join(root, form.mention) }
        }
    }

    /// Joins neighbours of which the text says that they are one: `X (Y)`, `X, Y,` with an acronym Y, `X còn gọi là Y`.
    private static func joinNeighbours(_ mentions: [NameMention], _ columns: RecasedColumns, _ sets: inout DisjointSets)
    {
        for index in mentions.indices.dropFirst() {
            let (left, right) = (mentions[index - 1], mentions[index])
            guard left.type == right.type, left.part == right.part, left.tokens.upperBound < right.tokens.lowerBound
            else {
                continue
            }
            let between = left.tokens.upperBound..<right.tokens.lowerBound
            if MentionLexicon.shared.saysSame(between, columns.base) {
                sets.join(index - 1, index)
                continue
            }
            guard right.type != .person, between.count == 1, right.tokens.count == 1, left.tokens.count > 1,
                columns.forms[right.tokens.lowerBound] == .upper
            else { continue }
            let mark = columns.keys[between.lowerBound]
            let next = right.tokens.upperBound < columns.count ? columns.keys[right.tokens.upperBound] : 0
            // In a list of names, commas stand around each; the name before an acronym's full form has none before it.
            if mark == MentionLexicon.bracket
                || mark == MentionLexicon.comma && next == MentionLexicon.comma && left.tokens.count > 2
                    && (left.tokens.lowerBound == 0 || columns.keys[left.tokens.lowerBound - 1] != MentionLexicon.comma)
            {
                sets.join(index - 1, index)
            }
        }
    }
}

/// A string of tokens of a type.
struct MentionKey: Hashable {
    var type: EntityType
    var key: UInt32
}

/// Sets that can be joined, each known by its smallest member.
struct DisjointSets {
    private var parent: [Int]

    init(count: Int) { parent = Array(0..<count) }

    mutating func root(_ index: Int) -> Int {
        var index = index
        while parent[index] != index {
            parent[index] = parent[parent[index]]
            index = parent[index]
        }
        return index
    }

    mutating func join(_ a: Int, _ b: Int) {
        let (a, b) = (root(a), root(b))
        if a != b { parent[max(a, b)] = min(a, b) }
    }
}
