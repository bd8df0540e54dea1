import VietCore

/// Columns as the model of names reads them: text whose capitals tell little has got them back.
///
/// In text without capitals and in sentences all in capitals, names that are written with a capital more often than not
/// are taken for capitalized, everything else for lower-case. In other text a name that is hardly ever written without a
/// capital counts as a capital run although it is none; its form stays lower-case.
package struct RecasedColumns: Sendable {
    /// The columns that these were made from: all that case does not change.
    package let base: TokenColumns
    package private(set) var forms: [TokenForm]
    package private(set) var marks: [TokenMarks]

    package var count: Int { base.count }
    package var keys: [UInt32] { base.keys }
    package var sentences: [Range<Int>] { base.sentences }

    /// Recases by the names of a model; an empty table leaves everything as it is.
    ///
    /// - Complexity: O(n) for n tokens.
    package init(_ columns: TokenColumns, names: NameTable) {
        base = columns
        forms = columns.forms
        marks = columns.marks
        if names.isEmpty { return }
        let isCaseless = Self.isCaseless(columns)
        for sentence in columns.sentences {
            let hasUninformativeCase = isCaseless || isAllCaps(sentence)
            if hasUninformativeCase { lowerCase(sentence) }
            capitalizeNames(in: sentence, names, hasUninformativeCase: hasUninformativeCase)
        }
    }

    /// Whether a text has next to no capitals.
    private static func isCaseless(_ columns: TokenColumns) -> Bool {
        var letters = 0
        var capitals = 0
        for index in 0..<columns.count where columns.forms[index].isLetters {
            letters += 1
            if columns.marks[index].isCapital { capitals += 1 }
        }
        return letters > 0 && capitals * 200 < letters
    }

    private func isAllCaps(_ sentence: Range<Int>) -> Bool {
        var upper = 0
        var all = 0
        for index in sentence where forms[index].isLetters {
            all += 1
            if forms[index] == .upper { upper += 1 }
        }
        return all >= 4 && upper * 4 >= all * 3
    }

    private mutating func lowerCase(_ sentence: Range<Int>) {
        for index in sentence {
            marks[index].insert(.recased)
            if !forms[index].isLetters { continue }
            forms[index] = .lower
            marks[index].remove(.capital)
        }
    }

    private mutating func capitalizeNames(
        in sentence: Range<Int>, _ names: NameTable, hasUninformativeCase: Bool
    ) {
        var start = sentence.lowerBound
        while start < sentence.upperBound {
            if forms[start] != .lower || marks[start].isCapital {
                start += 1
                continue
            }
            let end = lowerCaseName(
                at: start, before: sentence.upperBound, names, hasUninformativeCase: hasUninformativeCase)
            for index in start..<end where forms[index] == .lower {
                if hasUninformativeCase { forms[index] = .capitalized }
                marks[index].insert(.capital)
            }
            start = max(end, start + 1)
        }
    }

    /// The end of the longest known name that is written without capitals at `start`; `start` for none.
    private func lowerCaseName(
        at start: Int, before limit: Int, _ names: NameTable, hasUninformativeCase: Bool
    ) -> Int {
        var key: UInt32 = 0
        var end = start
        var position = start
        while position < limit, !marks[position].isCapital {
            key = NameTable.extend(key, base.keys[position])
            guard let payload = names[key] else { break }
            position += 1
            guard payload.isEntry, payload.none < 6, forms[position - 1].isLetters else { continue }
            let least: UInt32 = hasUninformativeCase ? 1 : position - start > 1 ? 2 : 3
            let isCounted = payload.logCount >= 2 || payload.lists & 7 != 0
            if isCounted && payload.capitals >= least { end = position }
        }
        return end
    }
}
