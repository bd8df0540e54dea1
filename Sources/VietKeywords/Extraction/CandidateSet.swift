import VietCore

/// The words, names and phrases of an article that may become keywords, with every place where they stand.
struct CandidateSet: ~Copyable {
    struct Sources: OptionSet {
        let rawValue: UInt8
        /// A run of capitalised words, a part of one at its start or end, or a name found by the tagger.
        static let name = Sources(rawValue: 1)
        static let quoted = Sources(rawValue: 2)
        static let phrase = Sources(rawValue: 4)
        /// A phrase with a linking word inside, or of a name and common words behind it (`Lào bàn chuyện`): worth weighing
        /// only where it is repeated.
        static let loose = Sources(rawValue: 8)
    }

    struct Occurrence: BitwiseCopyable {
        var candidate: UInt32
        var first: UInt32
        var end: UInt32
        /// 1 where the span is exactly a name, 2 where it is exactly a quotation; above them the type of the name.
        var exact: UInt8

        var isName: Bool { exact & 1 != 0 }
        var isQuotation: Bool { exact & 2 != 0 }
        /// The index of the type in ``EntityType/names``, -1 where it is not known.
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
    /// Hash table of the candidates: 32 bits of the hash above, the number plus one below, 0 where free.
    private var slots = ScratchBuffer<UInt64>(capacity: 1024)
    private var repeats = RepeatFilter()
    /// Off in tests alone: the candidates must be the same.
    private let usesFilter: Bool
    /// The candidate of each word alone, below the number of the document in which it was noted.
    private var singles = ScratchBuffer<UInt64>(capacity: 256)
    private var document: UInt32 = 0
    /// For every word the end of the name and of the quotation that start there, 0 for none, and its run of capitals.
    private var nameEnds: [UInt32] = []
    private var nameTypes: [UInt8] = []
    private var quoteEnds: [UInt32] = []
    private var runs: [UInt32] = []
    private var runStarts: [UInt32] = []
    private var runEnds: [UInt32] = []

    init(usesFilter: Bool = true) { self.usesFilter = usesFilter }

