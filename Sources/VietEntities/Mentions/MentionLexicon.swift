import VietCore
import VietData

/// What may be left out of a name, and what says that two names are one.
struct MentionLexicon: Sendable {
    enum Kind: Sendable { case head, legal, field }

    static let shared = MentionLexicon()
    /// The head that companies share.
    static let company = TokenKey.short(of: "công ty")
    static let party = TokenKey.short(of: "đảng")

    /// Heads of places that the name alone means as well: Nghệ An is the province, and not the airport there.
    private static let units = NameWords.shared.keys(.unitBare)

    /// Phrases at the start of a name, with what they are and a number that synonyms share.
    private var parts = PhraseTable<(kind: Kind, what: UInt32)>()
    private var same = PhraseTable<Void>()
    /// Names by the other ones of the thing, each by the key of its tokens.
    private var aliases: [UInt32: UInt32] = [:]
    private let joints: Set<UInt32>
    private let country: [UInt32]

    private init() {
        joints = MarkKeys.dashes.union([MarkKeys.and, TokenKey.short(of: "&")])
        country = ["việt", "nam"].map { TokenKey.short(of: $0) }
        for cells in unsafe viet_data_name_parts().rows {
            if cells.count == 3, cells[1] == "alias" { aliases[Self.key(cells[0])] = Self.key(cells[2]) }
            guard cells.count == 2 else { continue }
            let meaning = cells[1]
            switch meaning {
            case "legal": parts.add(cells[0], (.legal, 0))
            case "field": parts.add(cells[0], (.field, TokenKey.short(of: cells[0])))
            case "same": same.add(cells[0], ())
            default: parts.add(cells[0], (.head, TokenKey.short(of: meaning)))
            }
        }
    }

    private static func key(_ words: Substring) -> UInt32 {
        NameTable.key(of: TokenKey.shortKeys(ofWordsIn: words))
    }

    /// The key of the name by which a thing is known, given that of any of its names: `EU` is `Liên minh châu Âu`.
    func known(_ name: UInt32) -> UInt32 { aliases[name] ?? name }

    /// Whether a word only joins others: `và`.
    func isJoint(_ tokenKey: UInt32) -> Bool { joints.contains(tokenKey) }

    /// Whether a head is that of a unit of the country.
    func isUnit(_ head: UInt32) -> Bool { Self.units.contains(head) }

    func endsInCountry(_ tokens: Range<Int>, _ columns: TokenColumns) -> Bool {
        tokens.count > 2 && columns.keys[tokens.upperBound - 2] == country[0]
            && columns.keys[tokens.upperBound - 1] == country[1]
    }

    /// The longest head, legal form or field that begins at `start`, and where it ends.
    func part(at start: Int, to end: Int, _ columns: TokenColumns) -> (end: Int, kind: Kind, what: UInt32)? {
        parts.longest(start..<end, columns).map { ($0.end, $0.value.kind, $0.value.what) }
    }

    /// What a company or party is called for short: its name without head, legal forms and fields, of two tokens or more.
    func shortName(ofCompany name: Range<Int>, _ columns: TokenColumns) -> Range<Int>? {
        guard let head = part(at: name.lowerBound, to: name.upperBound, columns), head.kind == .head,
            head.what == Self.company || head.what == Self.party
        else { return nil }
        var start = head.end
        while let more = part(at: start, to: name.upperBound, columns), more.kind != .head,
            name.upperBound - more.end > 1
        {
            start = more.end
        }
        return name.upperBound - start > 1 && columns.marks[start].isCapital ? start..<name.upperBound : nil
    }

    /// Whether the tokens between two names say that both are one, with marks around them: `, còn gọi là`.
    func saysSame(_ tokens: Range<Int>, _ columns: TokenColumns) -> Bool {
        var tokens = tokens
        while let first = tokens.first, columns.forms[first] == .punctuation { tokens.removeFirst() }
        while let last = tokens.last, columns.forms[last] == .punctuation { tokens.removeLast() }
        return !tokens.isEmpty && same.longest(tokens, columns)?.end == tokens.upperBound
    }
}
