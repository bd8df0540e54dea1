import VietCore

/// A document as keyword extraction sees it: words without marks, with their keys, their place and how they are written.
struct Article: ~Copyable {
    struct Flags: OptionSet {
        let rawValue: UInt8
        /// The first letter is a capital, or one of the first syllable's letters is.
        static let capital = Flags(rawValue: 1)
        static let digits = Flags(rawValue: 2)
        /// A stop word, unless a capital inside a sentence makes it part of a name (`Anh` is a country).
        static let stop = Flags(rawValue: 4)
        /// It may stand inside a phrase, but neither begin nor end one: a stop word that links nouns, or what is no stop word
        /// and stands between two sides (`vs`).
        static let linker = Flags(rawValue: 8)
        /// The first word of a sentence, or after a colon or an opening quotation mark: a capital there means little.
        static let first = Flags(rawValue: 16)
        /// A mark stands between the word and the one before it.
        static let breakBefore = Flags(rawValue: 32)
        static let title = Flags(rawValue: 64)
        /// All capitals.
        static let upper = Flags(rawValue: 128)
    }

    struct Item: BitwiseCopyable {
        var start: UInt32
        var end: UInt32
        var firstSyllable: UInt32
        var endSyllable: UInt32
        var key: UInt32
        var sentence: UInt32
        var foreignSyllables: UInt16
        var flags: UInt8

        func has(_ flag: Flags) -> Bool { flags & flag.rawValue != 0 }
        var syllables: Int { Int(endSyllable - firstSyllable) }
        var range: Range<Int> { Int(start)..<Int(end) }
    }

    private(set) var words = GrowingBuffer<Item>(capacity: 256)
    /// The key of every syllable, by which phrases are compared however they were segmented.
    private(set) var syllables = GrowingBuffer<TokenKey>(capacity: 512)
    /// The distinct words.
    private(set) var keys = WordKeys()
    /// Changes when the keys lose their numbers.
    private(set) var generation = 0
    private static let keyLimit = 8 << 20
    /// The spans of words between quotation marks.
    private(set) var quotes: [Range<Int>] = []
    private(set) var sentenceCount = 0
    /// What each key is, found once.
    private var classes = GrowingBuffer<WordClass>(capacity: 256)
    private let stopWords: StopWords

    init(stopWords: StopWords) { self.stopWords = stopWords }

    /// The form of a word.
    func key(_ word: Int) -> UnsafeBufferPointer<UInt8> { unsafe keys[Int(words[word].key)] }

    /// The keys of the syllables of neighbouring words. Valid until the next document.
    func syllables(of words: Range<Int>) -> UnsafeBufferPointer<TokenKey> {
        let first = Int(self.words[words.lowerBound].firstSyllable)
        let end = Int(self.words[words.upperBound - 1].endSyllable)
        return unsafe UnsafeBufferPointer(rebasing: syllables.elements[first..<end])
    }

    mutating func load(_ document: DocumentView) {
        let (bytes, tokens, found, sentences) = unsafe (
            document.bytes, document.tokens, document.words, document.sentences
        )
        words.removeAll()
        syllables.removeAll()
        quotes.removeAll(keepingCapacity: true)
        // The table of words serves from document to document until it is large.
        if keys.footprint > Article.keyLimit {
            keys = WordKeys()
            classes.removeAll()
            generation += 1
        }
        words.reserve(found.count)
        syllables.reserve(tokens.count)
        sentenceCount = sentences.count
        let title = unsafe Article.titleEnd(tokens, bytes.count)
        var quote = QuoteTracker()
        for number in sentences.indices {
            var isFirst = true
            var isBroken = true
            var mayBeSigned = true
            var hyphen: UInt32 = 0
            let start = words.count
            for index in unsafe sentences[number].words {
                let word = unsafe found[index]
                let head = unsafe tokens[Int(word.firstToken)]
                guard head.kind.isCounted else {
                    // `G-Dragon`, `Jo Se-ho`: a hyphen without space holds a name together.
                    let isHyphen =
                        unsafe bytes[Int(word.start)] == 0x2D && word.end - word.start == 1 && !head.hasSpaceBefore
                    hyphen = isHyphen && !isBroken ? word.end : 0
                    isBroken = true
                    let mark = unsafe UnsafeBufferPointer(rebasing: bytes[word.range])
                    if words.count == start + 1, mark.count == 1, unsafe mark[0] == 0x3A { noteLabel(start) }
                    if let span = unsafe quote.see(mark, at: words.count) { quotes.append(span) }
                    if unsafe quote.startsClause(mark) { isFirst = true }
                    // What stands behind the first word does not change with every further dash.
                    if mayBeSigned, words.count == start + 1, unsafe NewsroomSign.isDash(mark) {
                        mayBeSigned = false
                        if isNewsroomSign(start, document) {
                            words[start].flags |= Flags.stop.rawValue
                            isFirst = true
                        }
                    }
                    continue
                }
                if hyphen == word.start, hyphen > 0 { isBroken = false }
                append(word, document, sentence: number, isFirst: isFirst, isBroken: isBroken, title: title)
                isFirst = false
                isBroken = false
            }
            forgetCapitals(from: start)
        }
    }

    /// One syllable before a colon, as in `Ảnh: …`, says what follows, and not what the text is about; in a title it may.
    private mutating func noteLabel(_ word: Int) {
        guard words[word].syllables == 1, !words[word].has(.title) else { return }
        words[word].flags |= Flags.stop.rawValue
    }

