import VietCore

/// Runs of capitals that may be names by themselves, and what the table knows of them.
///
/// A class, so that all who read a sentence share its columns: a copy of these counts every array of theirs.
final class CapitalRuns {
    let columns: RecasedColumns
    let names: NameTable
    private static let joints = TokenKey.shortKeys("và", "-", "–", "&", "/", "+", ".")
    private static let longest = 5

    init(columns: RecasedColumns, names: NameTable) {
        self.columns = columns
        self.names = names
    }

    /// The end of the run that starts at a place and is all of a name; nil where it may go on, or is one syllable, which may begin
    /// a phrase: `Công ty Lọc hóa dầu`.
    func end(of start: Int, in free: Range<Int>, of sentence: Range<Int>, allowsSyllable: Bool = false) -> Int? {
        var end = start + 1
        while end < free.upperBound, isPartOfName(end), end - start < Self.longest { end += 1 }
        guard end - start > 1 || allowsSyllable || isForeign(start) else { return nil }
        return endsName(end, in: free, of: sentence) ? end : nil
    }

    /// Whether a run of capitals that ends at `end` is all of the name.
    private func endsName(_ end: Int, in free: Range<Int>, of sentence: Range<Int>) -> Bool {
        guard end < sentence.upperBound else { return true }
        guard end < free.upperBound || free.upperBound == sentence.upperBound, !columns.marks[end].isCapital,
            startsWord(end)
        else { return false }
        guard Self.joints.contains(columns.keys[end]), end + 1 < sentence.upperBound else { return true }
        // `Công ty Thương Mại và Dịch Vụ`, `Newport News & Co`, `Co.opmart`
        return !columns.marks[end + 1].isCapital && !columns.marks[end + 1].contains(.glued)
    }

    func isPartOfName(_ position: Int) -> Bool {
        switch columns.forms[position] {
        case .capitalized, .upper, .mixed: !columns.marks[position].contains(.recased)
        default: false
        }
    }

    /// Whether a token is spelled as no Vietnamese syllable and is no abbreviation.
    func isForeign(_ position: Int) -> Bool {
        columns.base.affixes[position] != 0 && columns.forms[position] != .upper
    }

    /// Whether the longest cue of the table that ends at a place, of so many tokens at most, is of a kind.
    func hasCue(_ cue: NameCue, endingAt end: Int, from lowest: Int, atMost most: Int) -> Bool {
        names.cue(endingAt: end, from: lowest, atMost: most) { columns.keys[$0] }.kind == cue.rawValue
    }

    func startsWord(_ position: Int) -> Bool {
        columns.base.wordPlaces[position].startsWord
    }

    /// Whether a run begins here: no capital stands before it, and no word goes on in it.
    func begins(at start: Int, in sentence: Range<Int>) -> Bool {
        start == sentence.lowerBound || startsWord(start) && !columns.marks[start - 1].isCapital
    }

    /// Whether a whole sequence of tokens is an entry of one of the lists.
    func isListed(_ range: Range<Int>, in lists: UInt32) -> Bool {
        known(range).map { $0.lists & lists != 0 } ?? false
    }

    /// What is known of a whole sequence of tokens; nil where it is no entry.
    func known(_ range: Range<Int>) -> NameTable.Payload? {
        names[NameTable.key(of: columns.keys[range])].flatMap { $0.isEntry ? $0 : nil }
    }

    /// Whether a token by itself is in a list.
    func isIn(_ list: KnownList, _ position: Int, capitals least: UInt32 = 0) -> Bool {
        names[NameTable.extend(0, columns.keys[position])].map { $0.lists & list.bit != 0 && $0.capitals >= least }
            ?? false
    }
}

extension NameSpan {
    /// A name that rests on the words around it.
    init(plain range: Range<Int>, type: Int) { self.init(range: range, type: type, margin: 6 * Self.marginStep) }
}
