import VietCore

/// Prepares sentences for the model of names: finds the capital runs and the candidate spans in which a name may lie, and
/// looks up what is known of their words.
///
/// The same code serves the tagger, which looks the keys up, and the trainer, which counts them. Scratch memory is kept
/// from sentence to sentence: one to a thread. Changing a feature makes older models useless: raise ``version``.
package struct NameFeatures {
    /// The number of the feature set; a model trained with another one is refused.
    package static let version: UInt32 = 8
    /// What sets the key of a capital run apart from that of a token in the table of clusters.
    package static let runSalt: UInt32 = 0x5BD1_E995
    /// A token is looked at where a capital letter stands at most `reachBefore` tokens after it or `reachAfter` before it;
    /// names with a long tail (`Chiến tranh thế giới thứ hai`) are followed for `reachTail` tokens.
    package static let reachBefore: UInt8 = 6
    package static let reachAfter: UInt8 = 2
    package static let reachTail: UInt8 = 9
    /// In a cluster's payload: the token, without a capital, has been part of a name.
    package static let partOfName: UInt32 = 1 << 31
    /// In a cluster's payload: a number after the token makes a name of both, as in `quận 1`.
    package static let takesNumber: UInt32 = 1 << 30

    let names: NameTable
    let clusters: NameTable
    var rows: [FeatureRow] = []
    var runs: [CapitalRun] = []
    /// The rows of the spans in which a name may lie.
    private var candidates: [Range<Int>] = []
    /// Tokens hashed and strings looked up, to check that the work is linear.
    var steps = 0

    package init(names: NameTable, clusters: NameTable) {
        self.names = names
        self.clusters = clusters
    }

    /// Prepares the sentence at `range` of `columns`.
    ///
    /// - Complexity: O(n) for n tokens.
    package mutating func prepare(_ range: Range<Int>, of columns: RecasedColumns) -> PreparedSentence {
        runs.removeAll(keepingCapacity: true)
        fill(range, of: columns)
        let tokens = FeatureRow.edgeRows..<FeatureRow.edgeRows + range.count
        guard unsafe rows.withUnsafeBufferPointer({ rows in tokens.contains { unsafe Self.isAnchor(rows, $0) } }) else {
            return PreparedSentence(start: range.lowerBound)
        }
        unsafe rows.withUnsafeMutableBufferPointer { unsafe Self.measureDistances($0, tokens) }
        findRuns(tokens)
        findCues(tokens)
        findCandidates(tokens)
        match(candidates)
        return PreparedSentence(
            start: range.lowerBound, isMostlyCapitals: isMostlyCapitals(tokens), rows: rows, runs: runs,
            candidateRows: candidates)
    }

    /// Copies what the columns and the classes say of the tokens into the rows, with the edges of the sentence around
    /// them. Behind these may stand rows of a longer sentence.
    private mutating func fill(_ range: Range<Int>, of columns: RecasedColumns) {
        let edge = FeatureRow.edgeRows
        let missing = 2 * edge + range.count - rows.count
        if missing > 0 { rows.append(contentsOf: repeatElement(.before, count: missing)) }
        for index in 0..<edge { rows[edge + range.count + index] = .behind }
        let clusters = clusters
        columns.withPointers { columns in
            unsafe rows.withUnsafeMutableBufferPointer { rows in
                for position in 0..<range.count {
                    let (index, source) = (edge + position, range.lowerBound + position)
                    let marks = unsafe columns.marks[source]
                    let key = unsafe columns.keys[source]
                    let word = key ^ (marks.isCapital ? 1 : 0)
                    let place = unsafe columns.wordPlaces[source]
                    var row = unsafe FeatureRow(
                        key: key, word: word, form: columns.forms[source], marks: marks,
                        wordKey: columns.wordKeys[source], wordPlace: place)
                    row.affix = unsafe columns.affixes[source]
                    row.classes = clusters[word]?.bits ?? 0
                    // Words of more tokens begin at their first and end behind their last.
                    let goesOn = position > 0 && place.rawValue > WordPlace.first.rawValue
                    row.wordStart = unsafe goesOn ? rows[index - 1].wordStart : Int32(index)
                    row.wordEnd = Int32(index) + 1
                    unsafe rows[index] = row
                }
                for index in (edge..<max(edge, edge + range.count - 1)).reversed() {
                    let place = unsafe rows[index].wordPlace
                    if place == .first || place == .inside {
                        unsafe rows[index].wordEnd = unsafe rows[index + 1].wordEnd
                    }
                }
            }
        }
    }

    private func isMostlyCapitals(_ tokens: Range<Int>) -> Bool {
        var letters = 0
        var upper = 0
        for index in tokens {
            if rows[index].form.isLetters { letters += 1 }
            if rows[index].form == .upper { upper += 1 }
        }
        return letters >= 3 && upper * 2 > letters
    }

    /// Whether names are looked for around a token: it is capital, or the number of a numbered name.
    @inline(__always)
    private static func isAnchor(_ rows: UnsafeBufferPointer<FeatureRow>, _ index: Int) -> Bool {
        unsafe rows[index].marks.isCapital
            || rows[index - 1].classes & takesNumber != 0 && rows[index].form.isNumberLike
    }

    private static func measureDistances(_ rows: UnsafeMutableBufferPointer<FeatureRow>, _ tokens: Range<Int>) {
        var last = -100
        for index in tokens {
            if unsafe isAnchor(UnsafeBufferPointer(rows), index) { last = index }
            unsafe rows[index].previousAnchor = UInt8(min(15, index - last))
        }
        var next = Int.max / 2
        for index in tokens.reversed() {
            if unsafe rows[index].previousAnchor == 0 { next = index }
            unsafe rows[index].nextAnchor = UInt8(min(15, next - index))
        }
    }

    private mutating func findCandidates(_ tokens: Range<Int>) {
        candidates.removeAll(keepingCapacity: true)
        var start = -1
        for index in tokens {
            let row = rows[index]
            let isNear = row.nextAnchor <= Self.reachBefore || row.previousAnchor <= Self.reachAfter
            let isActive =
                (isNear || start >= 0 && row.previousAnchor <= Self.reachTail)
                && (row.nextAnchor == 0 || row.classes & Self.partOfName != 0 || row.chain != 0
                    || row.isInNamedQuotation
                    || row.form.hasDigits && (row.nextAnchor <= 1 || row.previousAnchor <= 2 || start >= 0))
            if isActive {
                if start < 0 { start = index }
            } else if start >= 0 {
                candidates.append(start..<index)
                start = -1
            }
        }
        if start >= 0 { candidates.append(start..<tokens.upperBound) }
    }
}
