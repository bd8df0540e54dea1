import VietNormalization

/// A word of a query as it may stand in a text.
struct QueryWord {
    /// Its tokens, with `_` between letters for a space: `thủ_tướng`.
    let forms: [Substring]
    /// The one token that it is with the `_` itself, as in a code (`user_name`); nil where it has none or is made of Vietnamese
    /// syllables, which a text joins by `_` too.
    let code: Substring?

    init(_ text: some StringProtocol, _ match: WordIdentity) {
        let spaced = Self.spaced(text)
        forms = match.form(of: spaced ?? String(text)).split(separator: " ")
        let isJoined = spaced?.split(separator: " ").allSatisfy { Syllable($0) != nil } ?? true
        code = isJoined ? nil : match.form(of: String(text))[...]
    }

    /// The text with a space for every `_` between letters; nil where there are none.
    private static func spaced(_ text: some StringProtocol) -> String? {
        let letters = Array(text)
        var result = letters
        for place in letters.indices.dropFirst().dropLast()
        where letters[place] == "_" && letters[place - 1].isLetter && letters[place + 1].isLetter {
            result[place] = " "
        }
        return result == letters ? nil : String(result)
    }
}
