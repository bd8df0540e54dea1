import VietCore

/// The words, names and phrases of an article that may become keywords, with every place where they stand.
struct CandidateSet: ~Copyable {
    /// The longest name or quotation in syllables, and the longest span at all in words.
    private static let longestName = 8
    private static let longestSpan = 7

    private(set) var candidates = GrowingBuffer<Candidate>(capacity: 512)
    private(set) var occurrences = GrowingBuffer<Occurrence>(capacity: 1024)
    private var found = GrowingBuffer<Occurrence>(capacity: 1024)
    /// The numbers of the candidates by the hashes of their syllables.
    private var numbers = KeyNumbers()
    private var repeats = RepeatFilter()
    /// Off in tests alone: the candidates must be the same.
    private let usesFilter: Bool
    /// The candidate of each word alone, below the number of the document in which it was noted.
    private var singles = GrowingBuffer<UInt64>(capacity: 256)
    private var document: UInt32 = 0
    private(set) var marks = WordMarks()
    /// The sources of the spans that start at each word and are no quotation, three bits for every length from 1.
    private var plans = GrowingBuffer<UInt32>(capacity: 256)
    private let emptyHash = SpanHash()

    init(usesFilter: Bool = true) { self.usesFilter = usesFilter }

    /// Finds the candidates of an article.
    ///
    /// - Complexity: O(words); every word starts at most 7 spans.
    mutating func load(_ article: borrowing Article, names: [Entity], phraseLength: Int) {
        candidates.removeAll()
        found.removeAll()
        let count = article.words.count
        found.reserve(count)
        // Not one for all documents: to clear what a long one leaves would cost every short one after it.
        numbers = KeyNumbers(capacity: 512)
        document &+= 1
        if document == 0 { singles.removeAll() }
        singles.pad(to: article.keys.count, with: 0)
        marks.load(article, names: names)
        // Most spans of several words stand in the text once and are no candidates. They are told from the others by
        // one bit each before anything else is done about them.
        repeats.reset(for: count)
        plans.removeAll()
        plans.reserve(count)
        for first in 0..<count { plans.append(plan(from: first, article)) }
        for first in 0..<count { addSpans(from: first, article) }
        collect(article, phraseLength)
    }

    /// Whether a quotation that may be a candidate starts at a word.
    @inline(__always)
    private func isQuotation(_ first: Int, _ end: Int, _ head: Article.Item) -> Bool {
        end > 0 && !(end == first + 1 && head.has(.stop))
    }

    /// Whether the name that starts at a word is longer than any span that is planned.
    @inline(__always)
    private func isLongName(_ first: Int, _ mark: WordMarks.Mark) -> Bool {
        Int(mark.nameEnd) > first + CandidateSet.longestSpan && mark.nameEnd != mark.quoteEnd
    }

    /// Notes the spans that start at a word, and returns their sources.
    private mutating func plan(from first: Int, _ article: borrowing Article) -> UInt32 {
        let words = unsafe article.words.elements
        let keys = unsafe article.syllables.elements
        let head = unsafe words[first]
        let mark = marks[first]
        let (quoteEnd, nameEnd, runEnd) = (Int(mark.quoteEnd), Int(mark.nameEnd), Int(mark.runEnd))
        if isQuotation(first, quoteEnd, head) { unsafe note(first..<quoteEnd, keys, words) }
        if isLongName(first, mark) { unsafe note(first..<nameEnd, keys, words) }
        guard !head.has(.stop), !head.has(.digits), !head.has(.linker) else { return 0 }
        let startsInsideRun = marks.continuesRun(first)
        var plan: UInt32 = 0
        var links = 0
        var isPhrase = !startsInsideRun
        var syllables = 0
        var end = first
        var hash = emptyHash
        let limit = min(words.count, first + CandidateSet.longestSpan)
        while end < limit {
            let word = unsafe words[end]
            if end > first, word.has(.breakBefore) { break }
            if !isPhrase, end >= nameEnd, end >= runEnd, end > first { break }
            syllables += word.syllables
            unsafe hash.add(keys, word)
            end += 1
            if word.has(.stop) {
                if end - 1 > first {
                    links += 1
                    if links > 1 || !word.has(.linker) { isPhrase = false }
                }
                if !isPhrase, nameEnd < end { break }
                continue
            }
            if word.has(.linker) { continue }
            var sources: Sources = []
            if nameEnd == end { sources.insert(.name) }
            if runEnd > 0, end <= runEnd, syllables <= CandidateSet.longestName,
                !startsInsideRun || end == runEnd || end == first + 1
            {
                sources.insert(.name)
            }
            if isPhrase, !(end < words.count && marks.continuesRun(end)) {
                // Common words behind a name say what it does (`Lào bàn chuyện`): a clause and no phrase.
                let trailsName = mark.nameType > 0 && end > nameEnd && !word.has(.capital) && !word.has(.digits)
                if !trailsName { sources.insert(.phrase) }
                if links > 0 { sources.insert(.loose) }
            }
            if sources.isDisjoint(with: [.name, .phrase]) || end == quoteEnd { continue }
            plan |= UInt32(sources.rawValue) << (UInt32(end - first - 1) * Sources.planned)
            // A word of several syllables may stand elsewhere as several words.
            if end - first > 1 || head.syllables > 1 { repeats.note(hash) }
        }
        return plan
    }

