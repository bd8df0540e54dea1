import VietCore

/// How a table was counted: what its figures can be compared with.
///
/// A table keeps them in the section `RULES`, a line each of a name and a value. One without the section was written before there
/// were rules; all that is known of it is whether something was left out.
public struct FrequencyRules: Sendable, Hashable, Codable {
    /// What was counted: ``words``, or words of some parts of speech or names, as a text that says which.
    public var counted = FrequencyRules.words
    /// The longest phrase that was counted beside the words; 1 is none.
    public var phraseLength = 1
    /// Whether what holds no letter was left out.
    public var dropsNumbers = false
    /// The fewest documents of a word that stayed.
    public var minimumDocuments = 1
    /// The fewest occurrences of a word that stayed.
    public var minimumFrequency = 1

    /// Words of whatever kind.
    public static let words = "words"

    /// Every word, nothing left out.
    public init() {}

    private static let names: [(name: String, path: WritableKeyPath<FrequencyRules, Int> & Sendable)] = [
        ("phrases", \.phraseLength), ("minimum-documents", \.minimumDocuments),
        ("minimum-frequency", \.minimumFrequency),
    ]

    /// The bytes of the section.
    var encoded: [UInt8] {
        // By which words are the same, in case that is ever another.
        var text = "counted \(counted)\nidentity spelling\nnumbers \(dropsNumbers ? "no" : "yes")\n"
        for (name, path) in Self.names { text += "\(name) \(self[keyPath: path])\n" }
        return Array(text.utf8)
    }

    /// - Throws: `VietTextError` of code `incompatible-table` where a line is not known.
    init(encoded: some Sequence<UInt8>) throws(VietTextError) {
        for line in Array(encoded).split(separator: 0x0A) {
            let text = String(decoding: line, as: UTF8.self)
            let parts = text.split(separator: " ", maxSplits: 1).map { String($0) }
            let value = parts.count == 2 ? parts[1] : ""
            switch (parts.first, value) {
            case ("counted", _) where !value.isEmpty: counted = value
            case ("identity", "spelling"), ("numbers", "yes"): break
            case ("numbers", "no"): dropsNumbers = true
            default:
                guard let known = Self.names.first(where: { $0.name == parts.first }), let number = Int(value),
                    number >= 1
                else {
                    throw VietTextError(
                        .incompatibleTable, "the table was counted by a rule that is not known here: \(text)")
                }
                self[keyPath: known.path] = number
            }
        }
    }

    /// The rules of counts from which `pruning` has left something out.
    func adding(_ pruning: FrequencyPruning) -> FrequencyRules {
        var rules = self
        rules.dropsNumbers = dropsNumbers || pruning.dropsNumbers
        rules.minimumDocuments = max(minimumDocuments, pruning.minimumDocuments)
        rules.minimumFrequency = max(minimumFrequency, pruning.minimumFrequency)
        return rules
    }

    /// The rules of the sum of counts made by these and by others: what is left out of one is left out of all.
    ///
    /// - Throws: `VietTextError` of code `invalid-argument` where the sum would mean nothing.
    func adding(_ other: FrequencyRules) throws(VietTextError) -> FrequencyRules {
        guard counted == other.counted, phraseLength == other.phraseLength else {
            throw VietTextError(
                .invalidArgument,
                "was counted otherwise (\(other.whatIsCounted)) than the tables before it (\(whatIsCounted)); a sum of both would mean nothing"
            )
        }
        var pruning = FrequencyPruning()
        pruning.dropsNumbers = other.dropsNumbers
        pruning.minimumDocuments = other.minimumDocuments
        pruning.minimumFrequency = other.minimumFrequency
        return adding(pruning)
    }

    private var whatIsCounted: String {
        phraseLength > 1 ? "\(counted) and phrases of up to \(phraseLength) words" : counted
    }

    /// Judges whether a table counted by these rules can be compared with a reference.
    ///
    /// - Throws: `VietTextError` of code `invalid-argument` that says what to do, where it cannot.
    func check(against reference: FrequencyRules) throws(VietTextError) {
        if counted != reference.counted {
            throw VietTextError(
                .invalidArgument,
                "the reference counts \(reference.counted), the text \(counted): count both with the same --pos, --by-pos and --names"
            )
        }
        if phraseLength > reference.phraseLength {
            throw VietTextError(
                .invalidArgument,
                reference.phraseLength > 1
                    ? "the reference counts phrases of up to \(reference.phraseLength) words: count the text with --phrases \(reference.phraseLength), or the reference with --phrases \(phraseLength)"
                    : "the reference counts no phrases: count it with --phrases \(phraseLength), or the text without"
            )
        }
    }

    /// What a reader of a comparison with a reference of these rules has to know.
    func notes(comparing own: FrequencyRules) -> [String] {
        var notes: [String] = []
        if dropsNumbers != own.dropsNumbers {
            notes.append("the \(dropsNumbers ? "reference" : "text") leaves out numbers; they are not compared")
        }
        var least: [String] = []
        if minimumDocuments > 1 { least.append("of fewer than \(minimumDocuments) documents") }
        if minimumFrequency > 1 { least.append("of fewer than \(minimumFrequency) occurrences") }
        if !least.isEmpty {
            notes.append(
                "the reference leaves out words \(least.joined(separator: " or ")); what it lacks counts as 0 there")
        }
        return notes
    }
}

extension FrequencyTable {
    /// What a comparison of this table with a reference is done on, in sentences for people.
    ///
    /// - Throws: `VietTextError` of code `invalid-argument` that says what to do, where the two cannot be compared.
    public func notes(comparingWith reference: FrequencyTable) throws(VietTextError) -> [String] {
        try rules.check(against: reference.rules)
        return reference.rules.notes(comparing: rules)
            + (reference.isRuleless ? ["the reference does not say what was left out of it"] : [])
    }
}
