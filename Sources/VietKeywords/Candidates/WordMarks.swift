import VietCore

/// What begins at each word of an article: names, quotations, runs of capitalised words.
struct WordMarks: ~Copyable {
    struct Mark: BitwiseCopyable {
        /// Where the name that starts at the word ends, 0 where none does.
        var nameEnd: UInt32 = 0
        /// Where the quotation that starts at the word ends, 0 where none does.
        var quoteEnd: UInt32 = 0
        /// Where the run of capitalised words that the word is in ends, 0 outside of one.
        var runEnd: UInt32 = 0
        /// One more than the index in ``EntityType/names`` of the name that starts at the word, 0 where its type is not known.
        var nameType: UInt8 = 0
        /// One more than the place in ``names`` of the tagged name that the word stands in, 0 outside of one.
        var name: UInt32 = 0
        /// The number of the number, date or other expression that the word stands in, from 1, 0 outside of one; and how many words
        /// before it stand in one.
        var expression: UInt32 = 0
        var expressionsBefore: UInt32 = 0
        /// Whether that is a time of day, a sum or a share.
        var isAmount = false

        /// Whether the word stands in a name that the tagger found.
        var isTagged: Bool { name > 0 }
        var isExpression: Bool { expression > 0 }
    }

    /// A name that the tagger found.
    struct TaggedName: BitwiseCopyable {
        var first: UInt32
        var end: UInt32
        /// The number of its group of mentions, -1 where it has none.
        var group: Int32
    }

    private static let amounts = Set(["TIME", "MONEY", "PERCENT"].map(EntityType.init(rawValue:)))

    private(set) var names = GrowingBuffer<TaggedName>(capacity: 64)
    private var marks = GrowingBuffer<Mark>(capacity: 256)

    @inline(__always)
    subscript(word: Int) -> Mark { marks[word] }

    /// How a span stands to the tagged names and expressions around it.
    @inline(__always)
    func setting(of span: Range<Int>) -> CandidateSet.Setting {
        let (head, tail) = (marks[span.lowerBound], marks[span.upperBound - 1])
        var setting: CandidateSet.Setting = []
        if tail.isExpression || tail.expressionsBefore > head.expressionsBefore { setting.insert(.expression) }
        if tail.isExpression, tail.expression != head.expression {
            let goesOn = span.upperBound < marks.count && marks[span.upperBound].expression == tail.expression
            if goesOn || tail.isAmount { setting.insert(.endsInAmount) }
        }
        guard head.name | tail.name > 0 else { return setting }
        if tail.name > 0, head.name != tail.name {
            let first = Int(names[Int(tail.name) - 1].first)
            if first > span.lowerBound, marks[first - 1].isTagged { setting.insert(.leavesName) }
        }
        let startsInside = head.name > 0 && Int(names[Int(head.name) - 1].first) < span.lowerBound
        let endsInside = tail.name > 0 && Int(names[Int(tail.name) - 1].end) > span.upperBound
        guard startsInside || endsInside else { return setting }
        setting.insert(head.name == tail.name ? .insideName : .cutsName)
        if startsInside, head.name != tail.name { setting.insert(.leavesName) }
        return setting
    }

    /// Whether the run that a word is in starts before it.
    @inline(__always)
    func continuesRun(_ word: Int) -> Bool {
        marks[word].runEnd > 0 && word > 0 && Int(marks[word - 1].runEnd) > word
    }

    /// Marks the words of an article.
    ///
    /// - Complexity: O(n) for n words.
    mutating func load(_ article: borrowing Article, names: [Entity]) {
        let words = unsafe article.words.elements
        marks.removeAll()
        marks.pad(to: words.count, with: Mark())
        for quote in article.quotes where !quote.isEmpty && quote.upperBound <= words.count {
            marks[quote.lowerBound].quoteEnd = UInt32(quote.upperBound)
        }
        let base = unsafe marks.base
        self.names.removeAll()
        article.forEachName(of: names) { span, type, group in
            // Groups are numbered in order of first mention; a number beyond that is of the caller's making.
            let group = group.flatMap { $0 < names.count ? Int32(exactly: $0) : nil } ?? -1
            self.names.append(
                TaggedName(first: UInt32(span.lowerBound), end: UInt32(span.upperBound), group: group))
            unsafe base[span.lowerBound].nameEnd = UInt32(span.upperBound)
            unsafe base[span.lowerBound].nameType = UInt8(type + 1)
            for word in span { unsafe base[word].name = UInt32(self.names.count) }
        }
        var expressions: UInt32 = 0
        article.forEachExpression(of: names) { span, type in
            expressions += 1
            let isAmount = WordMarks.amounts.contains(type)
            for word in span {
                unsafe base[word].expression = expressions
                unsafe base[word].isAmount = isAmount
            }
        }
        expressions = 0
        for word in 0..<words.count {
            unsafe base[word].expressionsBefore = expressions
            if unsafe base[word].isExpression { expressions += 1 }
        }
        var index = 0
        while index < words.count {
            guard unsafe words[index].has(.capital) else {
                index += 1
                continue
            }
            var end = index + 1
            while end < words.count, unsafe !words[end].has(.breakBefore),
                unsafe words[end].has(.capital) || words[end].has(.digits)
            {
                end += 1
            }
            var start = index
            while start < end, unsafe words[start].has(.stop) { start += 1 }
            var isTagged = false
            for word in start..<end {
                marks[word].runEnd = UInt32(end)
                if marks[word].isTagged { isTagged = true }
            }
            if start < end, !isTagged { marks[start].nameEnd = UInt32(end) }
            index = end
        }
    }
}
