import VietCore

/// What the features of candidates are compared with: the words of an article and of its title.
struct ArticleProfile: ~Copyable {
    // Not private: the compiler fails on a type that another file cannot see in a value without copies.
    struct WordCount: BitwiseCopyable {
        var all: UInt32 = 0
        var inTitle: UInt32 = 0
    }

    /// How often each word of the article stands in it, by the number of its key; 0 for all others.
    private var counts = GrowingBuffer<WordCount>(capacity: 256)
    /// The keys that have a count.
    private var counted = GrowingBuffer<UInt32>(capacity: 256)
    private var generation = 0
    /// How many words of the title each sentence has, itself not in the title.
    private var titleWordsBySentence = GrowingBuffer<UInt32>(capacity: 64)
    /// How many candidates occur so often or more.
    private var ranks = GrowingBuffer<UInt32>(capacity: 256)
    /// The syllables of the content words of the title.
    private var titleSyllables = GrowingBuffer<TokenKey>(capacity: 64)

    /// The words of the title, none where there is no title.
    private(set) var title = 0..<0
    /// How many different content words the title has.
    private(set) var titleWords = 0
    /// The first word after the title, and its sentence.
    private(set) var bodyStart = 0
    private(set) var firstSentence: UInt32 = 0
    /// The share of words with a capital.
    private(set) var capitals = 0.0
    /// The occurrences of the most frequent candidate.
    private(set) var mostFrequent = 0

    /// - Complexity: O(n) for n words and candidates.
    mutating func load(_ set: borrowing CandidateSet, _ article: borrowing Article) {
        let words = unsafe article.words.elements
        forgetCounts(article)
        var start = 0
        while start < words.count, unsafe !words[start].has(.title) { start += 1 }
        var end = start
        while end < words.count, unsafe words[end].has(.title) { end += 1 }
        title = start < words.count ? start..<end : 0..<0
        bodyStart = title.upperBound
        firstSentence = unsafe bodyStart < words.count ? words[bodyStart].sentence : .max
        titleWords = 0
        titleSyllables.removeAll()
        var withCapital = 0
        for index in 0..<words.count {
            let word = unsafe words[index]
            let key = Int(word.key)
            if counts[key].all == 0 { counted.append(word.key) }
            counts[key].all += 1
            if word.has(.capital) { withCapital += 1 }
            guard word.has(.title), !word.has(.stop) else { continue }
            counts[key].inTitle += 1
            if counts[key].inTitle == 1 { titleWords += 1 }
            for syllable in Int(word.firstSyllable)..<Int(word.endSyllable) {
                titleSyllables.append(article.syllables[syllable])
            }
        }
        capitals = Double(withCapital) / Double(max(words.count, 1))
        titleWordsBySentence.removeAll()
        titleWordsBySentence.pad(to: article.sentenceCount, with: 0)
        for index in bodyStart..<words.count where unsafe isOfTitle(words[index]) {
            unsafe titleWordsBySentence[Int(words[index].sentence)] += 1
        }
        loadRanks(set)
    }

    /// The counts of the article before are taken back one by one, as the table of keys may be much larger than an article.
    private mutating func forgetCounts(_ article: borrowing Article) {
        if generation != article.generation {
            counts.removeAll()
        } else {
            for index in 0..<counted.count { counts[Int(counted[index])] = WordCount() }
        }
        generation = article.generation
        counted.removeAll()
        counts.pad(to: article.keys.count, with: WordCount())
    }

    private mutating func loadRanks(_ set: borrowing CandidateSet) {
        mostFrequent = 0
        for number in 0..<set.candidates.count { mostFrequent = max(mostFrequent, Int(set.candidates[number].count)) }
        ranks.removeAll()
        ranks.pad(to: mostFrequent + 2, with: 0)
        for number in 0..<set.candidates.count { ranks[Int(set.candidates[number].count)] += 1 }
        for count in (0..<(mostFrequent + 1)).reversed() { ranks[count] += ranks[count + 1] }
    }

    /// How many candidates occur more often than so many times.
    func candidates(above count: Int) -> Int { Int(ranks[count + 1]) }

    /// How often a word stands in the article.
    func count(of word: Article.Item) -> Int { Int(counts[Int(word.key)].all) }

    /// How often a word stands behind the title.
    func countInBody(of word: Article.Item) -> Int {
        let count = counts[Int(word.key)]
        return Int(count.all) - Int(count.inTitle)
    }

    /// Whether the title has a word.
    func isOfTitle(_ word: Article.Item) -> Bool { counts[Int(word.key)].inTitle > 0 }

    /// How many words of a sentence behind the title stand in it too.
    func titleWords(inSentence sentence: UInt32) -> Int { Int(titleWordsBySentence[Int(sentence)]) }

    /// How many of some syllables the title has.
    func titleSyllables(among syllables: UnsafeBufferPointer<TokenKey>) -> Int {
        let own = unsafe titleSyllables.elements
        return unsafe syllables.count { unsafe own.contains($0) }
    }
}
