import VietCore

/// The words, names and phrases of an article that may become keywords, with every place where they stand.
struct CandidateSet: ~Copyable {
    struct Sources: OptionSet {
        let rawValue: UInt8
        /// A run of capitalised words, a part of one at its start or end, or a name found by the tagger.
        static let name = Sources(rawValue: 1)
        static let quoted = Sources(rawValue: 2)
        static let phrase = Sources(rawValue: 4)
        /// A phrase with a linking word inside: worth weighing only where it is repeated.
        static let linked = Sources(rawValue: 8)
    }

    struct Occurrence: BitwiseCopyable {
        var candidate: UInt32
        var first: UInt32
        var end: UInt32
        /// 1 where the span is exactly a name, 2 where it is exactly a quotation; above them the type of the name.
        var exact: UInt8

        var isName: Bool { exact & 1 != 0 }
        var isQuotation: Bool { exact & 2 != 0 }
        /// The index of the type in ``NameSpan/types``, -1 where it is not known.
        var type: Int { Int(exact >> 2) - 1 }

        var words: Range<Int> { Int(first)..<Int(end) }
    }

    struct Candidate: BitwiseCopyable {
        var first: UInt32
        var end: UInt32
        var sources: UInt8
        var inTitle: Bool
        var count: UInt32
        /// Where the occurrences start in ``occurrences``, once sorted.
        var start: UInt32

        var words: Range<Int> { Int(first)..<Int(end) }
        func has(_ source: Sources) -> Bool { sources & source.rawValue != 0 }
    }

    /// The longest name or quotation in syllables, and the longest span at all in words.
    private static let longestName = 8
    private static let longestSpan = 7

    private(set) var candidates = ScratchBuffer<Candidate>(capacity: 512)
    private(set) var occurrences = ScratchBuffer<Occurrence>(capacity: 1024)
    private var found = ScratchBuffer<Occurrence>(capacity: 1024)
    private var slots: [UInt32] = []
    /// For every word the end of the name and of the quotation that start there, 0 for none, and its run of capitals.
    private var nameEnds: [UInt32] = []
    private var nameTypes: [UInt8] = []
    private var quoteEnds: [UInt32] = []
    private var runs: [UInt32] = []
    private var runStarts: [UInt32] = []
    private var runEnds: [UInt32] = []

    /// Finds the candidates of an article.
    ///
    /// - Complexity: O(words); every word starts at most 7 spans.
    mutating func load(_ article: borrowing Article, names: [NameSpan], phraseLength: Int) {
        candidates.removeAll()
        found.removeAll()
        let count = article.words.count
        slots = [UInt32](repeating: 0, count: 1024)
        markRuns(article, names: names)
        for first in 0..<count { spans(from: first, article, phraseLength) }
        collect(article, phraseLength)
    }

    /// Marks the runs of capitalised words, and which spans are exactly a name.
    private mutating func markRuns(_ article: borrowing Article, names: [NameSpan]) {
        let count = article.words.count
        nameEnds = [UInt32](repeating: 0, count: count)
        nameTypes = [UInt8](repeating: 0, count: count)
        quoteEnds = nameEnds
        runs = nameEnds
        runStarts = [0]
        runEnds = [0]
        for quote in article.quotes where quote.upperBound <= count {
            quoteEnds[quote.lowerBound] = UInt32(quote.upperBound)
        }
        var taken = [Bool](repeating: false, count: count)
        for name in names where !name.words.isEmpty && name.words.upperBound <= count {
            nameEnds[name.words.lowerBound] = UInt32(name.words.upperBound)
            nameTypes[name.words.lowerBound] = UInt8(name.type + 1)
            for word in name.words { taken[word] = true }
        }
        var index = 0
        while index < count {
            guard article.words[index].has(.capital) else {
                index += 1
                continue
            }
            var end = index + 1
            while end < count, !article.words[end].has(.breakBefore),
                article.words[end].has(.capital) || article.words[end].has(.digits)
            { end += 1 }
            var start = index
            while start < end, article.words[start].has(.stop) { start += 1 }
            for word in start..<end { runs[word] = UInt32(runStarts.count) }
            runStarts.append(UInt32(start))
            runEnds.append(UInt32(end))
            if start < end, !(start..<end).contains(where: { taken[$0] }) { nameEnds[start] = UInt32(end) }
            index = end
        }
    }

