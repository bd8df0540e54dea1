import VietCore

/// A word that often stands in one relation to another.
package struct SketchPartner: Sendable, Hashable {
    /// The name of the relation.
    package var relation: String
    /// The word in its commonest form.
    package var text: String
    /// How often it stands in the relation to the word asked for.
    package var together: Int
    /// How often it stands in the relation to any word of the class.
    package var frequency: Int
    /// How exclusively the two stand so: logDice (Rychlý 2008) of the occurrences in the relation.
    package var logDice: Double
}

/// Counts what stands in each relation to a word, by parts of speech. Texts must come with tags.
///
/// A counter is not `Sendable`: give every thread one of the same query.
package final class SketchCounter {
    private var matcher: TextMatcher
    private var forms = WordForms(capacity: 1 << 12)
    private var numbers: [UInt32] = []
    /// For each relation and key, how often it stands so with the word asked for, and with any of the class.
    private var together = SketchRelation.all.map { _ in [UInt32]() }
    private var frequencies = SketchRelation.all.map { _ in [UInt32]() }
    /// How often the word asked for stands in each relation to something.
    private var nodes = SketchRelation.all.map { _ in 0 }

    package init(_ query: TextQuery) { matcher = query.makeMatcher() }

    /// Counts a document.
    ///
    /// - Complexity: O(n) for n words, times the relations.
    package func add(_ document: DocumentView, names: [Entity] = []) {
        guard let base = unsafe document.bytes.baseAddress, let tags = unsafe document.tags else { return }
        numbers.removeAll(keepingCapacity: true)
        for index in unsafe document.words.indices {
            let word = unsafe document.words[index]
            unsafe numbers.append(UInt32(forms.count(base + Int(word.start), Int(word.end - word.start))))
        }
        for index in SketchRelation.all.indices {
            let new = [UInt32](repeating: 0, count: forms.keys.count - together[index].count)
            together[index] += new
            frequencies[index] += new
        }
        var matches = matcher.matches(in: document, names: names)[...]
        for number in unsafe document.sentences.indices {
            let words = unsafe document.sentences[number].words
            for word in words {
                var node = word..<word + 1
                let isAskedFor = matches.first?.lowerBound == word
                if isAskedFor, let match = matches.popFirst() { node = match }
                for (index, relation) in SketchRelation.all.enumerated()
                where unsafe relation.nodes.contains(tags[word]) {
                    guard let partner = unsafe relation.partner(of: node, in: words, tags) else { continue }
                    frequencies[index][Int(numbers[partner])] += 1
                    guard isAskedFor else { continue }
                    together[index][Int(numbers[partner])] += 1
                    nodes[index] += 1
                }
            }
        }
    }

    /// What stands in each relation, the most exclusive first; relations in their order.
    ///
    /// - Parameters:
    ///   - floor: the fewest occurrences together.
    ///   - limit: how many to give of a relation.
    /// - Complexity: O(n log n) for n different words.
    package static func partners(_ counters: [SketchCounter], floor: Int, limit: Int) -> [SketchPartner] {
        var forms = WordForms()
        let numbers = counters.map { forms.merge($0.forms) }
        // The commonest form is that of all counters, so that nothing depends on which thread met which.
        let texts = forms.commonestForms
        var lists: [[SketchPartner]] = []
        for (index, relation) in SketchRelation.all.enumerated() {
            var sums = [(together: Int, frequency: Int)](repeating: (0, 0), count: texts.count)
            for (counter, numbers) in zip(counters, numbers) {
                for (key, number) in numbers.enumerated() where key < counter.frequencies[index].count {
                    sums[Int(number)].together += Int(counter.together[index][key])
                    sums[Int(number)].frequency += Int(counter.frequencies[index][key])
                }
            }
            let nodes = counters.reduce(0) { $0 + $1.nodes[index] }
            let found = sums.indices.filter { sums[$0].together >= max(floor, 1) }.map { key in
                let sum = sums[key]
                return (
                    key: unsafe String(decoding: forms.keys[key], as: UTF8.self),
                    partner: SketchPartner(
                        relation: relation.name, text: texts[key], together: sum.together, frequency: sum.frequency,
                        logDice: Association(together: sum.together, first: nodes, second: sum.frequency, of: 1).logDice
                    )
                )
            }
            func rank(_ partner: SketchPartner) -> Int64 { Int64((partner.logDice * 1_000_000).rounded()) }
            let sorted = found.sorted {
                let (a, b) = (rank($0.partner), rank($1.partner))
                return a != b ? a > b : $0.key.utf8.lexicographicallyPrecedes($1.key.utf8)
            }
            lists.append(sorted.prefix(max(limit, 0)).map(\.partner))
        }
        return lists.flatMap(\.self)
    }
}
