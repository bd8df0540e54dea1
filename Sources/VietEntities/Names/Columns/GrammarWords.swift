import VietCore
import VietData

/// Words of grammar that are hardly ever part of a name: `của`, `những`, `được`.
struct GrammarWords: Sendable {
    static let shared = GrammarWords()

    private let keys = unsafe TokenKey.shortKeys(viet_data_grammar_words().rows.joined())

    /// Whether the token of a short key is one.
    func contains(_ tokenKey: UInt32) -> Bool { keys.contains(tokenKey) }
}
