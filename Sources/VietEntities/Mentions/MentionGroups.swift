import VietCore

/// Puts mentions of one entity together: the same string; the string without head, legal form, year or country; a
/// person's later short name; masked names; abbreviations of a name, in brackets or not; other names said in the text or
/// known to the lists; names that a gazetteer gives one identifier.
///
/// Two full names of persons are never put together, except where the text says that they are one.
///
/// Mentions are added in the order of the text while their columns are at hand; of the columns nothing is kept.
///
/// - Complexity: Linear in the number of mentions and tokens.
struct MentionGroups {
    /// What the next mention asks of the one before it. Its end counts from the start of the article.
    private struct Last {
        var mention: NameMention
        var end: Int
        var isAfterComma: Bool
    }

    private var sets = DisjointSets()
    /// Equal strings are one form; forms are told apart by type.
    private var forms: [MentionForm] = []
    private var numbers: [MentionKey: Int32] = [:]
    /// For every mention its form and how many tokens it has.
    private var formOfMention: [Int32] = []
    private var lengths: [Int32] = []
    /// The first mention with each identifier.
    private var identified: [String: Int] = [:]
    /// Mentions of which the text says that they are one with the mention before.
    private var sameAsBefore: [Int32] = []
    private var last: Last?
    /// Tokens read and forms looked at, to check that the work is linear.
    private(set) var steps = 0

    /// What says that two names are one is not longer.
    private static let longestLink = 16
    /// How many tokens before a mention may be asked for when it is added.
    static let reach = longestLink + 1

    init() {}

    /// Adds the next mention; the columns of `reader` start at token `offset` of the article.
    ///
    /// - Parameter identifier: what the thing is called elsewhere, where that is known.
    mutating func add(_ mention: NameMention, with reader: MentionReader, offset: Int, identifier: String? = nil) {
        steps += mention.tokens.count
        let index = sets.add()
        if let identifier {
            if let first = identified[identifier] { sets.join(first, index) } else { identified[identifier] = index }
        }
        let key = MentionKey(type: mention.type, key: reader.key(mention.tokens))
        let number = numbers[key].map { Int($0) } ?? forms.count
        if number == forms.count {
            steps += mention.tokens.count
            numbers[key] = Int32(number)
            forms.append(reader.form(of: mention, index))
        } else if mention.type != .person || !forms[number].isShortPerson {
            sets.join(forms[number].mention, index)
        }
        formOfMention.append(Int32(number))
        lengths.append(Int32(mention.tokens.count))
        if isSameAsLast(mention, reader.columns, offset: offset) { sameAsBefore.append(Int32(index)) }
        let before = mention.tokens.lowerBound - 1
        last = Last(
            mention: mention, end: mention.tokens.upperBound + offset,
            isAfterComma: before >= 0 && reader.columns.keys[before] == MarkKeys.comma)
    }

    /// Whether the text says that a mention and the one before are one: `X (Y)`, `X, Y,` with an acronym Y, `X còn gọi là
    /// Y`.
    private func isSameAsLast(_ right: NameMention, _ columns: RecasedColumns, offset: Int) -> Bool {
        guard let last, case let left = last.mention, left.type == right.type, left.part == right.part else {
            return false
        }
        let end = last.end - offset
        guard end < right.tokens.lowerBound, right.tokens.lowerBound - end <= Self.longestLink else { return false }
        let between = end..<right.tokens.lowerBound
        if MentionLexicon.shared.saysSame(between, columns.base) { return true }
        guard right.type != .person, between.count == 1, right.tokens.count == 1, left.tokens.count > 1,
            columns.forms[right.tokens.lowerBound] == .upper
        else { return false }
        let mark = columns.keys[between.lowerBound]
        let next = right.tokens.upperBound < columns.count ? columns.keys[right.tokens.upperBound] : 0
        // In a list of names, commas stand around each; the name before an acronym's full form has none before it.
        return mark == MarkKeys.openingBracket
            || mark == MarkKeys.comma && next == MarkKeys.comma && left.tokens.count > 2
                && !last.isAfterComma
    }

    /// For every mention the number of its group, in order of first mention; for every group the mention with the most
    /// tokens, the first of them.
    mutating func finish() -> (group: [Int32], fullest: [Int]) {
        joinByParts()
        joinByNames()
        joinByAbbreviations()
        steps += PersonForms(forms).join(formOfMention, forms, &sets)
        for index in sameAsBefore { sets.join(Int(index) - 1, Int(index)) }
        var group: [Int32] = []
        group.reserveCapacity(lengths.count)
        var fullest: [Int] = []
        for index in lengths.indices {
            let top = sets.root(index)
            if top == index {
                group.append(Int32(fullest.count))
                fullest.append(index)
                continue
            }
            // A set is known by its first member, which has its number already.
            let number = group[top]
            group.append(number)
            if lengths[index] > lengths[fullest[Int(number)]] { fullest[Int(number)] = index }
        }
        return (group, fullest)
    }

