import VietCore

/// The names of persons in a document, full and short, and who is meant by the short ones.
struct PersonForms {
    /// How many full names a part belongs to: one or several. By their first mention.
    private enum Owner {
        case one(Int)
        case several
    }
    /// Full masked names by the letter of the given name.
    private var masked: [UInt32: Owner] = [:]
    /// The same by two letters.
    private var maskedPairs: [UInt32: Owner] = [:]
    /// Per part of a name the only full name in the text that has it.
    private var only: [UInt32: Owner] = [:]

    init(_ forms: [MentionForm]) {
        for form in forms where form.type == .person {
            if form.masked != 0, form.tokens > 1 || !form.isShortPerson { Self.add(form, to: &masked, at: form.masked) }
            if form.maskedPair != 0, !form.isPair { Self.add(form, to: &maskedPairs, at: form.maskedPair) }
            for part in form.parts { Self.add(form, to: &only, at: part) }
        }
    }

    private static func add(_ form: MentionForm, to owners: inout [UInt32: Owner], at key: UInt32) {
        owners[key] = owners[key] == nil ? .one(form.mention) : .several
    }

    /// Joins every short name to the nearest full one before it that it is a part of, or to the only one behind it. Returns
    /// how many names and parts of names were looked at.
    func join(_ formOfMention: [Int32], _ forms: [MentionForm], _ sets: inout DisjointSets) -> Int {
        var steps = 0
        // The mention seen last: of a name that has the part, and of the short name itself.
        var last: [UInt32: Int] = [:]
        var lastShort: [UInt32: Int] = [:]
        for (index, number) in formOfMention.enumerated() where forms[Int(number)].type == .person {
            let form = forms[Int(number)]
            if let owner = owner(of: form, last) {
                sets.join(owner, index)
            } else if form.isShortPerson, let other = lastShort[form.key] {
                sets.join(other, index)
            }
            lastShort[form.key] = index
            for part in form.parts { last[part] = index }
            steps += 1 + form.parts.count
        }
        return steps
    }

    private func owner(of form: MentionForm, _ last: [UInt32: Int]) -> Int? {
        // Who is named by a letter alone is who is named in full with it, where that is one: of two, neither.
        if form.masked != 0, form.tokens == 1, form.isShortPerson {
            if case .one(let full) = masked[form.masked] { return full }
            return nil
        }
        if form.isPair, case .one(let full) = maskedPairs[form.maskedPair] { return full }
        if form.tokens <= 3 {
            if let full = last[form.key] { return full }
            if case .one(let full) = only[form.key] { return full }
        }
        return nil
    }
}
