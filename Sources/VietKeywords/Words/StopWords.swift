import VietCore
import VietNormalization

/// Words that say nothing about the subject of a text: particles, prepositions, pronouns, auxiliaries.
///
/// The entries are words, not syllables: `không` is one, `không quân` is not.
public struct StopWords: Sendable {
    /// The forms of the words.
    private var forms: Set<[UInt8]> = []
    /// The values of the keys of the words, as they follow from those of their tokens.
    private var keys: Set<UInt64> = []

    /// No stop words at all.
    public static let none = StopWords([])

    /// A list of words, in any spelling that is the same at the standard level of `WordIdentity`.
    public init(_ words: some Sequence<String>) {
        for word in words { insert(Array(word.utf8)) }
    }

    /// A list of one word a line; lines that start with `#` are comments, `_` is a space.
    public init(text: String) {
        for line in text.utf8.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) where line.first != UInt8(ascii: "#")
        {
            insert(line.map { $0 == UInt8(ascii: "_") ? 0x20 : $0 })
        }
    }

    private mutating func insert(_ word: [UInt8]) {
        let form = WordIdentity.standard.form(of: word)
        guard !form.isEmpty else { return }
        keys.insert(TokenKey(phrase: form).value)
        forms.insert(form)
    }

    /// How many words the list has.
    public var count: Int { forms.count }

    /// Whether a word is in the list, in any spelling that is the same at the standard level of `WordIdentity`.
    public func contains(_ word: some StringProtocol) -> Bool {
        contains(form: WordIdentity.standard.form(of: word).utf8)
    }

    /// Whether the form of a word at the standard level is in the list.
    func contains(form: some Sequence<UInt8>) -> Bool { forms.contains(Array(form)) }

    /// Whether a word with spaces alone between its tokens is in the list, by its key.
    func contains(_ key: TokenKey) -> Bool { keys.contains(key.value) }

    /// The words of both lists.
    public func union(_ other: StopWords) -> StopWords {
        var result = self
        result.forms.formUnion(other.forms)
        result.keys.formUnion(other.keys)
        return result
    }

    /// The words in increasing order of their code points.
    public var words: [String] {
        forms.sorted { $0.lexicographicallyPrecedes($1) }.map { String(decoding: $0, as: UTF8.self) }
    }
}

extension TokenKey {
    /// The key of a word or phrase whose form has one space between its tokens.
    init(phrase form: [UInt8]) {
        var key: TokenKey?
        for token in form.split(separator: 0x20) {
            let next = TokenKey(value: ByteHash.hash(token))
            key = key?.followed(by: next) ?? next
        }
        self = key ?? TokenKey(value: 0)
    }
}
