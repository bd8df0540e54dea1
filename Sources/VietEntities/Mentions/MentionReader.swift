import VietCore
import VietNormalization

/// Takes mentions apart.
@safe struct MentionReader {
    let columns: RecasedColumns
    /// The tokens of the columns as ranges of bytes.
    let tokens: [Token]
    /// Those of the part that is read.
    var bytes = unsafe UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    /// The names that a model knows.
    let names: NameTable
    /// See ``EntityModel/aliases``.
    let aliases: NameTable
    private var lexicon: MentionLexicon { .shared }
    /// Abbreviations of more letters than this are words.
    private static let longestAbbreviation = 8

    /// A name without the stop at its end: `Lê Thị C` and `Lê Thị C.` are one.
    func trimmed(_ tokens: Range<Int>) -> Range<Int> {
        tokens.count > 1 && columns.forms[tokens.upperBound - 1] == .punctuation
            ? tokens.dropLast() : tokens
    }

    func key(_ tokens: Range<Int>) -> UInt32 {
        NameTable.key(of: columns.keys[trimmed(tokens)])
    }

    func form(of mention: NameMention, _ index: Int) -> MentionForm {
        let tokens = trimmed(mention.tokens)
        var form = MentionForm(type: mention.type, mention: index, key: key(tokens), tokens: tokens.count)
        let known = lexicon.known(form.key)
        form.thing = aliases[known]?.bits ?? known
        if mention.type == .person {
            form.parts = parts(of: tokens).map(key)
            let last = initials(tokens.upperBound - 1, allowSingle: true)
            if let given = last.last { form.masked = given }
            if last.count > 1, columns.forms[tokens.upperBound - 1] != .upper {
                form.maskedPair = NameTable.key(of: last.suffix(2))
                form.isPair = last.count == 2 && tokens.count == 1
            }
            form.isShortPerson = tokens.count <= (last.count > 1 ? 0 : 3)
            return form
        }
        var core = takeApart(tokens, &form)
        // `Công an Hà Nội` and `sân bay Đà Nẵng` are not called so; a company may have the name of a commune.
        if form.type != .location || !lexicon.isUnit(form.head), form.head != 0, form.head != MentionLexicon.company,
            core.lowerBound > tokens.lowerBound,
            isPlace(core, form.type == .location ? KnownList.bits(.province, .country) : KnownList.administrative)
        {
            // Only with a word of the same kind before it.
            form.core = NameTable.extend(key(core), form.head)
            core = tokens
        } else {
            form.core = key(core)
        }
        if mention.type == .miscellaneous, tokens.count > 2, columns.base.affixes[tokens.lowerBound] != 0 {
            form.tail = key(tokens.dropFirst())
        }
        var coreStart = 0
        for token in tokens {
            if token == core.lowerBound { coreStart = form.letters.letters.count }
            if columns.forms[token] == .punctuation || lexicon.isJoint(columns.keys[token]) { continue }
            let letters = initials(token, allowSingle: false)
            if letters.count > 1 {
                form.isAbbreviated = true
                for letter in letters { form.letters.append(letter, of: 0) }
            } else if let first = firstLetter(token) {
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
                setSerial(cut..<end, &form)
                end = cut
            }
        }
        // Heads and legal forms, then fields; something with a capital is left.
        var rest = start
        while let (next, kind, what) = lexicon.part(at: rest, to: end, columns.base), hasCapital(next..<end) {
            if kind == .field, form.head == 0 { break }
            // `Tập đoàn Trường Hải`: a capital behind the head begins the name, whatever word it is.
            if kind == .head, form.head != 0, form.head != what, columns.marks[rest].isCapital { break }
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

    /// `100` of `Nghị định 100/2019/NĐ-CP`.
    private func setSerial(_ number: Range<Int>, _ form: inout MentionForm) {
        let token = unsafe bytes[tokens[number.lowerBound].range]
        let digits = unsafe token.prefix { 0x30...0x39 ~= $0 }
        guard unsafe 1...9 ~= digits.count else { return }
        form.serial = unsafe digits.reduce(1) { $0 &* 10 &+ UInt32($1 & 0xF) }
        form.isFullNumber = unsafe digits.count < token.count || number.count > 1
    }

    private func parts(of tokens: Range<Int>) -> [Range<Int>] {
        if tokens.count < 2 || tokens.count > 8 { return [] }
        return tokens.dropFirst().map { $0..<tokens.upperBound } + [tokens.lowerBound..<tokens.lowerBound + 1]
    }

    private func isPlace(_ tokens: Range<Int>, _ lists: UInt32) -> Bool {
        names[key(tokens)].map { $0.isEntry && $0.lists & lists != 0 } ?? false
    }

    // MARK: Letters

    /// Calls `body` with the code points of a token until it returns false.
    @inline(__always)
    private func forEachScalar(of token: Int, _ body: (UInt32) -> Bool) {
        let end = Int(tokens[token].end)
        var at = Int(tokens[token].start)
        while at < end {
            let (value, length) = unsafe UTF8Decoding.scalar(in: bytes, at: at)
            if !body(value) { return }
            at += Int(length.magnitude)
        }
    }

    /// The letters of a token all in capitals, or of a single one if that is allowed, as it is of persons; nothing for any other token. The
    /// small letter of an initial counts with it: `Ng.T.H.`.
    private func initials(_ token: Int, allowSingle: Bool) -> [UInt32] {
        switch columns.forms[token] {
        case .upper, .code, .initial: break
        case .mixed where allowSingle, .other where allowSingle, .capitalized where allowSingle: break
        default: return []
        }
        var letters: [UInt32] = []
        var small = 0
        var stops = 0
        forEachScalar(of: token) { scalar in
            guard let base = baseLetter(scalar) else {
                stops += 1
                return true
            }
            let isSmall = Unicode.Scalar(scalar)?.properties.isLowercase ?? true
            if isSmall { small += 1 } else { letters.append(base) }
            let isInitials = small == 0 || allowSingle && small <= min(letters.count, stops + 1)
            if !isInitials || letters.count > Self.longestAbbreviation { letters = [] }
            return !letters.isEmpty
        }
        // `McD`: without stops, small letters are a word's.
        if small > stops { return [] }
        return letters.count > 1 || allowSingle ? letters : []
    }

    private func firstLetter(_ token: Int) -> UInt32? {
        var letter: UInt32?
        forEachScalar(of: token) {
            letter = baseLetter($0)
            return letter == nil
        }
        return letter
    }

    /// The small letter without marks, the stroke of đ kept; nil for anything that is no letter.
    private func baseLetter(_ scalar: UInt32) -> UInt32? {
        if scalar < 0x80 {
            let small = scalar | 0x20
            return small >= 0x61 && small <= 0x7A ? small : nil
        }
        return Unicode.Scalar(scalar)?.properties.isAlphabetic ?? false ? VietnameseLetters.base(of: scalar) : nil
    }
}
