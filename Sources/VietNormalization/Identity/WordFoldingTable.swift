import CVietICU

/// What folding makes of single code points.
struct WordFoldingTable: Sendable {
    /// Code points below this are looked up.
    static let limit = 0x1F00
    /// In place of a code point: it has no form of its own, or it is white space.
    static let ignorable: UInt16 = 0xFFFF
    static let space: UInt16 = 0xFFFE

    /// Lower case.
    static let folding = WordFoldingTable(isBare: false)
    /// Lower case without marks.
    static let bare = WordFoldingTable(isBare: true)

    private let entries: [UInt16]
    /// For code points beyond the table.
    private let isBare: Bool

    private init(isBare: Bool) {
        self.isBare = isBare
        entries = (0..<UInt32(WordFoldingTable.limit)).map { value in
            if let special = WordFoldingTable.special(value) { return special }
            let lower = viet_lower(value)
            let folded = isBare ? FoldingTable.withoutDiacritics(lower) : lower
            return folded == 0xFFFF || folded > 0xFFFF ? WordFoldingTable.ignorable : UInt16(folded)
        }
    }

    /// What a code point becomes below ``limit``: another one, ``ignorable`` or ``space``.
    @inline(__always)
    subscript(value: UInt32) -> UInt16 { entries[Int(value)] }

    /// The same for code points beyond the table, as a full code point.
    func slow(_ value: UInt32) -> UInt32 {
        if let special = WordFoldingTable.special(value) { return UInt32(special) }
        return viet_lower(value)
    }

    /// ``ignorable``, ``space`` or nil.
    static func special(_ value: UInt32) -> UInt16? {
        guard let properties = Unicode.Scalar(value)?.properties else { return nil }
        if properties.isWhitespace { return space }
        if properties.isDefaultIgnorableCodePoint || properties.generalCategory == .format { return ignorable }
        return nil
    }
}