    /// Whether a word is what a newsroom signs with in front of an article: `TTO - …`, `(KTV) - …`.
    private func isNewsroomSign(_ word: Int, _ document: DocumentView) -> Bool {
        guard words[word].has(.upper), !words[word].has(.title) else { return false }
        return unsafe NewsroomSign.signs(words[word].range, in: document.bytes)
    }

    /// Where a sentence is in capitals all through they tell nothing of names.
    private mutating func forgetCapitals(from start: Int) {
        guard words.count >= start + 4 else { return }
        for word in start..<words.count where !words[word].has(.upper) && !words[word].has(.digits) { return }
        for word in start..<words.count {
            words[word].flags &= ~(Flags.capital.rawValue | Flags.upper.rawValue)
            let kind = classes[Int(words[word].key)]
            if kind.isStop { words[word].flags |= Flags.stop.rawValue }
            if kind == .linker { words[word].flags |= Flags.linker.rawValue }
        }
    }

    private mutating func append(
        _ word: Word, _ document: DocumentView, sentence: Int, isFirst: Bool, isBroken: Bool, title: Range<Int>
    ) {
        let firstSyllable = syllables.count
        var foreign: UInt16 = 0
        let first = Int(word.firstToken)
        let head = unsafe document.tokens[first]
        var wordKey = unsafe document.keys[first]
        var isGlued = false
        for index in word.tokens {
            let (token, key) = unsafe (document.tokens[index], document.keys[index])
            syllables.append(key)
            if index > first {
                // What is written together is another form.
                if !token.hasSpaceBefore { isGlued = true }
                wordKey = wordKey.followed(by: token.hasSpaceBefore ? key : TokenKey(value: ~key.value))
            }
            if token.flags.contains(.foreign) || token.kind == .code { foreign += 1 }
        }
        let key = unsafe keys.number(of: wordKey, UnsafeBufferPointer(rebasing: document.bytes[word.range]))
        var flags: Flags = []
        if head.shape.hasCapital { flags.insert(.capital) }
        if head.shape == .upper { flags.insert(.upper) }
        if head.kind == .code { flags.insert(.capital) }
        if head.kind == .number { flags.insert(.digits) }
        if isFirst { flags.insert(.first) }
        if isBroken { flags.insert(.breakBefore) }
        if title.contains(Int(word.start)) { flags.insert(.title) }
        let kind = wordClass(key, wordKey, isGlued: isGlued)
        if kind.isStop, isFirst || !flags.contains(.capital) { flags.insert(.stop) }
        if kind == .between || kind == .linker && flags.contains(.stop) { flags.insert(.linker) }
        words.append(
            Item(
                start: word.start, end: word.end, firstSyllable: UInt32(firstSyllable),
                endSyllable: UInt32(syllables.count), key: UInt32(key), sentence: UInt32(sentence),
                foreignSyllables: foreign, flags: flags.rawValue))
    }

    private mutating func wordClass(_ number: Int, _ key: TokenKey, isGlued: Bool) -> WordClass {
        if number >= classes.count { classes.pad(to: keys.count, with: .unknown) }
        if classes[number] == .unknown {
            // What is written in letters that nobody sees says nothing.
            let isStop =
                unsafe keys[number].isEmpty
                || (isGlued ? stopWords.contains(form: keys[number]) : stopWords.contains(key))
            classes[number] = WordClass(isStop: isStop) { $0.contains(key) }
        }
        return classes[number]
    }

    /// The bytes of the title: the first line that is no web address, where it is short and text follows it.
    private static func titleEnd(_ tokens: UnsafeBufferPointer<Token>, _ length: Int) -> Range<Int> {
        var start = 0
        while start < tokens.count {
            var end = start + 1
            while end < tokens.count, unsafe !tokens[end].flags.contains(.lineBefore) { end += 1 }
            if end - start == 1, unsafe tokens[start].kind == .url {
                start = end
                continue
            }
            guard end < tokens.count, end - start <= 60 else { return 0..<0 }
            return unsafe Int(tokens[start].start)..<Int(tokens[end - 1].end)
        }
        return 0..<0
    }
}

extension Article {
    /// Calls `body` with the words of every name whose ends are ends of words, in order of the text, the index of its type
    /// in ``EntityType/names``, and the number of its group or nil. Expressions such as dates are no names.
    func forEachName(of entities: [Entity], _ body: (Range<Int>, Int, Int?) -> Void) {
        var word = 0
        for entity in entities {
            guard let type = EntityType.names.firstIndex(of: entity.type) else { continue }
            while word < words.count, Int(words[word].start) < entity.range.lowerBound { word += 1 }
            guard word < words.count, Int(words[word].start) == entity.range.lowerBound else { continue }
            var end = word
            while end < words.count, Int(words[end].end) <= entity.range.upperBound { end += 1 }
            if end > word, Int(words[end - 1].end) == entity.range.upperBound { body(word..<end, type, entity.group) }
        }
    }

    /// Calls `body` with the words of every number, date or other expression among the entities, whole or in part, and its type.
    func forEachExpression(of entities: [Entity], _ body: (Range<Int>, EntityType) -> Void) {
        var word = 0
        for entity in entities where entity.value != nil {
            while word < words.count, Int(words[word].end) <= entity.range.lowerBound { word += 1 }
            var end = word
            while end < words.count, Int(words[end].start) < entity.range.upperBound { end += 1 }
            if end > word { body(word..<end, entity.type) }
        }
    }
}
