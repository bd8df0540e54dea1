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
        /// A stop word that may stand inside a phrase.
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

    private(set) var words = ScratchBuffer<Item>(capacity: 256)
    /// The key of every syllable, by which phrases are compared however they were segmented.
    private(set) var syllables = ScratchBuffer<TokenKey>(capacity: 512)
    /// The distinct words.
    private(set) var keys = WordKeys()
    /// Changes when the keys lose their numbers.
    private(set) var generation = 0
    private static let keyLimit = 8 << 20
    /// The spans of words between quotation marks.
    private(set) var quotes: [Range<Int>] = []
    private(set) var sentenceCount = 0
    /// Whether each key is a stop word, found once: 0 unknown, 1 content, 2 stop, 3 linker.
    private var classes = ScratchBuffer<UInt8>(capacity: 256)
    private let stopWords: StopWords

    init(stopWords: StopWords) { self.stopWords = stopWords }

    /// The form of a word.
    func key(_ word: Int) -> UnsafeBufferPointer<UInt8> { keys[Int(words[word].key)] }

    mutating func load(_ document: DocumentView) {
        let (bytes, tokens, found, sentences) = (document.bytes, document.tokens, document.words, document.sentences)
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
        let title = Article.titleEnd(tokens, bytes.count)
        var quote = QuoteTracker()
        for (number, sentence) in sentences.enumerated() {
            var isFirst = true
            var isBroken = true
            var hyphen: UInt32 = 0
            for index in sentence.words {
                let word = found[index]
                let head = tokens[Int(word.firstToken)]
                guard FrequencyCounter.counts(head.kind) else {
                    // `G-Dragon`, `Jo Se-ho`: a hyphen without space holds a name together.
                    let isHyphen = bytes[Int(word.start)] == 0x2D && word.end - word.start == 1 && !head.hasSpaceBefore
                    hyphen = isHyphen && !isBroken ? word.end : 0
                    isBroken = true
                    let mark = UnsafeBufferPointer(rebasing: bytes[word.range])
                    if let span = quote.see(mark, at: words.count) { quotes.append(span) }
                    if quote.startsClause(mark) { isFirst = true }
                    continue
                }
                if hyphen == word.start, hyphen > 0 { isBroken = false }
                append(word, document, sentence: number, isFirst: isFirst, isBroken: isBroken, title: title)
                isFirst = false
                isBroken = false
            }
        }
    }

    private mutating func append(
        _ word: Word, _ document: DocumentView, sentence: Int, isFirst: Bool, isBroken: Bool, title: Range<Int>
    ) {
        let firstSyllable = syllables.count
        var foreign: UInt16 = 0
        var wordKey = document.keys[Int(word.firstToken)]
        for index in word.tokens {
            let (token, key) = (document.tokens[index], document.keys[index])
            syllables.append(key)
            if index > Int(word.firstToken) {
                // What is written together is another form.
                wordKey = wordKey.followed(by: token.hasSpaceBefore ? key : TokenKey(value: ~key.value))
            }
            if token.flags.contains(.foreign) || token.kind == .code { foreign += 1 }
        }
        let head = document.tokens[Int(word.firstToken)]
        let key = keys.number(of: wordKey, UnsafeBufferPointer(rebasing: document.bytes[word.range]))
        var flags: Flags = []
        switch head.shape {
        case .capitalized, .initial, .mixed: flags.insert(.capital)
        case .upper: flags.formUnion([.capital, .upper])
        default: break
        }
        if head.kind == .code { flags.insert(.capital) }
        if head.kind == .number { flags.insert(.digits) }
        if isFirst { flags.insert(.first) }
        if isBroken { flags.insert(.breakBefore) }
        if title.contains(Int(word.start)) { flags.insert(.title) }
        let kind = wordClass(key)
        if kind >= 2, isFirst || !flags.contains(.capital) { flags.insert(.stop) }
        if kind == 3 { flags.insert(.linker) }
        words.append(
            Item(
                start: word.start, end: word.end, firstSyllable: UInt32(firstSyllable),
                endSyllable: UInt32(syllables.count), key: UInt32(key), sentence: UInt32(sentence),
                foreignSyllables: foreign, flags: flags.rawValue))
    }

    private mutating func wordClass(_ key: Int) -> UInt8 {
        classes.pad(to: keys.count, with: 0)
        if classes[key] == 0 {
            let isStop = stopWords.contains(key: keys[key])
            let isLinker = isStop && PhraseGrammar.linkers.contains(String(decoding: keys[key], as: UTF8.self))
            classes[key] = isLinker ? 3 : isStop ? 2 : 1
        }
        return classes[key]
    }

    /// The bytes of the title: the first line that is no web address, where it is short and text follows it.
    private static func titleEnd(_ tokens: UnsafeBufferPointer<Token>, _ length: Int) -> Range<Int> {
        var start = 0
        while start < tokens.count {
            var end = start + 1
            while end < tokens.count, !tokens[end].flags.contains(.lineBefore) { end += 1 }
            if end - start == 1, tokens[start].kind == .url {
                start = end
                continue
            }
            guard end < tokens.count, end - start <= 60 else { return 0..<0 }
            return Int(tokens[start].start)..<Int(tokens[end - 1].end)
        }
        return 0..<0
    }
}

/// Pairs quotation marks.
private struct QuoteTracker {
    private var open: (mark: UInt32, word: Int)?

    private static func scalar(_ mark: UnsafeBufferPointer<UInt8>) -> UInt32 {
        mark.reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// Takes in a mark that stands before word `index`, and returns the span that it closes.
    mutating func see(_ mark: UnsafeBufferPointer<UInt8>, at index: Int) -> Range<Int>? {
        guard mark.count <= 3 else { return nil }
        let code = QuoteTracker.scalar(mark)
        if let open, QuoteTracker.closes(code, open.mark) {
            self.open = nil
            return index > open.word && index - open.word <= 8 ? open.word..<index : nil
        }
        if QuoteTracker.opens(code) { open = (code, index) }
        return nil
    }

    func startsClause(_ mark: UnsafeBufferPointer<UInt8>) -> Bool {
        guard mark.count <= 3 else { return false }
        let code = QuoteTracker.scalar(mark)
        return code == 0x3A || QuoteTracker.opens(code)
    }

    /// “ ‘ « " '
    private static func opens(_ code: UInt32) -> Bool {
        code == 0xE2809C || code == 0xE28098 || code == 0xC2AB || code == 0x22 || code == 0x27
    }

    private static func closes(_ code: UInt32, _ open: UInt32) -> Bool {
        switch open {
        case 0xE2809C: code == 0xE2809D || code == 0x22
        case 0xE28098: code == 0xE28099 || code == 0x27
        case 0xC2AB: code == 0xC2BB
        default: code == open
        }
    }
}
