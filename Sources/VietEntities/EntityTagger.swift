import VietCore

/// What an ``EntityTagger`` is to return.
public struct EntityOptions: Sendable {
    /// The types wanted; nil for all of them.
    public var types: Set<EntityType>?
    /// Names of which the tagger is less sure, on a scale from 0 to 1, are left out.
    public var minimumConfidence: Double
    /// Whether mentions of one entity get one group number and its fullest name, and roles are looked for.
    public var groups: Bool
    /// The day against which dates without a year are resolved; nil leaves them incomplete.
    public var referenceDate: ReferenceDate?
    /// Names of the caller's own.
    public var gazetteer: EntityGazetteer?

    public init(
        types: Set<EntityType>? = nil, minimumConfidence: Double = 0, groups: Bool = true,
        referenceDate: ReferenceDate? = nil, gazetteer: EntityGazetteer? = nil
    ) {
        self.types = types
        self.minimumConfidence = minimumConfidence
        self.groups = groups
        self.referenceDate = referenceDate
        self.gazetteer = gazetteer
    }

    /// Whether any of the learned types is wanted.
    var wantsNames: Bool { types.map { !$0.isDisjoint(with: EntityType.names) || gazetteer != nil } ?? true }
    /// Whether any of the types found by grammar is wanted.
    var wantsExpressions: Bool { types.map { !$0.isDisjoint(with: EntityType.expressions) } ?? true }
}

/// Finds names, dates, times, sums and numbers in segmented text.
///
/// An immutable value over its model: share one between threads. All results are in the order of the text and do not
/// overlap.
///
/// - Complexity: Linear in the length of the text.
public struct EntityTagger: Sendable {
    package let tagger: NameTagger

    package init(model: EntityModel) { tagger = NameTagger(model: model) }

    /// The entities of a document, which is read as one article.
    public func entities(in document: Document, options: EntityOptions = .init()) -> [Entity] {
        entities(inParts: [document], options: options)[0]
    }

    /// The entities of each of the parts of one article: what is clear in one part helps the others, and groups are
    /// numbered through. The ranges of each part count its own bytes.
    public func entities(inParts documents: [Document], options: EntityOptions = .init()) -> [[Entity]] {
        let columns = TokenColumns(documents)
        var spans: [NameSpan] = []
        if options.wantsNames {
            spans = tagger.secondLook(columns, tagger.firstLook(columns))
            // A title alone is no name, however it is written.
            spans.removeAll { span in
                span.range.count > 1
                    && RoleLexicon.shared.longest(
                        endingAt: span.range.upperBound, from: span.range.lowerBound, columns: columns)
                        == span.range.lowerBound
            }
            options.gazetteer?.apply(to: &spans, columns: columns)
        }
        let own = options.gazetteer?.types ?? []
        var result: [[Entity]] = []
        var mentions: [NameMention] = []
        var next = 0
        for (part, document) in documents.enumerated() {
            let base = columns.documentStarts[part]
            let end = base + document.tokens.count
            var entities: [Entity] = []
            while next < spans.count, spans[next].range.lowerBound < end {
                let span = spans[next]
                next += 1
                let confidence = confidence(span.margin)
                let type = span.type < 4 ? NameLabels.types[span.type] : own[span.type - 4]
                if confidence < options.minimumConfidence || options.types.map({ !$0.contains(type) }) ?? false {
                    continue
                }
                let first = document.tokens[span.range.lowerBound - base]
                let last = document.tokens[span.range.upperBound - 1 - base]
                if span.range.count == 1, isAddress(first, of: document) { continue }
                mentions.append(NameMention(part: part, index: entities.count, tokens: span.range, type: type))
                entities.append(Entity(range: Int(first.start)..<Int(last.end), type: type, confidence: confidence))
            }
            if options.wantsExpressions {
                let found = expressions(in: document, columns: columns, at: base, reference: options.referenceDate)
                    .filter { entity in options.types?.contains(entity.type) ?? true }
                merge(found, into: &entities, part: part, mentions: &mentions)
            }
            result.append(entities)
        }
        if options.groups { group(mentions, documents: documents, columns: columns, entities: &result) }
        return result
    }

    /// Whether a token is an address. A bare domain (`vnexpress.net`) may name the paper behind it; one with a path does
    /// not.
    private func isAddress(_ token: Token, of document: Document) -> Bool {
        token.kind == .email
            || (token.kind == .url && document.source.bytes[token.range].contains(UInt8(ascii: "/")))
    }

    /// The share of held-out names of such a margin that were right, between the steps by straight lines.
    private func confidence(_ margin: Int32) -> Double {
        let steps = tagger.model.parameters
        guard steps.count > 1 else { return 1 }
        let width = NameSpan.marginStep
        let place = Double(min(max(margin, 0), width * Int32(steps.count) - 1)) / Double(width) - 0.5
        let step = max(0, min(steps.count - 2, Int(place.rounded(.down))))
        let share = min(1, max(0, place - Double(step)))
        return (Double(steps[step]) * (1 - share) + Double(steps[step + 1]) * share) / 1000
    }

    /// Puts expressions between the names; where both want a place the name has it.
    private func merge(_ found: [Entity], into entities: inout [Entity], part: Int, mentions: inout [NameMention]) {
        var merged: [Entity] = []
        merged.reserveCapacity(entities.count + found.count)
        var positions = [Int](repeating: 0, count: entities.count)
        var name = 0
        func take(_ index: Int) {
            positions[index] = merged.count
            merged.append(entities[index])
        }
        for expression in found {
            while name < entities.count, entities[name].range.upperBound <= expression.range.lowerBound {
                take(name)
                name += 1
            }
            if name < entities.count, entities[name].range.lowerBound < expression.range.upperBound { continue }
            merged.append(expression)
        }
        while name < entities.count {
            take(name)
            name += 1
        }
        for index in mentions.indices.reversed() {
            if mentions[index].part != part { break }
            mentions[index].index = positions[mentions[index].index]
        }
        entities = merged
    }

    private func group(
        _ mentions: [NameMention], documents: [Document], columns: TokenColumns, entities: inout [[Entity]]
    ) {
        let groups = MentionGroups(mentions, columns: columns)
        for (number, mention) in mentions.enumerated() {
            let group = groups.group[number]
            let fullest = mentions[groups.fullest[group]]
            entities[mention.part][mention.index].group = group
            let document = documents[fullest.part]
            entities[mention.part][mention.index].canonicalName = plainText(
                document.source.bytes[entities[fullest.part][fullest.index].range])
        }
        let roles = RoleFinder(columns: columns, mentions: mentions)
        for (number, mention) in mentions.enumerated() where mention.type == .person {
            guard let tokens = roles.role(before: number) else { continue }
            let base = columns.documentStarts[mention.part]
            let document = documents[mention.part]
            let start = Int(document.tokens[tokens.lowerBound - base].start)
            let end = Int(document.tokens[tokens.upperBound - 1 - base].end)
            entities[mention.part][mention.index].role = plainText(document.source.bytes[start..<end])
        }
    }

    /// A stretch of source with each run of white space as one space.
    private func plainText(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}

/// A name as grouping sees it: where it stands and what it is.
struct NameMention {
    let part: Int
    var index: Int
    let tokens: Range<Int>
    let type: EntityType
}
