import VietCore
import VietData

/// Roles, titles and forms of address as sequences of tokens, from Dictionaries/roles.tsv.
struct RoleLexicon: Sendable {
    static let shared = RoleLexicon()

    private var backwards = PhraseTable<Void>()
    private var forwards = PhraseTable<Void>()
    private let joints: Set<UInt32>
    private let openings: Set<UInt32>

    private init() {
        joints = [MarkKeys.comma, MarkKeys.and, TokenKey.short(of: "kiêm")]
        openings = MarkKeys.dashes.union([MarkKeys.comma, MarkKeys.openingBracket])
        for role in unsafe viet_data_roles().rows.joined() {
            let keys = TokenKey.shortKeys(ofWordsIn: role)
            forwards.add(keys, ())
            backwards.add(keys.reversed(), ())
        }
    }

    /// Whether a token stands between two roles of one person.
    func joins(_ tokenKey: UInt32) -> Bool { joints.contains(tokenKey) }

    /// Whether a role may follow a name behind such a token.
    func opens(_ tokenKey: UInt32) -> Bool { openings.contains(tokenKey) }

    /// Whether these tokens are a role and nothing else.
    func isRole(_ range: Range<Int>, columns: TokenColumns) -> Bool {
        start(endingAt: range.upperBound, from: range.lowerBound, columns: columns) == range.lowerBound
    }

    /// The start of the longest role that ends at `end`, or nil.
    func start(endingAt end: Int, from lowest: Int, columns: TokenColumns) -> Int? {
        backwards.longest(endingAt: end, from: lowest, columns)?.start
    }

    /// The end of the longest role that starts at `start`, or nil.
    func end(startingAt start: Int, to limit: Int, columns: TokenColumns) -> Int? {
        forwards.longest(start..<limit, columns)?.end
    }
}
