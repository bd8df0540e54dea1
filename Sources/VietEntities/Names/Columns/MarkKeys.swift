import VietCore

/// The short keys of marks, and of the word that joins as they do, for which more than one reader of tokens asks.
enum MarkKeys {
    static let comma = TokenKey.short(of: ",")
    static let semicolon = TokenKey.short(of: ";")
    static let colon = TokenKey.short(of: ":")
    static let plus = TokenKey.short(of: "+")
    static let hyphen = TokenKey.short(of: "-")
    /// The sign of subtraction, U+2212.
    static let minus = TokenKey.short(of: "−")
    static let openingBracket = TokenKey.short(of: "(")
    static let closingBracket = TokenKey.short(of: ")")
    static let and = TokenKey.short(of: "và")
    /// What stands between the things of a list.
    static let joints = TokenKey.shortKeys(",", "và", "hay", "hoặc")
    /// Hyphen and en dash, which stand for one another.
    static let dashes = TokenKey.shortKeys("-", "–")

    private static let quotationMarks = [("\"", "\""), ("“", "”"), ("‘", "’"), ("«", "»"), ("'", "'")]
    private static let openings = quotationMarks.map { TokenKey.short(of: $0.0) }
    private static let closings = quotationMarks.map { TokenKey.short(of: $0.1) }

    /// Whether a quotation may begin with the mark.
    static func opensQuotation(_ tokenKey: UInt32) -> Bool { openings.contains(tokenKey) }

    /// Whether a quotation may end with the mark.
    static func closesQuotation(_ tokenKey: UInt32) -> Bool { closings.contains(tokenKey) }

    /// The mark that ends a quotation that this one begins; nil where it begins none.
    static func closing(of opening: UInt32) -> UInt32? { openings.firstIndex(of: opening).map { closings[$0] } }
}