    /// Adds the spans that start at a word.
    private mutating func spans(from first: Int, _ article: borrowing Article, _ phraseLength: Int) {
        let words = article.words.elements
        let head = words[first]
        let quoteEnd = Int(quoteEnds[first])
        if quoteEnd > 0, !(quoteEnd == first + 1 && head.has(.stop)) {
            add(first, quoteEnd, .quoted, article)
        }
        let nameEnd = Int(nameEnds[first])
        if nameEnd > first + CandidateSet.longestSpan, nameEnd != quoteEnd { add(first, nameEnd, .name, article) }
        guard !head.has(.stop), !head.has(.digits) else { return }
        let run = Int(runs[first])
        let startsInsideRun = run > 0 && first > Int(runStarts[run])
        var links = 0
        var isPhrase = !startsInsideRun
        var syllables = 0
        var end = first
        while end < words.count, end - first < CandidateSet.longestSpan {
            let word = words[end]
            if end > first, word.has(.breakBefore) { return }
            syllables += word.syllables
            end += 1
            if word.has(.stop) {
                if end - 1 > first {
                    links += 1
                    if links > 1 || !word.has(.linker) { isPhrase = false }
                }
                if !isPhrase, nameEnd < end { return }
                continue
            }
            var sources: Sources = []
            if nameEnd == end { sources.insert(.name) }
            if run > 0, end <= Int(runEnds[run]), syllables <= CandidateSet.longestName,
                first == Int(runStarts[run]) || end == Int(runEnds[run]) || end == first + 1
            {
                sources.insert(.name)
            }
            let endsInsideRun = runs[end - 1] > 0 && end < words.count && runs[end] == runs[end - 1]
            if isPhrase, !endsInsideRun { sources.formUnion(links > 0 ? [.phrase, .linked] : .phrase) }
            if !sources.isEmpty, end != quoteEnd { add(first, end, sources, article) }
        }
    }

    /// Adds a span to the candidate of the same syllables, which may be new.
    private mutating func add(_ first: Int, _ end: Int, _ sources: Sources, _ article: borrowing Article) {
        var exact: UInt8 = Int(quoteEnds[first]) == end ? 2 : 0
        if Int(nameEnds[first]) == end { exact |= 1 | nameTypes[first] << 2 }
        let words = article.words.elements
        let start = Int(words[first].firstSyllable)
        let length = Int(words[end - 1].endSyllable) - start
        let keys = article.syllables.elements
        if candidates.count * 2 >= slots.count { growSlots(article) }
        let hash = CandidateSet.hash(keys, start..<(start + length))
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] != 0 {
            let number = Int(slots[slot]) - 1
            let known = candidates[number]
            let other = Int(words[Int(known.first)].firstSyllable)
            if Int(words[Int(known.end) - 1].endSyllable) - other == length,
                (0..<length).allSatisfy({ keys[start + $0] == keys[other + $0] })
            {
                candidates[number].count += 1
                candidates[number].sources |= sources.rawValue
                if words[first].has(.title) { candidates[number].inTitle = true }
                found.append(
                    Occurrence(candidate: UInt32(number), first: UInt32(first), end: UInt32(end), exact: exact))
                return
            }
            slot = (slot + 1) & (slots.count - 1)
        }
        slots[slot] = UInt32(candidates.count + 1)
        found.append(
            Occurrence(candidate: UInt32(candidates.count), first: UInt32(first), end: UInt32(end), exact: exact))
        candidates.append(
            Candidate(
                first: UInt32(first), end: UInt32(end), sources: sources.rawValue, inTitle: words[first].has(.title),
                count: 1, start: 0))
    }

    private static func hash(_ keys: UnsafeBufferPointer<UInt32>, _ range: Range<Int>) -> UInt64 {
        var hash: UInt64 = 0x9E37_79B9_7F4A_7C15
        for index in range {
            hash = (hash ^ UInt64(keys[index])) &* 0xFF51_AFD7_ED55_8CCD
            hash ^= hash >> 32
        }
        return hash
    }

    private mutating func growSlots(_ article: borrowing Article) {
        slots = [UInt32](repeating: 0, count: slots.count * 4)
        let words = article.words.elements
        for (number, candidate) in candidates.elements.enumerated() {
            let range = Int(words[Int(candidate.first)].firstSyllable)..<Int(words[Int(candidate.end) - 1].endSyllable)
            let hash = CandidateSet.hash(article.syllables.elements, range)
            var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = UInt32(number + 1)
        }
    }

    /// Keeps the candidates worth weighing and sorts their occurrences together, in order of the text.
    private mutating func collect(_ article: borrowing Article, _ phraseLength: Int) {
        var numbers = [UInt32](repeating: .max, count: candidates.count)
        var kept = 0
        var total: UInt32 = 0
        for index in 0..<candidates.count {
            var candidate = candidates[index]
            let length = candidate.words.count
            let isWanted =
                candidate.has(.name) || candidate.has(.quoted) || length == 1
                || (length <= phraseLength && (candidate.count > 1 || (candidate.inTitle && !candidate.has(.linked))))
                || (candidate.count > 1 && candidate.inTitle)
            guard isWanted else { continue }
            numbers[index] = UInt32(kept)
            candidate.start = total
            total += candidate.count
            candidates[kept] = candidate
            kept += 1
        }
        candidates.truncate(to: kept)
        occurrences.removeAll()
        occurrences.pad(to: Int(total), with: Occurrence(candidate: 0, first: 0, end: 0, exact: 0))
        var next = (0..<kept).map { candidates[$0].start }
        for occurrence in found.elements {
            let number = numbers[Int(occurrence.candidate)]
            guard number != .max else { continue }
            var placed = occurrence
            placed.candidate = number
            occurrences[Int(next[Int(number)])] = placed
            next[Int(number)] += 1
        }
    }

    func occurrences(of candidate: Int) -> UnsafeBufferPointer<Occurrence> {
        let start = Int(candidates[candidate].start)
        return UnsafeBufferPointer(rebasing: occurrences.elements[start..<(start + Int(candidates[candidate].count))])
    }
}
