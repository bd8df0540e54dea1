import VietCore

/// One string that mentions consist of, taken apart for comparison with others. Keys are 0 where there is nothing.
struct MentionForm {
    var type: EntityType
    /// The first mention of the form.
    var mention: Int
    /// The string, and how many tokens it has without the stop at its end.
    var key: UInt32
    var tokens: Int
    /// What it is known for: the key of the name that stands for all of the thing's names.
    var thing: UInt32 = 0
    /// What is left without head, legal form, field, year and country.
    var core: UInt32 = 0
    /// The kind of head, the fields of a company, the number or country at the end.
    var head: UInt32 = 0
    var field: UInt32 = 0
    var number: UInt32 = 0
    /// The digits that the number begins with, 0 for none, and whether more follows them.
    var serial: UInt32 = 0
    var isFullNumber = false
    /// For a product what follows its foreign first word: `Galaxy S24` of `Samsung Galaxy S24`.
    var tail: UInt32 = 0
    /// The letters that the name is abbreviated to; of all of it and of what follows its head.
    var letters = NameLetters()
    var skeleton: UInt32 = 0
    var coreSkeleton: UInt32 = 0
    /// Whether a token is an abbreviation.
    var isAbbreviated = false
    /// A person's name that may be part of a longer one.
    var isShortPerson = false
    /// For a masked person's name the letter of the given name, else 0.
    var masked: UInt32 = 0
    /// The same for the last two letters of initials: `Q.A.` of `N.N.Q.A.`; and whether there are no more.
    var maskedPair: UInt32 = 0
    var isPair = false
    /// What a person may be called for short: the end of the name from each of its tokens on, and its first token.
    var parts: [UInt32] = []
}

/// The initials of a name, each with the token it comes from.
struct NameLetters {
    struct Letter {
        var letter: UInt32
        /// The key of the token, 0 where the letter is one of an abbreviation.
        var tokenKey: UInt32
    }
    private(set) var letters: [Letter] = []

    mutating func append(_ letter: UInt32, of tokenKey: UInt32) {
        letters.append(Letter(letter: letter, tokenKey: tokenKey))
    }

    /// A key of the letters from one of them on.
    func key(from start: Int = 0) -> UInt32 {
        letters.count - start < 2 ? 0 : letters[start...].reduce(0) { NameTable.extend($0, $1.letter) }
    }

    /// Whether the letters are the last of the other's, and the tokens that both write in full are the same.
    func isAbbreviation(of other: NameLetters) -> Bool {
        guard letters.count <= other.letters.count else { return false }
        return zip(letters, other.letters.suffix(letters.count)).allSatisfy {
            $0.letter == $1.letter && ($0.tokenKey == 0 || $1.tokenKey == 0 || $0.tokenKey == $1.tokenKey)
        }
    }
}