    /// Notes a span of any length.
    private mutating func note(
        _ span: Range<Int>, _ keys: UnsafeBufferPointer<TokenKey>, _ words: UnsafeBufferPointer<Article.Item>
    ) {
        if unsafe span.count > 1 || words[span.lowerBound].syllables > 1 {
            unsafe repeats.note(hash(span, keys, words))
        }
    }

    private func hash(
        _ span: Range<Int>, _ keys: UnsafeBufferPointer<TokenKey>, _ words: UnsafeBufferPointer<Article.Item>
    ) -> SpanHash {
        var hash = emptyHash
        for index in span { unsafe hash.add(keys, words[index]) }
        return hash
    }

    /// Adds the spans that start at a word.
    private mutating func addSpans(from first: Int, _ article: borrowing Article) {
        let words = unsafe article.words.elements
        let keys = unsafe article.syllables.elements
        let mark = marks[first]
        let (quoteEnd, nameEnd) = (Int(mark.quoteEnd), Int(mark.nameEnd))
        if unsafe isQuotation(first, quoteEnd, words[first]) {
            unsafe take(first, quoteEnd, .quoted, hash(first..<quoteEnd, keys, words), article)
        }
        if isLongName(first, mark) { unsafe take(first, nameEnd, .name, hash(first..<nameEnd, keys, words), article) }
        var plan = plans[first]
        var hash = emptyHash
        var end = first
        while plan != 0 {
            unsafe hash.add(keys, words[end])
            end += 1
            let sources = Sources(rawValue: UInt8(truncatingIfNeeded: plan & 7))
            plan >>= Sources.planned
            if !sources.isEmpty { take(first, end, sources, hash, article) }
        }
    }

    @inline(__always)
    private mutating func take(
        _ first: Int, _ end: Int, _ sources: Sources, _ hash: SpanHash, _ article: borrowing Article
    ) {
        if end - first == 1 {
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
        let number = numbers.number(of: hash.value)
        if number == candidates.count {
            candidates.append(
                Candidate(first: UInt32(first), end: UInt32(end), sources: 0, inTitle: false, count: 0, start: 0))
        }
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
        let mark = marks[first]
        var exact: UInt8 = Int(mark.quoteEnd) == end ? 2 : 0
        if Int(mark.nameEnd) == end { exact |= 1 | mark.nameType << 2 }
        found.append(
            Occurrence(
                candidate: UInt32(number), first: UInt32(first), end: UInt32(end), exact: exact,
                setting: marks.setting(of: first..<end)))
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
        occurrences.pad(to: Int(total), with: Occurrence(candidate: 0, first: 0, end: 0, exact: 0, setting: []))
        var next = (0..<kept).map { candidates[$0].start }
        for place in 0..<found.count {
            var placed = found[place]
            let number = numbers[Int(placed.candidate)]
            guard number != .max else { continue }
            placed.candidate = number
            occurrences[Int(next[Int(number)])] = placed
            next[Int(number)] += 1
        }
    }

    /// Whether a phrase begins or ends inside a longer one: it is repeated, and one and the same word always stands before it or
    /// behind it.
    ///
    /// - Complexity: O(k) for k occurrences.
    func isCut(_ candidate: Int, _ article: borrowing Article, phraseLength: Int) -> Bool {
        let words = unsafe article.words.elements
        let found = unsafe occurrences(of: candidate)
        let length = candidates[candidate].words.count
        guard found.count > 1, length > 1, length < phraseLength else { return false }
        let (before, next) = unsafe (Int(found[0].first) - 1, Int(found[0].end))
        let endsInside =
            next < words.count
            && found.indices.allSatisfy { index in
                let end = unsafe Int(found[index].end)
                return unsafe end < words.count && !words[end].has([.breakBefore, .stop])
                    && words[end].key == words[next].key
            }
        if endsInside { return true }
        return before >= 0
            && found.indices.allSatisfy { index in
                let first = unsafe Int(found[index].first)
                return unsafe first > 0 && !words[first].has(.breakBefore) && !words[first - 1].has([.stop, .digits])
                    && words[first - 1].key == words[before].key
            }
    }

    /// Whether a candidate stands in numbers, dates and other expressions alone, as `thứ Hai` does, and is no name.
    ///
    /// - Complexity: O(k) for k occurrences.
    func isExpression(_ candidate: Int) -> Bool {
        let found = unsafe occurrences(of: candidate)
        return found.indices.allSatisfy { index in
            let occurrence = unsafe found[index]
            return occurrence.setting.contains(.expression) && occurrence.type < 0
                && occurrence.words.allSatisfy { marks[$0].isExpression }
        }
    }

    /// Whether a candidate is a piece wherever it stands: it begins inside a name that it leaves or holds two names side by
    /// side, or its last words begin or are an amount of something, and nobody quotes it.
    ///
    /// - Complexity: O(k) for k occurrences.
    func isPiece(_ candidate: Int) -> Bool {
        let found = unsafe occurrences(of: candidate)
        return found.indices.allSatisfy { index in
            let occurrence = unsafe found[index]
            return !occurrence.setting.isDisjoint(with: [.leavesName, .endsInAmount]) && occurrence.type < 0
                && !occurrence.isQuotation
        }
    }

    func occurrences(of candidate: Int) -> UnsafeBufferPointer<Occurrence> {
        let start = Int(candidates[candidate].start)
        return unsafe UnsafeBufferPointer(
            rebasing: occurrences.elements[start..<(start + Int(candidates[candidate].count))])
    }
}
