import VietCore

/// The reading of one article: blocks of whole sentences go in, in the order of the text, and entities come out.
///
/// Only a window of the text has columns and features: from where the names in reach begin to the end of the last block.
/// A sentence is decided as soon as the names within reach behind it are known. What is kept of the rest is the entities,
/// and a few numbers for each mention of a name.
///
/// - Complexity: O(n) for a text of n bytes, whatever it holds and however it is cut into blocks.
struct EntityRun {
    /// A sentence whose names are not decided yet: its positions in the window, and the places of its expressions.
    private struct PendingSentence {
        var tokens: Range<Int>
        var part: Int
        var expressions: Range<Int>
    }

    private let options: EntityOptions
    private var article = ArticleBytes.parts([])
    private var reader: NameReader
    /// The day against which dates are resolved: as given, or the first that the text gives as its own.
    private var reference: ReferenceDate?
    private var pass: FirstPass
    private var evidence = DocumentEvidence()
    /// The tokens of the window, and how many of the text have gone before.
    private var tokens: [Token] = []
    private var offset = 0
    private var pending: [PendingSentence] = []
    /// The expressions of the sentences of the window, from the first that is not decided on or from one before it.
    private var expressions: [Expression] = []
    /// The number of the next candidate span to be decided.
    private var nextCandidate = 0
    private var spans: [NameSpan] = []
    private var merge = EntityMerge()
    /// For each of the names of the sentence the number of its entity in the part, -1 where it is not wanted.
    private var numbers: [Int32] = []

    private var entities: [[Entity]] = []
    private var mentions = EntityMentions()
    private var repairSteps = 0

    init(_ model: EntityModel, _ options: EntityOptions) {
        reader = NameReader(model)
        self.options = options
        pass = FirstPass(RecasedColumns(names: model.names, isCaseless: false))
    }

    /// The work done for this article, for checking that it is linear.
    var steps: Int { reader.features.steps + evidence.steps + repairSteps + mentions.steps }

    // MARK: In

    /// Begins an article, in the memory of the last one.
    ///
    /// - Parameter isCaseless: ``CaseCount/isCaseless`` of the whole article.
    mutating func begin(
        _ article: ArticleBytes, isCaseless: Bool, reference: ReferenceDate?
    ) {
        self.article = article
        self.reference = reference
        reader.features.steps = 0
        repairSteps = 0
        pass.begin(isCaseless: isCaseless)
        evidence = DocumentEvidence()
        tokens.removeAll(keepingCapacity: true)
        offset = 0
        pending.removeAll(keepingCapacity: true)
        expressions.removeAll(keepingCapacity: true)
        nextCandidate = 0
        entities = .init(repeating: [], count: article.partCount)
        mentions = EntityMentions()
    }

    /// Takes in the next text. `part` counts the parts of the article and never falls; `base` is where the bytes of the
    /// text begin in its part.
    mutating func add(_ text: DocumentView, part: Int, base: Int, blockSize: Int) {
        let found = VietEntities.expressions(in: text, reference: &reference, writesTexts: options.writesTexts)
        var next = 0
        text.forEachBlock(size: blockSize) { add($0, part: part, base: base, found, from: &next) }
    }

    /// Takes in a block; `next` is the first of the text's expressions that was not taken yet.
    private mutating func add(
        _ block: TextBlock, part: Int, base: Int, _ found: [Expression], from next: inout Int
    ) {
        let firstSentence = pass.columns.sentences.count
        // What is added to positions in the text.
        let shift = pass.columns.count - block.tokens.lowerBound
        pass.append(block, with: &reader)
        if reader.model.readsDocument { evidence.extend(to: pass) }
        let known = tokens.count
        unsafe tokens.append(contentsOf: block.text.tokens[block.tokens])
        if base > 0 {
            for index in known..<tokens.count {
                tokens[index].start += UInt32(base)
                tokens[index].end += UInt32(base)
            }
        }
        for sentence in pass.columns.sentences[firstSentence...] {
            let first = expressions.count
            while next < found.count, found[next].tokens.lowerBound + shift < sentence.upperBound {
                expressions.append(found[next].moved(by: shift))
                next += 1
            }
            pending.append(PendingSentence(tokens: sentence, part: part, expressions: first..<expressions.count))
        }
        decide(before: pass.columns.count - DocumentEvidence.lookahead)
        forget()
    }

    // MARK: Decisions

    /// Decides the sentences that end before a position.
    private mutating func decide(before limit: Int) {
        guard let first = pending.first, first.tokens.upperBound <= limit else { return }
        var readers = SentenceReaders(pass.columns, tokens, reader.model)
        var count = 0
        while count < pending.count, pending[count].tokens.upperBound <= limit {
            decide(pending[count], with: &readers)
            count += 1
        }
        pending.removeFirst(count)
    }

    private mutating func decide(_ sentence: PendingSentence, with readers: inout SentenceReaders) {
        findNames(in: sentence, with: readers)
        if spans.isEmpty && sentence.expressions.isEmpty { return }
        merge.begin(expressions[sentence.expressions].lazy.compactMap { [tokens] in $0.entity(in: tokens) })
        numbers.removeAll(keepingCapacity: true)
        for span in spans { numbers.append(Int32(merge.add(name(span, of: sentence)))) }
        merge.finish()
        // Wanted or not is asked last, so that it never changes what is found.
        var next = 0
        // By number: an entity that is handed on is copied with all its texts.
        for place in merge.merged.indices {
            let isWanted = options.wants(merge.merged[place])
            if next < numbers.count, numbers[next] == place {
                numbers[next] = isWanted ? Int32(entities[sentence.part].count) : -1
                next += 1
            }
            if isWanted { entities[sentence.part].append(merge.merged[place]) }
        }
        if options.groups && !spans.isEmpty { addMentions(of: sentence, with: &readers) }
    }

