import VietCore

/// Which candidates are forms of one name, as the tagger groups mentions: `Thaksin Shinawatra` and `Thaksin`.
struct MentionForms: ~Copyable {
    /// A group of mentions.
    struct Group: BitwiseCopyable {
        /// How many mentions it has.
        var mentions: UInt32 = 0
        /// The candidate that is its first mention in the text, and the word where that stands.
        var firstForm: UInt32 = .max
        fileprivate var firstWord: UInt32 = .max
        /// How many candidates are forms of it, and the syllables of the longest one.
        var forms: UInt32 = 0
        var mostSyllables: UInt32 = 0
    }

    /// What a candidate is a form of.
    struct Form: BitwiseCopyable {
        /// The number of the group to which at least half of its occurrences belong, -1 where there is none.
        var group: Int32
        /// How many of its occurrences are mentions of the group.
        var mentions: UInt32
        var syllables: UInt32
    }

    private(set) var groups = GrowingBuffer<Group>(capacity: 64)
    private(set) var forms = GrowingBuffer<Form>(capacity: 512)

    /// Finds the groups of the candidates of an article.
    ///
    /// - Complexity: O(n) for n occurrences and names.
    mutating func load(_ set: borrowing CandidateSet, _ article: borrowing Article) {
        groups.removeAll()
        forms.removeAll()
        forms.reserve(set.candidates.count)
        let words = unsafe article.words.elements
        let names = unsafe set.marks.names.elements
        for index in names.indices {
            let name = unsafe names[index]
            guard name.group >= 0 else { continue }
            let group = Int(name.group)
            if group >= groups.count { groups.pad(to: group + 1, with: Group()) }
            groups[group].mentions += 1
        }
        for number in 0..<set.candidates.count {
            let span = set.candidates[number].words
            let syllables = unsafe words[span.upperBound - 1].endSyllable - words[span.lowerBound].firstSyllable
            var form = Form(group: -1, mentions: 0, syllables: syllables)
            if groups.count > 0, set.candidates[number].has(.name) {
                unsafe findGroup(of: set.occurrences(of: number), names, set.marks, &form)
            }
            forms.append(form)
            if form.group >= 0 { note(form) }
        }
    }

    /// The group that most occurrences are mentions of, by a vote in which others take votes away.
    private mutating func findGroup(
        of occurrences: UnsafeBufferPointer<CandidateSet.Occurrence>,
        _ names: UnsafeBufferPointer<WordMarks.TaggedName>, _ marks: borrowing WordMarks, _ form: inout Form
    ) {
        func group(_ occurrence: CandidateSet.Occurrence) -> Int32 {
            let name = Int(marks[Int(occurrence.first)].name)
            return unsafe occurrence.type >= 0 && name > 0 ? names[name - 1].group : -1
        }
        var (leader, votes): (Int32, Int) = (-1, 0)
        for index in occurrences.indices {
            let own = unsafe group(occurrences[index])
            guard own >= 0 else { continue }
            if votes == 0 { leader = own }
            votes += own == leader ? 1 : -1
        }
        guard leader >= 0 else { return }
        var first = UInt32.max
        for index in occurrences.indices where unsafe group(occurrences[index]) == leader {
            form.mentions += 1
            first = unsafe min(first, occurrences[index].first)
        }
        guard Int(form.mentions) * 2 >= occurrences.count else {
            form.mentions = 0
            return
        }
        form.group = leader
        if first < groups[Int(leader)].firstWord {
            groups[Int(leader)].firstWord = first
            // The number of the candidate at hand.
            groups[Int(leader)].firstForm = UInt32(forms.count)
        }
    }

    private mutating func note(_ form: Form) {
        let group = Int(form.group)
        groups[group].forms += 1
        groups[group].mostSyllables = max(groups[group].mostSyllables, form.syllables)
    }
}
