import VietCore
import VietNormalization

/// A word of a query with its part of speech.
struct TaggedQueryWord: Sendable {
    /// The keys of its syllables; none for any word.
    let keys: [TokenKey]
    /// The syllables that these are the keys of.
    let forms: [Substring]
    /// The key of the code that the word may be besides.
    let code: TokenKey?
    let tags: TagSet

    /// Reads `word`, `word/TAG`, `*` or `*/TAG`; syllables have `_` between.
    ///
    /// - Throws: ``VietTextError`` of code `invalid-argument`.
    init(_ text: some StringProtocol, _ match: WordIdentity) throws(VietTextError) {
        var word = text[...]
        var tags = TagSet.all
        if let slash = text.lastIndex(of: "/"), slash > text.startIndex {
            let name = text[text.index(after: slash)...]
            guard let named = TagSet(name: name) else {
                throw VietTextError(.invalidArgument, "no part of speech is called '\(name)'")
            }
            tags = named
            word = text[..<slash]
        }
        self.tags = tags
        let folder = WordFolder(match)
        let written = QueryWord(word, match)
        forms = word == "*" ? [] : written.forms
        keys = forms.map { folder.key(of: $0) }
        code = written.code.map { folder.key(of: $0) }
        if keys.isEmpty, word != "*" { throw VietTextError(.invalidArgument, "the query holds no word") }
    }
}
