import VietCore

/// The words that numbers, dates and sums are made of: `words.tsv` and `units.tsv` of Dictionaries/expressions.
struct ExpressionLexicon: Sendable {
    /// What a word does in a number.
    enum NumberWord: Sendable, Hashable {
        case digit(Int)
        /// `năm`: five, or a year.
        case five
        /// `mười`; `mươi`.
        case ten, tens
        case hundred
        /// `linh`, `lẻ`: no tens follow.
        case zero
        /// `chục`, `nghìn`, `vạn`, `triệu`, `tỷ` as powers of ten.
        case scale(Int)
        /// `rưỡi`: and a half of the last scale.
        case half
        /// `nửa`: half of the scale or the unit behind it.
        case halfOf
    }

    enum UnitKind: String, CaseIterable, Sendable { case money, percent, duration, measure, count }

    struct Unit: Sendable {
        var kind: UnitKind
        /// The unit as written in values: ISO 4217 codes, SI symbols, ISO 8601 designators.
        var name: String
        /// The order of units of time, the longest the highest; nil for others.
        let rank: Int?

        init(kind: UnitKind, name: String) {
            (self.kind, self.name) = (kind, name)
            let order = ["S", "TM", "TH", "D", "W", "M", "3M", "Y", "10Y", "100Y"]
            rank = kind == .duration ? order.firstIndex(of: name) : nil
        }
    }

    /// Keys of words, few enough to be looked at one by one.
    typealias WordSet = [UInt32]

    private(set) var numberWords = KeyTable<NumberWord>()
    /// Scales that are written at the digits: `40k`, `15tr`.
    private(set) var gluedScales = KeyTable<Int>()
    /// Parts of the day, by how they move the hour.
    private(set) var dayParts = KeyTable<Int>()
    /// Names of months that are no numbers.
    private(set) var monthNames = KeyTable<Int>()
    /// The sets that patterns name.
    private(set) var sets: [Substring: WordSet] = [:]
    private(set) var units: [Unit] = []
    /// What the words of a key are: a unit in any letter case, units in one alone (`Nm` beside `nm`), or with neither the mere
    /// beginning of one.
    private struct Spelling {
        var unit: Int?
        var exact: [(words: [[UInt8]], unit: Int)] = []
    }

    /// The units by their spellings.
    private var unitsOfKeys = KeyTable<Spelling>()
    /// Currencies that are ordinary words, too.
    private(set) var doubtfulUnits: Set<UInt32> = []
    /// The first words of the units of money, which may stand before the number.
    private(set) var currencyStarts: WordSet = []
    /// The first words of the units of time.
    private(set) var durationStarts: WordSet = []
    let hour: UInt32
    private(set) var close: WordSet = []
    private(set) var clause: WordSet = []
    private(set) var clocked: WordSet = []
    private(set) var dose: WordSet = []

    /// Reads the two files.
    ///
    /// - Throws: ``VietTextError`` of code `malformed-record` with the line.
    init(words: String, units: String) throws(VietTextError) {
        hour = TokenKey.short(of: "h")
        for (number, line) in lines(of: words) {
            let cells = line.parts(at: 0x09, keepingEmpty: true)
            guard cells.count == 3 else { throw Self.malformed("class, value and words are expected", number) }
            try add(cells[0], value: Int(cells[1]) ?? 0, words: cells[2].parts(at: 0x20), line: number)
        }
        for (number, line) in lines(of: units) {
            let cells = line.parts(at: 0x09)
            guard cells.count == 3, let kind = UnitKind(rawValue: String(cells[0])) else {
                throw Self.malformed("kind, name and spellings of a unit are expected", number)
            }
            add(Unit(kind: kind, name: String(cells[1])), spellings: cells[2])
        }
        close = sets["CLOSE"] ?? []
        clause = sets["CLAUSE"] ?? []
        clocked = sets["CLOCKED"] ?? []
        dose = sets["DOSE"] ?? []
    }

