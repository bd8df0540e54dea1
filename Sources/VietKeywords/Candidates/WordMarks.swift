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
        /// Whether the word stands in a name that the tagger found.
        var isTagged = false
    }

    private var marks = GrowingBuffer<Mark>(capacity: 256)

    @inline(__always)
    subscript(word: Int) -> Mark { marks[word] }

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
        article.forEachName(of: names) { span, type in
            unsafe base[span.lowerBound].nameEnd = UInt32(span.upperBound)
            unsafe base[span.lowerBound].nameType = UInt8(type + 1)
            for word in span { unsafe base[word].isTagged = true }
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
