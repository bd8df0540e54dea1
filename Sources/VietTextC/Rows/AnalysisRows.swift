import CVietText
import VietCore
import VietKeywords

/// The rows of an analysis as C reads them, of one text after another.
@safe struct AnalysisRows: ~Copyable {
    private var bounds = GrowingBuffer<viettext_bounds>(capacity: 2)
    private var tokens = GrowingBuffer<viettext_token>()
    private var words = GrowingBuffer<viettext_word>()
    private var sentences = GrowingBuffer<viettext_sentence>(capacity: 16)
    private var entities = GrowingBuffer<viettext_entity>(capacity: 16)
    private var keywords = GrowingBuffer<viettext_keyword>(capacity: 16)
    private var tags = GrowingBuffer<viettext_tag>(capacity: 16)
    private var occurrences = GrowingBuffer<viettext_range>(capacity: 16)
    private let strings = StringPool()
    /// Types stand once in the pool, however many entities have them.
    private var types: [EntityType: viettext_slice] = [:]
    /// What C is given the address of.
    private let result: UnsafeMutablePointer<viettext_analysis> = .allocate(capacity: 1)

    init() { unsafe result.initialize(to: viettext_analysis()) }

    deinit { unsafe result.deallocate() }

    /// Forgets all texts.
    mutating func begin() {
        bounds.removeAll()
        tokens.removeAll()
        words.removeAll()
        sentences.removeAll()
        entities.removeAll()
        keywords.removeAll()
        tags.removeAll()
        occurrences.removeAll()
        strings.removeAll()
        types.removeAll(keepingCapacity: true)
        appendBounds()
    }

    private mutating func appendBounds() {
        bounds.append(
            viettext_bounds(
                tokens: tokens.count, words: words.count, sentences: sentences.count, entities: entities.count,
                keywords: keywords.count))
    }

    /// Adds the parts of a text that are wanted.
    ///
    /// - Complexity: O(n) for n bytes, O(m log m) for m occurrences of keywords.
    mutating func append(
        _ view: DocumentView, _ parts: AnalysisParts, _ unit: OffsetUnit, entities found: [Entity],
        keywords: [Keyword]
    ) throws(VietTextError) {
        if parts.contains(.tokens) { appendTokens(of: view, unit) }
        if parts.contains(.words) { appendWords(of: view, unit) }
        if parts.contains(.tags) { appendTags(of: view) }
        if parts.contains(.sentences) { appendSentences(of: view, unit) }
        if parts.contains(.entities) { try append(found, of: view, unit) }
        if parts.contains(.keywords) { try append(keywords, of: view, unit) }
        appendBounds()
    }

    /// What there is now, for C. Valid until the rows change.
    func finish() -> UnsafePointer<viettext_analysis> {
        unsafe result.pointee = unsafe viettext_analysis(
            text_count: bounds.count - 1, bounds: bounds.base, tokens: tokens.base, words: words.base,
            sentences: sentences.base, entities: entities.base, keywords: keywords.base,
            occurrences: occurrences.base, strings: strings.base, occurrence_count: occurrences.count,
            string_length: strings.count, tags: tags.base)
        return unsafe UnsafePointer(result)
    }

    // MARK: Rows of the segmenter