    /// Joins forms with one core whose heads, fields and numbers do not speak against it.
    private mutating func joinByParts() {
        var buckets: [MentionKey: [Int]] = [:]
        var order: [MentionKey] = []
        for (number, form) in forms.enumerated() where form.type != .person && form.core != 0 {
            let key = MentionKey(type: form.type, key: form.core)
            if buckets[key] == nil { order.append(key) }
            buckets[key, default: []].append(number)
        }
        /// Whether all of them may be one thing: at most one head, one field and one number among them.
        func agree(_ numbers: [Int]) -> Bool {
            steps += numbers.count
            return [\MentionForm.head, \.field, \.number].allSatisfy { part in
                Set(numbers.map { forms[$0][keyPath: part] }.filter { $0 != 0 }).count <= 1
            }
        }
        func joinAll(_ numbers: [Int]) {
            steps += numbers.count
            for number in numbers.dropFirst() { sets.join(forms[numbers[0]].mention, forms[number].mention) }
        }
        // `Tập đoàn Trường Hải`, `Trường Hải`: a name may begin like a head.
        for form in forms where form.type != .person && form.core != form.key {
            if let full = buckets[MentionKey(type: form.type, key: form.key)], agree(full) {
                steps += 1
                sets.join(forms[full[0]].mention, form.mention)
            }
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
            for same in byHead.values {
                if agree(same) {
                    joinAll(same)
                    continue
                }
                // `Công ty CP Sông Đà 5`, `Công ty Sông Đà 5` beside one with another number.
                let numbered = Dictionary(grouping: same.filter { forms[$0].number != 0 }) { forms[$0].number }
                for equal in numbered.values where agree(equal) { joinAll(equal) }
            }
            // A place without its head is the first place of that name.
            if key.type == .location, let first = numbers.first(where: { forms[$0].head != 0 }) {
                for number in numbers where forms[number].head == 0 {
                    sets.join(forms[first].mention, forms[number].mention)
                }
            }
        }
    }

    /// Joins forms that are known for one thing, products with and without their maker, documents with and without what
    /// follows the digits of their number.
    private mutating func joinByNames() {
        steps += forms.count
        var things: [MentionKey: Int] = [:]
        var tails: [MentionKey: Int?] = [:]
        var documents: [MentionKey: (full: Set<UInt32>, forms: [Int])] = [:]
        for (number, form) in forms.enumerated() {
            let thing = MentionKey(type: form.type, key: form.thing)
            if let first = things[thing] {
                sets.join(forms[first].mention, form.mention)
            } else {
                things[thing] = number
            }
            if form.tail != 0 {
                let tail = MentionKey(type: form.type, key: form.tail)
                tails[tail] = tails[tail] == nil ? .some(number) : .some(nil)
            }
            if form.serial != 0 {
                let document = MentionKey(type: form.type, key: NameTable.extend(form.core, form.serial))
                if form.isFullNumber { documents[document, default: ([], [])].full.insert(form.number) }
                documents[document, default: ([], [])].forms.append(number)
            }
        }
        for form in forms {
            if case let owner?? = tails[MentionKey(type: form.type, key: form.key)] {
                sets.join(forms[owner].mention, form.mention)
            }
        }
        for same in documents.values where same.full.count == 1 {
            for number in same.forms { sets.join(forms[same.forms[0]].mention, forms[number].mention) }
        }
    }

    /// Joins a form with abbreviations to the only full one whose initials they are.
    private mutating func joinByAbbreviations() {
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
            let known = full[MentionKey(type: form.type, key: form.skeleton)] ?? []
            steps += known.count
            let candidates = known.filter {
                $0 != number && forms[$0].tokens > form.tokens && form.letters.isAbbreviation(of: forms[$0].letters)
            }
            let roots = Set(candidates.map { sets.root(forms[$0].mention) })
            if let root = roots.first, roots.count == 1, candidates.count < most { sets.join(root, form.mention) }
        }
    }
}

/// A string of tokens of a type.
struct MentionKey: Hashable {
    var type: EntityType
    var key: UInt32

    /// The type is a string, which takes long to hash, and few strings of tokens have several.
    func hash(into hasher: inout Hasher) { hasher.combine(key) }
}