    /// The entity that a name is.
    private func name(_ span: NameSpan, of sentence: PendingSentence) -> Entity {
        var name = Entity(range: bytes(of: span.range), type: type(of: span), confidence: reader.model.confidence(span))
        if options.gazetteer?.hasIdentifiers ?? false {
            name.identifier = unsafe article.withBytes(of: sentence.part) { unsafe identifier(of: span, $0) }
        }
        return name
    }

    /// What a gazetteer says that the thing is called elsewhere.
    private func identifier(of span: NameSpan, _ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        guard let gazetteer = options.gazetteer, gazetteer.hasIdentifiers else { return nil }
        return unsafe gazetteer.identifier(of: tokens[span.range], type: span.type, bytes)
    }

    /// The bytes of positions in their part.
    private func bytes(of range: Range<Int>) -> Range<Int> {
        Int(tokens[range.lowerBound].start)..<Int(tokens[range.upperBound - 1].end)
    }

    /// Sets `spans` to the names of a sentence.
    private mutating func findNames(in sentence: PendingSentence, with readers: SentenceReaders) {
        spans.removeAll(keepingCapacity: true)
        let candidates = pass.candidates(of: sentence.tokens, from: &nextCandidate)
        for candidate in candidates {
            reader.decide(pass.candidates[candidate], of: pass, by: &evidence, into: &spans)
        }
        reader.review(&spans, of: candidates, in: sentence.tokens, of: pass, by: &evidence)
        // What comes now changes names that are there or finds others at capitals; only a gazetteer finds any elsewhere.
        if candidates.isEmpty && options.gazetteer == nil { return }
        repairSteps += readers.repair.apply(
            to: &spans, in: sentence.tokens, isGivenName: { evidence.isGivenName($0, pass.columns) },
            isCompany: { evidence.isCompany($0, pass.columns) })
        let expressions = expressions[sentence.expressions]
        readers.edges.settle(&spans, in: sentence.tokens, beside: expressions)
        // A title alone is no name, however it is written.
        let columns = readers.edges.columns
        spans.removeAll { $0.range.count > 1 && RoleLexicon.shared.isRole($0.range, columns: columns) }
        readers.overlaps.settle(&spans, against: expressions)
        if let gazetteer = options.gazetteer {
            let article = article
            unsafe article.withBytes(of: sentence.part) {
                unsafe gazetteer.apply(to: &spans, in: sentence.tokens, tokens, $0)
            }
        }
        spans.removeAll { $0.range.count == 1 && columns.marks[$0.range.lowerBound].contains(.address) }
    }

    private func type(of span: NameSpan) -> EntityType {
        let learned = NameLabels.types
        return span.type < learned.count
            ? learned[span.type] : options.gazetteer!.types[span.type - learned.count]
    }

    /// Keeps of the names of a sentence what groups and roles need.
    private mutating func addMentions(of sentence: PendingSentence, with readers: inout SentenceReaders) {
        readers.roles.mentions.removeAll(keepingCapacity: true)
        for span in spans {
            readers.roles.mentions.append(
                NameMention(part: sentence.part, tokens: span.range, sentence: sentence.tokens, type: type(of: span)))
        }
        let article = article
        unsafe article.withBytes(of: sentence.part) { bytes in
            unsafe readers.mentions.bytes = unsafe bytes
            let reader = readers.mentions
            for (index, span) in spans.enumerated() {
                let identifier = unsafe identifier(of: span, bytes)
                mentions.add(readers.roles.mentions[index], with: reader, offset: offset, identifier: identifier)
            }
        }
        for (index, span) in spans.enumerated() {
            let place = bytes(of: span.range)
            var role = 0..<0
            if options.writesTexts, readers.roles.mentions[index].type == .person,
                let tokens = readers.roles.role(of: index)
            {
                role = bytes(of: tokens)
            }
            mentions.place(
                EntityMentions.Place(part: sentence.part, entity: Int(numbers[index]), bytes: place, role: role))
        }
    }

    /// Takes off the window what is decided and out of reach, once that is the larger part of it.
    private mutating func forget() {
        var count = pending.first?.tokens.lowerBound ?? pass.columns.count
        if reader.model.readsDocument { count = evidence.firstNeeded(before: count, of: pass) }
        // Some tokens before a sentence are read, too.
        count -= MentionGroups.reach
        guard count * 2 > pass.columns.count else { return }
        let candidates = pass.candidates.count
        let names = pass.removeFirst(count)
        if reader.model.readsDocument { evidence.removeFirst(count, spans: names) }
        nextCandidate -= candidates - pass.candidates.count
        tokens.removeFirst(count)
        let decided = pending.first?.expressions.lowerBound ?? expressions.count
        expressions.removeFirst(decided)
        for index in expressions.indices { expressions[index] = expressions[index].moved(by: -count) }
        for index in pending.indices {
            pending[index].tokens = pending[index].tokens.moved(by: -count)
            pending[index].expressions = pending[index].expressions.moved(by: -decided)
        }
        offset += count
    }

    // MARK: Out

    /// The entities of every part, as ranges of its bytes.
    mutating func finish() -> [[Entity]] {
        decide(before: .max)
        if options.groups {
            mentions.number(
                &entities, of: article, writesTexts: options.writesTexts,
                hasIdentifiers: options.gazetteer?.hasIdentifiers ?? false)
        }
        // Whoever writes the entities of a long text needs the memory.
        mentions.forget()
        defer { (article, entities) = (.parts([]), []) }
        return entities
    }
}
