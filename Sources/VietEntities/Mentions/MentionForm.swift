import VietCore

/// One string that mentions consist of, taken apart for comparison with others. Keys are 0 where there is nothing.
struct MentionForm {
    var type: EntityType
    /// The first mention of the form.
    var mention: Int
    var tokens: Int
    /// What is left without head, legal form, field, year and country.
    var core: UInt32 = 0
    /// The kind of head, the fields of a company, the number or country at the end.
    var head: UInt32 = 0
    var field: UInt32 = 0
    var number: UInt32 = 0
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
}

/// The initials of a name, each with the token it comes from.
struct NameLetters {
    struct Letter {
        var letter: UInt32
        /// The token, 0 where the letter is one of an abbreviation.
        var low: UInt32
    }
    private(set) var letters: [Letter] = []

    mutating func append(_ letter: UInt32, of low: UInt32) { letters.append(Letter(letter: letter, low: low)) }

    /// A key of the letters from one of them on.
    func key(from start: Int = 0) -> UInt32 {
        letters.count - start < 2 ? 0 : letters[start...].reduce(0) { NameTable.extend($0, $1.letter) }
    }

    /// Whether the letters are the last of the other's, and the tokens that both write in full are the same.
    func isAbbreviation(of other: NameLetters) -> Bool {
        guard letters.count <= other.letters.count else { return false }
        return zip(letters, other.letters.suffix(letters.count)).allSatisfy {
            $0.letter == $1.letter && ($0.low == 0 || $1.low == 0 || $0.low == $1.low)
        }
    }
}

/// Takes mentions apart.
struct MentionReader {
    let columns: RecasedColumns
    let documents: [Document]
    let names: NameTable
    private let lexicon = MentionLexicon.shared
    /// Abbreviations of more letters than this are words.
    private static let longestAbbreviation = 8
    private static let places: UInt32 = 7

    init(columns: RecasedColumns, documents: [Document], names: NameTable) {
        self.columns = columns
        self.documents = documents
        self.names = names
    }

    /// A name without the stop at its end: `Lê Thị C` and `Lê Thị C.` are one.
    func trimmed(_ tokens: Range<Int>) -> Range<Int> {
        tokens.count > 1 && columns.forms[tokens.upperBound - 1] == .punctuation
            ? tokens.dropLast() : tokens
    }

    func key(_ tokens: Range<Int>) -> UInt32 {
        trimmed(tokens).reduce(0) { NameTable.extend($0, columns.keys[$1]) }
    }

    func form(of mention: NameMention, _ index: Int) -> MentionForm {
        var form = MentionForm(type: mention.type, mention: index, tokens: mention.tokens.count)
        let tokens = trimmed(mention.tokens)
        form.tokens = tokens.count
        if mention.type == .person {
            let last = initials(tokens.upperBound - 1, part: mention.part, allowSingle: true)
            if let given = last.last { form.masked = given }
            form.isShortPerson = tokens.count <= (last.count > 1 ? 0 : 3)
            return form
        }
        var core = takeApart(tokens, &form)
        // `Công an Hà Nội` is not called Hà Nội.
        if form.type != .location, form.head != 0, core.lowerBound > tokens.lowerBound, isPlace(core) {
            core = tokens
            (form.head, form.field, form.number) = (0, 0, 0)
        }
        form.core = key(core)
        var coreStart = 0
        for token in tokens {
            if token == core.lowerBound { coreStart = form.letters.letters.count }
            if columns.forms[token] == .punctuation || lexicon.isJoint(columns.keys[token]) { continue }
            let letters = initials(token, part: mention.part, allowSingle: false)
            if letters.count > 1 {
                form.isAbbreviated = true
                for letter in letters { form.letters.append(letter, of: 0) }
            } else if let first = firstLetter(token, part: mention.part) {
                form.letters.append(first, of: columns.keys[token])
            }
        }
        form.skeleton = form.letters.key()
        form.coreSkeleton = form.letters.key(from: coreStart)
        return form
    }

    /// The tokens without what may be left out; sets head, field and number.
    private func takeApart(_ tokens: Range<Int>, _ form: inout MentionForm) -> Range<Int> {
        let start = tokens.lowerBound
        var end = tokens.upperBound
        func hasCapital(_ range: Range<Int>) -> Bool { range.contains { columns.marks[$0].isCapital } }
        if form.type == .miscellaneous || form.type == .organization, end - start > 1 {
            var cut = end
            while cut > start + 1,
                columns.forms[cut - 1].hasDigits
            {
                cut -= 1
            }
            if cut == end, end - start > 3, lexicon.endsInCountry(start..<end, columns.base) { cut = end - 2 }
            if cut < end, hasCapital(start..<cut) {
                form.number = key(cut..<end)
                end = cut
            }
        }
        // Heads and legal forms, then fields; something with a capital is left.
        var rest = start
        while let (next, kind, what) = lexicon.part(at: rest, to: end, columns.base), hasCapital(next..<end) {
            if kind == .field, form.head == 0 { break }
            if kind == .field { form.field = NameTable.extend(form.field, what) }
            if kind == .head, form.head == 0 { form.head = what }
            rest = next
        }
        if rest == tokens.lowerBound, !columns.marks[start].isCapital,
            let first = (start..<end).first(where: { columns.marks[$0].isCapital })
        {
            form.head = key(start..<first)
            rest = first
        }
        return rest..<end
    }

    private func isPlace(_ tokens: Range<Int>) -> Bool {
        names[key(tokens)].map { $0.isEntry && $0.lists & Self.places != 0 } ?? false
    }

    // MARK: Letters

    private func scalars(_ token: Int, part: Int) -> [UInt32] {
        let document = documents[part]
        let token = document.storage.tokens[token - columns.base.documentStarts[part]]
        var scalars: [UInt32] = []
        document.source.bytes.withUnsafeBufferPointer { bytes in
            var at = Int(token.start)
            while at < Int(token.end) {
                let (value, length) = UTF8Decoding.scalar(in: bytes, at: at)
                scalars.append(value)
                at += Int(length.magnitude)
            }
        }
        return scalars
    }

    /// The letters of a token all in capitals, or of a single one if that is allowed; nothing for any other token.
    private func initials(_ token: Int, part: Int, allowSingle: Bool) -> [UInt32] {
        switch columns.forms[token] {
        case .upper, .code, .initial: break
        default: return []
        }
        var letters: [UInt32] = []
        for scalar in scalars(token, part: part) {
            let base = LetterFold.shared.base(of: scalar)
            if base == 0 { continue }
            if Unicode.Scalar(scalar)?.properties.isLowercase ?? true { return [] }
            letters.append(base)
            if letters.count > Self.longestAbbreviation { return [] }
        }
        return letters.count > 1 || allowSingle ? letters : []
    }

    private func firstLetter(_ token: Int, part: Int) -> UInt32? {
        scalars(token, part: part).lazy.map(LetterFold.shared.base).first { $0 != 0 }
    }
}
