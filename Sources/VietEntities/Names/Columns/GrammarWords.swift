import VietCore
import VietData

/// Words of grammar that are hardly ever part of a name: `của`, `những`, `được`.
struct GrammarWords: Sendable {
    static let shared = GrammarWords()

    private let keys: Set<UInt32>

    private init() {
        let block = viet_data_grammar_words()
        let text = String(decoding: UnsafeBufferPointer(start: block.bytes, count: block.count), as: UTF8.self)
        keys = Set(text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { TokenKey.short(of: $0) })
    }

    /// Whether the token of a short key is one.
    func contains(_ tokenKey: UInt32) -> Bool { keys.contains(tokenKey) }
}
