import CVietICU

/// What folding makes of single code points.
struct WordFoldingTable: Sendable {
    /// Code points below this are looked up.
    static let limit = 0x1F00

    /// What a code point becomes: 4 bytes in the table.
    struct Entry: Sendable {
        /// The folded code point.
        var value: UInt16
        /// Its number in ``VietnameseVowels``, 255 where it is none.
        var vowel: UInt8
        var kind: Kind
    }

    enum Kind: UInt8, Sendable {
        /// A letter of the Latin alphabet, which belongs to a run.
        case letter
        case other
        case mark
        case space
        /// Has no form of its own.
        case ignorable
    }

    /// Code points as they are.
    static let exact = WordFoldingTable { $0 }
    /// Lower case.
    static let folding = WordFoldingTable(viet_lower)
    /// Lower case without marks.
    static let bare = WordFoldingTable { FoldingTable.withoutDiacritics(viet_lower($0)) }

    static func of(_ level: WordIdentity) -> WordFoldingTable {
        switch level {
        case .exact: exact
        case .folded, .spelling: folding
        case .bare: bare
        }
    }

    let entries: [Entry]

    private init(_ fold: (UInt32) -> UInt32) {
        var entries = (0..<UInt32(WordFoldingTable.limit)).map {
            Entry(value: UInt16($0), vowel: 255, kind: .other)
        }
        for value in WordFoldingTable.cased.joined() {
            let folded = fold(UInt32(value))
            let isLetter = folded < 0x250 ? folded != 0xD7 && folded != 0xF7 : folded >= 0x1E00
            entries[value] = Entry(
                value: UInt16(folded), vowel: VietnameseVowels.number(folded), kind: isLetter ? .letter : .other)
        }
        for value in 0x300..<0x370 { entries[value].kind = .mark }
        for value in WordFoldingTable.spaces.joined() { entries[value].kind = .space }
        for value in WordFoldingTable.ignorables.joined() { entries[value].kind = .ignorable }
        self.entries = entries
    }

    /// Where letters that have a case lie below ``limit``: Latin, Greek, Cyrillic, Armenian, Georgian, Cherokee.
    private static let cased: [Range<Int>] = [
        0x41..<0x5B, 0x61..<0x7B, 0xC0..<0x250, 0x370..<0x590, 0x10A0..<0x1100, 0x13A0..<0x1400, 0x1C80..<0x1CC0,
        0x1E00..<0x1F00,
    ]
    private static let spaces: [Range<Int>] = [0x00..<0x21, 0x7F..<0x80, 0x85..<0x86, 0xA0..<0xA1, 0x1680..<0x1681]
    private static let ignorables: [Range<Int>] = [
        0xAD..<0xAE, 0x34F..<0x350, 0x600..<0x606, 0x61C..<0x61D, 0x6DD..<0x6DE, 0x70F..<0x710, 0x890..<0x892,
        0x8E2..<0x8E3, 0x115F..<0x1161, 0x17B4..<0x17B6, 0x180B..<0x1810,
    ]

    /// What a code point beyond the table is.
    static func kind(_ value: UInt32) -> Kind {
        guard let properties = Unicode.Scalar(value)?.properties else { return .other }
        if properties.isWhitespace { return .space }
        return properties.isDefaultIgnorableCodePoint || properties.generalCategory == .format ? .ignorable : .other
    }
}
