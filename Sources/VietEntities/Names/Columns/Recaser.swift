/// Gives the names of a sentence the capitals that they would have elsewhere, see ``RecasedColumns``. Lives as long as the
/// pointers to its columns.
@safe struct Recaser {
    let names: NameTable
    let keys: UnsafeBufferPointer<UInt32>
    let places: UnsafeBufferPointer<WordPlace>
    let forms: UnsafeMutableBufferPointer<TokenForm>
    let marks: UnsafeMutableBufferPointer<TokenMarks>

    /// Changes the forms and marks of a sentence.
    ///
    /// - Complexity: O(n · l) for n tokens and a longest entry of l.
    func recase(_ sentence: Range<Int>, isCaseless: Bool) {
        let hasUninformativeCase = isCaseless || isHeadline(sentence)
        if hasUninformativeCase { lowerCase(sentence) }
        capitalizeNames(in: sentence, hasUninformativeCase: hasUninformativeCase)
    }

    /// Whether a sentence is written all in capitals, or as a headline with a capital for each word: words of grammar have one
    /// there, which they have in no list of names.
    private func isHeadline(_ sentence: Range<Int>) -> Bool {
        var upper = 0
        var lower = 0
        var all = 0
        for index in sentence where unsafe forms[index].isLetters {
            all += 1
            if unsafe forms[index] == .upper { upper += 1 } else if unsafe forms[index] == .lower { lower += 1 }
        }
        if all >= 4, upper * 4 >= all * 3 { return true }
        guard all >= 5, lower * 8 <= all else { return false }
        return sentence.count { unsafe forms[$0] == .capitalized && GrammarWords.shared.contains(keys[$0]) } >= 2
    }

    private func lowerCase(_ sentence: Range<Int>) {
        for index in sentence {
            unsafe marks[index].insert(.recased)
            if unsafe !forms[index].isLetters { continue }
            unsafe forms[index] = .lower
            unsafe marks[index].remove(.capital)
        }
    }

    private func capitalizeNames(in sentence: Range<Int>, hasUninformativeCase: Bool) {
        var start = sentence.lowerBound
        while start < sentence.upperBound {
            if unsafe forms[start] != .lower || marks[start].isCapital {
                start += 1
                continue
            }
            var end = start
            if !hasUninformativeCase {
                end = lowerCaseName(at: start, before: sentence.upperBound, hasUninformativeCase: false)
            } else if unsafe places[start].startsWord {
                // No name begins or ends inside a word.
                end = lowerCaseName(at: start, before: sentence.upperBound, hasUninformativeCase: true)
                end = max(end, personName(at: start, before: sentence.upperBound))
            }
            for index in start..<end where unsafe forms[index] == .lower {
                if hasUninformativeCase { unsafe forms[index] = .capitalized }
                unsafe marks[index].insert(.capital)
            }
            start = max(end, start + 1)
        }
    }

    private func endsWord(_ position: Int) -> Bool {
        unsafe places[position].endsWord
    }

    /// The end of a family name that is hardly ever another word, with one to three other parts of names behind it.
    private func personName(at start: Int, before limit: Int) -> Int {
        func payload(_ position: Int) -> NameTable.Payload {
            unsafe names[NameTable.extend(0, keys[position])] ?? NameTable.Payload(bits: 0)
        }
        let family = payload(start)
        guard family.lists & KnownList.familyName.bit != 0, family.capitals >= 2 else { return start }
        var end = start + 1
        while end < min(limit, start + 4), unsafe forms[end] == .lower, payload(end).lists & KnownList.personParts != 0
        {
            end += 1
        }
        while end > start + 1, !endsWord(end - 1) { end -= 1 }
        return end > start + 1 ? end : start
    }

    /// The end of the longest known name that is written without capitals at `start`; `start` for none.
    private func lowerCaseName(at start: Int, before limit: Int, hasUninformativeCase: Bool) -> Int {
        var key: UInt32 = 0
        var end = start
        var position = start
        while position < limit, unsafe !marks[position].isCapital {
            key = unsafe NameTable.extend(key, keys[position])
            guard let payload = names[key] else { break }
            position += 1
            guard payload.isEntry, !payload.isMostlyNone, unsafe forms[position - 1].isLetters,
                !hasUninformativeCase || endsWord(position - 1)
            else { continue }
            let least: UInt32 = hasUninformativeCase ? 1 : position - start > 1 ? 2 : 3
            let isCounted = payload.countStep >= 2 || payload.lists & ~KnownList.personParts != 0
            if isCounted && payload.capitals >= least { end = position }
        }
        return end
    }
}
