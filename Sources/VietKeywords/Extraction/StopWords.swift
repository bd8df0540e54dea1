import VietNormalization

/// Words that say nothing about the subject of a text: particles, prepositions, pronouns, auxiliaries.
///
/// The entries are words, not syllables: `không` is one, `không quân` is not.
public struct StopWords: Sendable {
    /// The forms of the words as bytes, which are hashed and compared at a small part of what strings cost.
    private var keys: Set<[UInt8]>

    /// No stop words at all.
    public static let none = StopWords([])

    /// A list of words, in any spelling that is the same at the standard level of `WordIdentity`.
    public init(_ words: some Sequence<String>) {
        keys = Set(words.map { Array(WordIdentity.standard.form(of: $0).utf8) }.filter { !$0.isEmpty })
    }

    /// A list of one word a line; lines that start with `#` are comments, `_` is a space.
    public init(text: String) {
        self.init(
            text.split(whereSeparator: \.isNewline).filter { !$0.hasPrefix("#") }
                .map { String($0.map { $0 == "_" ? " " : $0 }) })
    }

    /// How many words the list has.
    public var count: Int { keys.count }

    /// Whether a word is in the list, in any spelling that is the same at the standard level of `WordIdentity`.
    public func contains(_ word: some StringProtocol) -> Bool {
        contains(key: WordIdentity.standard.form(of: word).utf8)
    }

    /// Whether the form of a word at the standard level is in the list.
    func contains(key: some Sequence<UInt8>) -> Bool { keys.contains(Array(key)) }

    /// The words of both lists.
    public func union(_ other: StopWords) -> StopWords {
        var result = self
        result.keys.formUnion(other.keys)
        return result
    }

    /// The words in increasing order of their code points.
    public var words: [String] {
        keys.sorted { $0.lexicographicallyPrecedes($1) }.map { String(decoding: $0, as: UTF8.self) }
    }
}
