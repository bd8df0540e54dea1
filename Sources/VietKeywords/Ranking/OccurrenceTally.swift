import VietCore

/// What the occurrences of a candidate have in common.
struct OccurrenceTally: ~Copyable {
    /// Occurrences that are exactly a name, and exactly a quotation.
    private(set) var names = 0
    private(set) var quotes = 0
    /// Occurrences with a capital or a digit in every word, and those of them that do not start a sentence.
    private(set) var capital = 0
    private(set) var innerCapital = 0
    /// Occurrences behind which no content word follows without a mark between.
    private(set) var closed = 0
    /// Occurrences inside a longer name, across the end of one, and in an expression.
    private(set) var insideNames = 0
    private(set) var cutNames = 0
    private(set) var expressions = 0
    /// Sentences with an occurrence.
    private(set) var sentences = 0
    /// The first word of the first occurrence in the title and behind it.
    private(set) var titlePosition: Int?
    private(set) var firstInBody: Int?
    /// The keys of the content words that stand beside the occurrences.
    private var lefts = GrowingBuffer<UInt32>(capacity: 64)
    private var rights = GrowingBuffer<UInt32>(capacity: 64)

    /// Counts the occurrences of one candidate, which come in order of the text.
    ///
    /// - Complexity: O(k) for k occurrences.
    mutating func count(
        _ occurrences: UnsafeBufferPointer<CandidateSet.Occurrence>, _ words: UnsafeBufferPointer<Article.Item>
    ) {
        (names, quotes, capital, innerCapital, closed, sentences) = (0, 0, 0, 0, 0, 0)
        (insideNames, cutNames, expressions) = (0, 0, 0)
        (titlePosition, firstInBody) = (nil, nil)
        lefts.removeAll()
        rights.removeAll()
        var lastSentence = UInt32.max
        for place in occurrences.indices {
            let occurrence = unsafe occurrences[place]
            let (first, end) = (Int(occurrence.first), Int(occurrence.end))
            let head = unsafe words[first]
            if occurrence.isName { names += 1 }
            if occurrence.isQuotation { quotes += 1 }
            if occurrence.setting.rawValue > 0 {
                if occurrence.setting.contains(.insideName) { insideNames += 1 }
                if occurrence.setting.contains(.cutsName) { cutNames += 1 }
                if occurrence.setting.contains(.expression) { expressions += 1 }
            }
            var index = first
            while index < end, unsafe words[index].has([.capital, .digits]) { index += 1 }
            if index == end {
                capital += 1
                if !head.has(.first) { innerCapital += 1 }
            }
            if head.has(.title) {
                if titlePosition == nil { titlePosition = first }
            } else if firstInBody == nil {
                firstInBody = first
            }
            if head.sentence != lastSentence {
                sentences += 1
                lastSentence = head.sentence
            }
            if first > 0, !head.has(.breakBefore), unsafe !words[first - 1].has(.stop) {
                unsafe lefts.append(words[first - 1].key)
            }
            if end < words.count, unsafe !words[end].has([.breakBefore, .stop]) {
                unsafe rights.append(words[end].key)
            } else {
                closed += 1
            }
        }
    }

    /// How often the commonest content word stands on the left and on the right.
    ///
    /// - Complexity: O(k log k) for k occurrences.
    mutating func commonestNeighbours() -> (left: Int, right: Int) {
        (OccurrenceTally.commonest(&lefts), OccurrenceTally.commonest(&rights))
    }

    private static func commonest(_ keys: inout GrowingBuffer<UInt32>) -> Int {
        if keys.count < 3 { return keys.count == 2 && keys[0] == keys[1] ? 2 : min(keys.count, 1) }
        var sorted = unsafe UnsafeMutableBufferPointer(start: keys.base, count: keys.count)
        unsafe sorted.sort()
        var best = 0
        var start = 0
        while start < keys.count {
            var end = start + 1
            while end < keys.count, keys[end] == keys[start] { end += 1 }
            best = max(best, end - start)
            start = end
        }
        return best
    }
}
