import VietCore

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
        let pass = tagger.firstPass(columns)
        var spans = tagger.secondPass(pass)
        spans.removeAll { isTitle($0, columns) }
        var reference = options.referenceDate
        let found = zip(documents, columns.documentStarts).map { document, base in
            expressions(
                in: document, keys: columns.keys[base..<base + document.storage.tokens.count], reference: &reference)
        }
        settle(&spans, against: found, columns)
        options.gazetteer?.apply(to: &spans, columns: columns)
        var result: [[Entity]] = []
        var mentions: [NameMention] = []
        var next = 0
        var sentence = 0
        for (part, document) in documents.enumerated() {
            let base = columns.documentStarts[part]
            let end = base + document.storage.tokens.count
            var merge = EntityMerge(expressions: found[part].compactMap { $0.entity(in: document) })
            while next < spans.count, spans[next].range.lowerBound < end {
                let span = spans[next]
                next += 1
                let first = document.storage.tokens[span.range.lowerBound - base]
                let last = document.storage.tokens[span.range.upperBound - 1 - base]
                if span.range.count == 1, isAddress(first, of: document) { continue }
                while columns.sentences[sentence].upperBound <= span.range.lowerBound { sentence += 1 }
                let entity = Entity(
                    range: Int(first.start)..<Int(last.end), type: type(of: span, options),
                    confidence: confidence(span.margin))
                mentions.append(
                    NameMention(
                        part: part, index: merge.add(entity), tokens: span.range,
                        sentence: columns.sentences[sentence], type: entity.type))
            }
            result.append(merge.finish())
        }
        if options.groups { group(mentions, documents: documents, columns: pass.columns, entities: &result) }
        // Last of all, so that what is asked for never changes what is found.
        return result.map { $0.filter(options.wants) }
    }

    /// Lets expressions have the places to which they have the better claim.
    private func settle(_ spans: inout [NameSpan], against found: [[Expression]], _ columns: TokenColumns) {
        var placed: [Expression] = []
        for (expressions, base) in zip(found, columns.documentStarts) {
            placed += expressions.map { expression in
                var moved = expression
                moved.tokens = expression.tokens.lowerBound + base..<expression.tokens.upperBound + base
                return moved
            }
        }
        NameOverlaps(columns: columns, confidence: { confidence($0.margin) }).settle(&spans, against: placed)
    }

    /// A title alone is no name, however it is written.
    private func isTitle(_ span: NameSpan, _ columns: TokenColumns) -> Bool {
        span.range.count > 1
            && RoleLexicon.shared.start(
                endingAt: span.range.upperBound, from: span.range.lowerBound, columns: columns)
                == span.range.lowerBound
    }

    private func type(of span: NameSpan, _ options: EntityOptions) -> EntityType {
        let learned = NameLabels.types
        return span.type < learned.count
            ? learned[span.type] : options.gazetteer!.types[span.type - learned.count]
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

    private func group(
        _ mentions: [NameMention], documents: [Document], columns: RecasedColumns, entities: inout [[Entity]]
    ) {
        let groups = MentionGroups(mentions, columns: columns, documents: documents, names: tagger.model.names)
        let names = groups.fullest.map { number in
            let fullest = mentions[number]
            return plainText(documents[fullest.part].source.bytes[entities[fullest.part][fullest.index].range])
        }
        for (number, mention) in mentions.enumerated() {
            entities[mention.part][mention.index].group = groups.group[number]
            entities[mention.part][mention.index].canonicalName = names[groups.group[number]]
        }
        let roles = RoleFinder(columns: columns.base, mentions: mentions)
        for (number, mention) in mentions.enumerated() where mention.type == .person {
            guard let tokens = roles.role(of: number) else { continue }
            let base = columns.base.documentStarts[mention.part]
            let document = documents[mention.part]
            let start = Int(document.storage.tokens[tokens.lowerBound - base].start)
            let end = Int(document.storage.tokens[tokens.upperBound - 1 - base].end)
            entities[mention.part][mention.index].role = plainText(document.source.bytes[start..<end])
        }
    }

    /// A stretch of source with each run of white space as one space.
    private func plainText(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
