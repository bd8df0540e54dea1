import VietCore

/// What the occurrences of a candidate have in common.
struct OccurrenceTally: ~Copyable {
    /// Occurrences that are exactly a name, and exactly a quotation.
    private(set) var names = 0
    private(set) var quotes = 0
    /// Occurrences with a capital or a digit in every word, and those of them that do not start a sentence.
    private(set) var capital = 0
    private(set) var innerCapital = 0
    /// Occurrences that are exactly a name of the type person, and of the type MISC.
    private(set) var persons = 0
    private(set) var miscellaneous = 0
    /// Occurrences inside a longer name.
    private(set) var insideNames = 0
    /// Occurrences beside which a mark stands, or the text ends, on that side, and those beside which a stop word does.
    private(set) var leftBreaks = 0
    private(set) var rightBreaks = 0
    private(set) var leftStops = 0
    private(set) var rightStops = 0
    /// Sentences with an occurrence.
    private(set) var sentences = 0
    /// The first word of the first occurrence in the title and behind it.
    private(set) var titlePosition: Int?
    private(set) var firstInBody: Int?
    /// The first words of the first occurrence and of the last.
    private(set) var first = 0
    private(set) var last = 0
    /// Occurrences behind the title, and those of them in its first three sentences.
    private(set) var inBody = 0
    private(set) var leading = 0
    /// Words of the title beside those occurrences in their sentences, of three at most.
    private(set) var titleCompany = 0
    /// The keys of the words that stand beside the occurrences.
    private var lefts = GrowingBuffer<UInt32>(capacity: 64)
    private var rights = GrowingBuffer<UInt32>(capacity: 64)

    /// Counts the occurrences of one candidate, which come in order of the text.
    ///
    /// - Complexity: O(k) for k occurrences.
    mutating func count(
        _ occurrences: UnsafeBufferPointer<CandidateSet.Occurrence>, _ words: UnsafeBufferPointer<Article.Item>,
        _ profile: borrowing ArticleProfile
    ) {
        (names, quotes, persons, miscellaneous, insideNames) = (0, 0, 0, 0, 0)
        (capital, innerCapital, sentences, inBody, leading, titleCompany) = (0, 0, 0, 0, 0, 0)
        (leftBreaks, rightBreaks, leftStops, rightStops) = (0, 0, 0, 0)
        (first, last) =
            unsafe occurrences.isEmpty
            ? (0, 0) : (Int(occurrences[0].first), Int(occurrences[occurrences.count - 1].first))
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
            if occurrence.type == OccurrenceTally.person { persons += 1 }
            if occurrence.type == OccurrenceTally.other { miscellaneous += 1 }
            if occurrence.setting.contains(.insideName) { insideNames += 1 }
            var index = first
            while index < end, unsafe words[index].has([.capital, .digits]) { index += 1 }
            if index == end {
                capital += 1
                if !head.has(.first) { innerCapital += 1 }
            }
            if head.has(.title) {
                if titlePosition == nil { titlePosition = first }
            } else {
                if firstInBody == nil { firstInBody = first }
                inBody += 1
                if head.sentence <= profile.firstSentence &+ 2 { leading += 1 }
                // Its own words of the title keep it no company.
                var others = profile.titleWords(inSentence: head.sentence)
                for word in first..<end where unsafe profile.isOfTitle(words[word]) { others -= 1 }
                titleCompany += min(max(others, 0), 3)
            }
            if head.sentence != lastSentence {
                sentences += 1
                lastSentence = head.sentence
            }
            if first == 0 || head.has(.breakBefore) {
                leftBreaks += 1
            } else {
                unsafe lefts.append(words[first - 1].key)
                if unsafe words[first - 1].has(.stop) { leftStops += 1 }
            }
            if unsafe end == words.count || words[end].has(.breakBefore) {
                rightBreaks += 1
            } else {
                unsafe rights.append(words[end].key)
                if unsafe words[end].has(.stop) { rightStops += 1 }
            }
        }
    }

    /// How many different words stand on the left and on the right.
    ///
    /// - Complexity: O(k log k) for k occurrences.
    mutating func differentNeighbours() -> (left: Int, right: Int) {
        (OccurrenceTally.different(&lefts), OccurrenceTally.different(&rights))
    }

    private static func different(_ keys: inout GrowingBuffer<UInt32>) -> Int {
        if keys.count < 3 { return keys.count == 2 && keys[0] == keys[1] ? 1 : keys.count }
        var sorted = unsafe UnsafeMutableBufferPointer(start: keys.base, count: keys.count)
        unsafe sorted.sort()
        return 1 + (1..<keys.count).count { keys[$0] != keys[$0 - 1] }
    }

    /// The places of types in ``EntityType/names``.
    private static let person = EntityType.names.firstIndex(of: .person) ?? -1
    private static let other = EntityType.names.firstIndex(of: .miscellaneous) ?? -1
}