    private mutating func add(
        _ name: Substring, value: Int, words: [Substring], line: Int
    ) throws(VietTextError) {
        let keys = words.map { TokenKey.short(of: $0) }
        switch name {
        case "digit": for key in keys { numberWords[key] = .digit(value) }
        case "five": for key in keys { numberWords[key] = .five }
        case "ten": for key in keys { numberWords[key] = .ten }
        case "tens": for key in keys { numberWords[key] = .tens }
        case "hundred": for key in keys { numberWords[key] = .hundred }
        case "zero": for key in keys { numberWords[key] = .zero }
        case "half": for key in keys { numberWords[key] = .half }
        case "half-of": for key in keys { numberWords[key] = .halfOf }
        case "scale": for key in keys { numberWords[key] = .scale(value) }
        case "glued": for key in keys { gluedScales[key] = value }
        case "part": for key in keys { dayParts[key] = value }
        case "month": for key in keys { monthNames[key] = value }
        default:
            guard name.utf8.allSatisfy({ $0 >= 0x41 && $0 <= 0x5A }) else {
                throw Self.malformed("no class of words: \(name)", line)
            }
            sets[name, default: []] += keys
        }
    }

    private mutating func add(_ unit: Unit, spellings: Substring) {
        for part in spellings.parts(at: 0x7C) {
            let isDoubtful = part.utf8.first == UInt8(ascii: "?")
            let isExact = part.utf8.first == UInt8(ascii: "=") && part.utf8.count > 1
            let words = (isDoubtful || isExact ? part.dropFirst() : part).parts(at: 0x20)
            var key: UInt32 = 0
            for part in words {
                let word = TokenKey.short(of: part)
                if key == 0, unit.kind == .money, !currencyStarts.contains(word) { currencyStarts.append(word) }
                if key == 0, unit.kind == .duration, !durationStarts.contains(word) { durationStarts.append(word) }
                key = NameTable.extend(key, word)
                if unitsOfKeys[key] == nil { unitsOfKeys[key] = Spelling() }
            }
            var known = unitsOfKeys[key] ?? Spelling()
            if isExact {
                known.exact.append((words.map { Array($0.utf8) }, units.count))
            } else {
                known.unit = units.count
            }
            unitsOfKeys[key] = known
            if isDoubtful { doubtfulUnits.insert(key) }
        }
        units.append(unit)
    }

    /// The words that a number can begin with.
    var numberStarts: [UInt32] {
        numberWords.keys.filter { key in numberWords[key].map { ![.tens, .zero, .half].contains($0) } ?? false }
    }

    /// The unit that is one word.
    ///
    /// - Parameter spells: Whether the word is spelt so to the letter.
    @inline(__always)
    func unit(ofWord key: UInt32, spells: ([UInt8]) -> Bool) -> Int? {
        guard let entry = unitsOfKeys[NameTable.extend(0, key)] else { return nil }
        return entry.exact.first { spells($0.words[0]) }?.unit ?? entry.unit
    }

    /// The longest unit that begins the tokens and whose end `isEnd` allows, and where it ends.
    ///
    /// - Parameter spells: Whether the token at an index is spelt so to the letter.
    @inline(__always)
    func unit(
        _ keys: ShortKeys, _ tokens: Range<Int>, isEnd: (Int) -> Bool, spells: (Int, [UInt8]) -> Bool
    ) -> (unit: Int, end: Int)? {
        var key: UInt32 = 0
        var found: (Int, Int)?
        for index in tokens {
            key = NameTable.extend(key, keys[index])
            guard let entry = unitsOfKeys[key] else { break }
            guard entry.unit != nil || !entry.exact.isEmpty, isEnd(index + 1) else { continue }
            let exact = entry.exact.first { exact in
                exact.words.indices.allSatisfy { spells(tokens.lowerBound + $0, exact.words[$0]) }
            }
            if let unit = exact?.unit ?? entry.unit { found = (unit, index + 1) }
        }
        return found
    }

    static func malformed(_ message: String, _ line: Int) -> VietTextError {
        VietTextError(.malformedRecord, message, line: line)
    }
}