    /// Finds the candidates of an article.
    ///
    /// - Complexity: O(words); every word starts at most 7 spans.
    mutating func load(_ article: borrowing Article, names: [NameSpan], phraseLength: Int) {
        candidates.removeAll()
        found.removeAll()
        let count = article.words.count
        found.reserve(count)
        slots.removeAll()
        slots.pad(to: 1024, with: 0)
        document &+= 1
        if document == 0 { singles.removeAll() }
        singles.pad(to: article.keys.count, with: 0)
        markRuns(article, names: names)
        // Most spans of several words stand in the text once and are no candidates. They are told from the others by
        // one bit each before anything else is done about them.
        repeats.reset(for: count)
        for first in 0..<count { spans(from: first, article, isNoting: true) }
        for first in 0..<count { spans(from: first, article, isNoting: false) }
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
        for quote in article.quotes where !quote.isEmpty && quote.upperBound <= count {
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

    /// Notes or adds the spans that start at a word.
    private mutating func spans(from first: Int, _ article: borrowing Article, isNoting: Bool) {
        let words = article.words.elements
        let keys = article.syllables.elements
        let head = words[first]
        let quoteEnd = Int(quoteEnds[first])
        if quoteEnd > 0, !(quoteEnd == first + 1 && head.has(.stop)) {
            take(first, quoteEnd, .quoted, SpanHash(keys, words[first..<quoteEnd]), article, isNoting)
        }
        let nameEnd = Int(nameEnds[first])
        if nameEnd > first + CandidateSet.longestSpan, nameEnd != quoteEnd {
            take(first, nameEnd, .name, SpanHash(keys, words[first..<nameEnd]), article, isNoting)
        }
        guard !head.has(.stop), !head.has(.digits) else { return }
        let run = Int(runs[first])
        let startsInsideRun = run > 0 && first > Int(runStarts[run])
        var links = 0
        var isPhrase = !startsInsideRun
        var syllables = 0
        var end = first
        var hash = SpanHash()
        while end < words.count, end - first < CandidateSet.longestSpan {
            let word = words[end]
            if end > first, word.has(.breakBefore) { return }
            syllables += word.syllables
            hash.add(keys, word)
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
            if isPhrase, !endsInsideRun {
                sources.insert(.phrase)
                let trailsName = nameTypes[first] > 0 && end > nameEnd && !word.has(.capital) && !word.has(.digits)
                if links > 0 || trailsName { sources.insert(.loose) }
            }
            if !sources.isEmpty, end != quoteEnd { take(first, end, sources, hash, article, isNoting) }
        }
    }

    @inline(__always)
    private mutating func take(
        _ first: Int, _ end: Int, _ sources: Sources, _ hash: SpanHash, _ article: borrowing Article, _ isNoting: Bool
    ) {
        if isNoting {
            // A word of several syllables may stand elsewhere as several words.
            if end - first > 1 || article.words[first].syllables > 1 { repeats.note(hash) }
        } else if end - first == 1 {
            addWord(first, sources, hash, article)
        } else if !sources.isDisjoint(with: [.name, .quoted]) || article.words[first].has(.title)
            || !usesFilter || repeats.isRepeated(hash)
        {
            _ = add(first, end, sources, hash, article)
        }
    }

    /// Adds a word alone, whose candidate is known by its key after the first time.
    private mutating func addWord(_ first: Int, _ sources: Sources, _ hash: SpanHash, _ article: borrowing Article) {
        let key = Int(article.words[first].key)
        let noted = singles[key]
        if noted >> 32 == UInt64(document) {
            note(Int(UInt32(truncatingIfNeeded: noted)), first, first + 1, sources, article)
        } else {
            singles[key] = UInt64(document) << 32 | UInt64(add(first, first + 1, sources, hash, article))
        }
    }

    /// Adds a span to the candidate of the same syllables, which may be new; its number.
    private mutating func add(
        _ first: Int, _ end: Int, _ sources: Sources, _ hash: SpanHash, _ article: borrowing Article
    ) -> Int {
        let words = article.words.elements
        let start = Int(words[first].firstSyllable)
        let length = Int(words[end - 1].endSyllable) - start
        let keys = article.syllables.elements
        if candidates.count * 2 >= slots.count { growSlots() }
        let mask = slots.count - 1
        var slot = Int(hash.tag) & mask
        while slots[slot] != 0 {
            if UInt32(truncatingIfNeeded: slots[slot] >> 32) == hash.tag {
                let number = Int(UInt32(truncatingIfNeeded: slots[slot])) - 1
                let known = candidates[number]
                let other = Int(words[Int(known.first)].firstSyllable)
                if Int(words[Int(known.end) - 1].endSyllable) - other == length,
                    (0..<length).allSatisfy({ keys[start + $0] == keys[other + $0] })
                {
                    note(number, first, end, sources, article)
                    return number
                }
            }
            slot = (slot + 1) & mask
        }
        let number = candidates.count
        slots[slot] = UInt64(hash.tag) << 32 | UInt64(number + 1)
        candidates.append(
            Candidate(first: UInt32(first), end: UInt32(end), sources: 0, inTitle: false, count: 0, start: 0))
        note(number, first, end, sources, article)
        return number
    }

    /// Takes in an occurrence of a candidate.
    @inline(__always)
    private mutating func note(
        _ number: Int, _ first: Int, _ end: Int, _ sources: Sources, _ article: borrowing Article
    ) {
        candidates[number].count += 1
        candidates[number].sources |= sources.rawValue
        if article.words[first].has(.title) { candidates[number].inTitle = true }
        var exact: UInt8 = Int(quoteEnds[first]) == end ? 2 : 0
        if Int(nameEnds[first]) == end { exact |= 1 | nameTypes[first] << 2 }
        found.append(Occurrence(candidate: UInt32(number), first: UInt32(first), end: UInt32(end), exact: exact))
    }

    private mutating func growSlots() {
        var old: [UInt64] = []
        for slot in slots.elements where slot != 0 { old.append(slot) }
        let size = slots.count * 4
        slots.removeAll()
        slots.pad(to: size, with: 0)
        for entry in old {
            var slot = Int(entry >> 32) & (size - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
            slots[slot] = entry
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
                || (length <= phraseLength && (candidate.count > 1 || (candidate.inTitle && !candidate.has(.loose))))
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
