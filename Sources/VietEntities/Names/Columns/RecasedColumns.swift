import VietCore

/// Columns as the model of names reads them: text whose capitals tell little has got them back.
///
/// In text without capitals and in sentences all in capitals, names that are written with a capital more often than not
/// are taken for capitalized, everything else for lower-case. In other text a name that is hardly ever written without a
/// capital counts as a capital run although it is none; its form stays lower-case.
package struct RecasedColumns: Sendable {
    /// The columns that these were made from: all that case does not change.
    package private(set) var base = TokenColumns()
    package private(set) var forms: [TokenForm] = []
    package private(set) var marks: [TokenMarks] = []
    private let names: NameTable
    private var isCaseless: Bool

    package var count: Int { base.count }
    package var keys: [UInt32] { base.keys }
    package var sentences: [Range<Int>] { base.sentences }

    /// Columns without a token, for texts that are recased by the names of a model; an empty table leaves all as it is.
    init(names: NameTable, isCaseless: Bool) {
        self.names = names
        self.isCaseless = isCaseless
    }

    /// The columns of `documents`, one after the other.
    ///
    /// - Complexity: O(n) for texts of n bytes together.
    package init(_ documents: [Document], names: NameTable) {
        self.init(names: names, isCaseless: CaseCount(documents).isCaseless)
        for document in documents { document.withView { $0.forEachBlock { append($0) } } }
    }

    /// Begins a new text in the memory of the last one.
    mutating func begin(isCaseless: Bool) {
        removeFirst(count)
        self.isCaseless = isCaseless
    }

    /// Appends a block.
    mutating func append(_ block: TextBlock) {
        let (start, first) = (count, sentences.count)
        base.append(block)
        forms.append(contentsOf: base.forms[start...])
        marks.append(contentsOf: base.marks[start...])
        if names.isEmpty { return }
        for sentence in base.sentences[first...] {
            let hasUninformativeCase = isCaseless || isAllCaps(sentence)
            if hasUninformativeCase { lowerCase(sentence) }
            capitalizeNames(in: sentence, hasUninformativeCase: hasUninformativeCase)
        }
    }

    /// Forgets the first tokens; what is left moves to their places.
    mutating func removeFirst(_ count: Int) {
        base.removeFirst(count)
        forms.removeFirst(count)
        marks.removeFirst(count)
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

    private mutating func capitalizeNames(in sentence: Range<Int>, hasUninformativeCase: Bool) {
        var start = sentence.lowerBound
        while start < sentence.upperBound {
            if forms[start] != .lower || marks[start].isCapital {
                start += 1
                continue
            }
            var end = start
            if !hasUninformativeCase {
                end = lowerCaseName(at: start, before: sentence.upperBound, hasUninformativeCase: false)
            } else if base.wordPlaces[start] == .alone || base.wordPlaces[start] == .first {
                // No name begins or ends inside a word.
                end = lowerCaseName(at: start, before: sentence.upperBound, hasUninformativeCase: true)
                end = max(end, personName(at: start, before: sentence.upperBound))
            }
            for index in start..<end where forms[index] == .lower {
                if hasUninformativeCase { forms[index] = .capitalized }
                marks[index].insert(.capital)
            }
            start = max(end, start + 1)
        }
    }

    private func endsWord(_ position: Int) -> Bool {
        base.wordPlaces[position] == .alone || base.wordPlaces[position] == .last
    }

    /// The end of a family name that is hardly ever another word, with one to three other parts of names behind it.
    private func personName(at start: Int, before limit: Int) -> Int {
        func payload(_ position: Int) -> NameTable.Payload {
            names[NameTable.extend(0, base.keys[position])] ?? NameTable.Payload(bits: 0)
        }
        let family = payload(start)
        guard family.lists & Self.familyNames != 0, family.capitals >= 2 else { return start }
        var end = start + 1
        while end < min(limit, start + 4), forms[end] == .lower, payload(end).lists & Self.nameParts != 0 { end += 1 }
        while end > start + 1, !endsWord(end - 1) { end -= 1 }
        return end > start + 1 ? end : start
    }

    private static let familyNames: UInt32 = 1 << 3
    /// The lists of parts of persons' names, which alone make no name.
    private static let nameParts: UInt32 = 3 << 3

    /// The end of the longest known name that is written without capitals at `start`; `start` for none.
    private func lowerCaseName(at start: Int, before limit: Int, hasUninformativeCase: Bool) -> Int {
        var key: UInt32 = 0
        var end = start
        var position = start
        while position < limit, !marks[position].isCapital {
            key = NameTable.extend(key, base.keys[position])
            guard let payload = names[key] else { break }
            position += 1
            guard payload.isEntry, !payload.isMostlyNone, forms[position - 1].isLetters,
                !hasUninformativeCase || endsWord(position - 1)
            else { continue }
            let least: UInt32 = hasUninformativeCase ? 1 : position - start > 1 ? 2 : 3
            let isCounted = payload.countStep >= 2 || payload.lists & ~Self.nameParts != 0
            if isCounted && payload.capitals >= least { end = position }
        }
        return end
    }
}