    private mutating func appendTokens(of view: DocumentView, _ unit: OffsetUnit) {
        unsafe tokens.reserve(view.tokens.count)
        var convert = unsafe OffsetConverter(view.bytes, unit: unit)
        for index in unsafe view.tokens.indices {
            let token = unsafe view.tokens[index]
            let start = convert(token.range.lowerBound)
            let end = convert(token.range.upperBound)
            let flags =
                (token.continuesWord ? VIETTEXT_CONTINUES_WORD : 0) | (token.hasSpaceBefore ? VIETTEXT_SPACE_BEFORE : 0)
            tokens.append(
                viettext_token(
                    start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end),
                    kind: token.kind.rawValue, shape: token.shape.rawValue, flags: UInt8(flags), reserved: 0))
        }
    }

    private mutating func appendWords(of view: DocumentView, _ unit: OffsetUnit) {
        unsafe words.reserve(view.words.count)
        var convert = unsafe OffsetConverter(view.bytes, unit: unit)
        for number in unsafe view.words.indices {
            let word = unsafe view.words[number]
            let start = convert(word.range.lowerBound)
            let end = convert(word.range.upperBound)
            words.append(
                viettext_word(
                    start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end),
                    first_token: word.firstToken, token_count: word.tokenCount))
        }
    }

    /// - Parameter view: a text with the tags of its words and their confidences.
    private mutating func appendTags(of view: DocumentView) {
        guard let found = unsafe view.tags, let confidences = unsafe view.tagConfidences else { return }
        tags.reserve(found.count)
        for index in found.indices {
            let tag = unsafe Int(found[index].index)
            unsafe tags.append(
                viettext_tag(
                    part_of_speech: Self.classNumbers[tag], treebank: Self.treebankNumbers[tag],
                    confidence: confidences[index]))
        }
    }

    /// By the number of a tag those of its names.
    private static let classNumbers = WordTag.all.map { tag in
        UInt8(PartOfSpeech.allCases.firstIndex(of: tag.partOfSpeech)!)
    }
    private static let treebankNumbers = WordTag.all.map { UInt8(VLSPTag.allCases.firstIndex(of: $0.vlsp)!) }

    private mutating func appendSentences(of view: DocumentView, _ unit: OffsetUnit) {
        var convert = unsafe OffsetConverter(view.bytes, unit: unit)
        for index in unsafe view.sentences.indices {
            let sentence = unsafe view.sentences[index]
            let start = convert(sentence.range.lowerBound)
            let end = convert(sentence.range.upperBound)
            sentences.append(
                viettext_sentence(
                    start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end),
                    first_token: sentence.firstToken, token_count: sentence.endToken - sentence.firstToken,
                    first_word: sentence.firstWord, word_count: sentence.endWord - sentence.firstWord))
        }
    }

    // MARK: Entities and keywords

    private mutating func slice(of type: EntityType?) throws(VietTextError) -> viettext_slice {
        guard let type else { return StringPool.absent }
        if let known = types[type] { return known }
        let slice = try strings.add(type.rawValue)
        types[type] = slice
        return slice
    }

    private mutating func append(
        _ found: [Entity], of view: DocumentView, _ unit: OffsetUnit
    ) throws(VietTextError) {
        var convert = unsafe OffsetConverter(view.bytes, unit: unit)
        var sentence = 0
        for entity in found {
            let start = entity.range.lowerBound
            while unsafe sentence + 1 < view.sentences.count,
                unsafe view.sentences[sentence + 1].range.lowerBound <= start
            {
                sentence += 1
            }
            let lower = convert(start)
            entities.append(
                viettext_entity(
                    start: UInt32(truncatingIfNeeded: lower),
                    end: UInt32(truncatingIfNeeded: convert(entity.range.upperBound)),
                    group: Int32(clamping: entity.group ?? -1), sentence: UInt32(truncatingIfNeeded: sentence),
                    confidence: entity.confidence, type: try slice(of: entity.type),
                    name: try strings.add(entity.canonicalName), role: try strings.add(entity.role),
                    value: try strings.add(entity.value)))
        }
    }

    private mutating func append(
        _ found: [Keyword], of view: DocumentView, _ unit: OffsetUnit
    ) throws(VietTextError) {
        let first = occurrences.count
        for keyword in found {
            guard occurrences.count + keyword.occurrences.count <= Int(UInt32.max) else {
                throw VietTextError(.inputTooLong, "there are too many occurrences of keywords; give fewer texts")
            }
            keywords.append(
                viettext_keyword(
                    text: try strings.add(keyword.text), key: try strings.add(keyword.key),
                    type: try slice(of: keyword.entityType), score: keyword.score,
                    document_frequency: Int64(keyword.documentFrequency ?? -1), kind: keyword.kind.number,
                    sentence_count: UInt32(clamping: keyword.sentences),
                    first_occurrence: UInt32(occurrences.count), occurrence_count: UInt32(keyword.occurrences.count)))
            for range in keyword.occurrences {
                occurrences.append(
                    viettext_range(
                        start: UInt32(truncatingIfNeeded: range.lowerBound),
                        end: UInt32(truncatingIfNeeded: range.upperBound)))
            }
        }
        if unit != .utf8 { convertOccurrences(from: first, of: view, unit) }
    }

    /// Those of one keyword are in order, those of several are not: going back for each would cost a pass over the text.
    private mutating func convertOccurrences(from first: Int, of view: DocumentView, _ unit: OffsetUnit) {
        let base = unsafe occurrences.base
        let order = (first..<occurrences.count).sorted { unsafe base[$0].start < base[$1].start }
        var start = unsafe OffsetConverter(view.bytes, unit: unit)
        for index in order {
            unsafe base[index].start = unsafe UInt32(truncatingIfNeeded: start(Int(base[index].start)))
        }
        var end = unsafe OffsetConverter(view.bytes, unit: unit)
        for index in order.sorted(by: { unsafe base[$0].end < base[$1].end }) {
            unsafe base[index].end = unsafe UInt32(truncatingIfNeeded: end(Int(base[index].end)))
        }
    }
}

extension KeywordKind {
    fileprivate var number: UInt32 {
        switch self {
        case .word: UInt32(VIETTEXT_KEYWORD_WORD)
        case .phrase: UInt32(VIETTEXT_KEYWORD_PHRASE)
        case .name: UInt32(VIETTEXT_KEYWORD_NAME)
        }
    }
}
