import VietCore

/// The names of persons in a document, full and short, and who is meant by the short ones.
struct PersonForms {
    /// How many full names a part belongs to: none, one, or several.
    private enum Owner {
        case one(Int)
        case several
    }
    /// Full masked names by the letter of the given name.
    private var masked: [UInt32: Owner] = [:]
    private var counted: Set<Int> = []

    /// Takes note of a form, the first time it is seen.
    mutating func count(_ form: MentionForm, _ number: Int) {
        guard form.masked != 0, isFullMasked(form), counted.insert(number).inserted else { return }
        masked[form.masked] = masked[form.masked] == nil ? .one(form.mention) : .several
    }

    private func isFullMasked(_ form: MentionForm) -> Bool {
        form.masked != 0 && (form.tokens > 1 || !form.isShortPerson)
    }

    /// Joins every short name to the nearest full one before it that it is a part of, or to the only one behind it.
    func join(
        _ mentions: [NameMention], _ forms: [MentionForm], _ numbers: [MentionKey: Int], _ reader: MentionReader,
        _ sets: inout DisjointSets
    ) {
        // Per part of a name: the only full name in the text that has it, and the one seen last.
        var only: [UInt32: Owner] = [:]
        var keys: [UInt32] = .init(repeating: 0, count: mentions.count)
        for (index, mention) in mentions.enumerated() where mention.type == .person {
            keys[index] = reader.key(mention.tokens)
            let form = numbers[MentionKey(type: .person, key: keys[index])]!
            if forms[form].mention != index { continue }
            for part in parts(of: mention.tokens) {
                let key = reader.key(part)
                only[key] = only[key] == nil ? .one(index) : .several
            }
        }
        var last: [UInt32: Int] = [:]
        var lastShort: [UInt32: Int] = [:]
        for (index, mention) in mentions.enumerated() where mention.type == .person {
            let key = keys[index]
            let form = forms[numbers[MentionKey(type: .person, key: key)]!]
            let mention = NameMention(
                part: mention.part, index: mention.index, tokens: reader.trimmed(mention.tokens),
                sentence: mention.sentence,
                type: .person)
            var owner = mention.tokens.count <= 3 ? last[key] : nil
            if owner == nil, mention.tokens.count <= 3, case .one(let full) = only[key] { owner = full }
            if owner == nil, form.masked != 0, form.tokens == 1, form.isShortPerson,
                case .one(let full) = masked[form.masked]
            {
                owner = full
            }
            if let owner {
                sets.join(owner, index)
            } else if form.isShortPerson, let other = lastShort[key] {
                sets.join(other, index)
            }
            lastShort[key] = index
            for part in parts(of: mention.tokens) { last[reader.key(part)] = index }
        }
    }

    /// What a person is called for short: the end of the name from each of its tokens on, and its first token.
    private func parts(of tokens: Range<Int>) -> [Range<Int>] {
        if tokens.count < 2 || tokens.count > 8 { return [] }
        return tokens.dropFirst().map { $0..<tokens.upperBound } + [tokens.lowerBound..<tokens.lowerBound + 1]
    }
}
