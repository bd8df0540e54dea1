import VietCore

/// An expression of a document: where it stands, what it is, and its value.
struct Expression {
    /// Positions of its tokens in the document.
    var tokens: Range<Int>
    var outcome: ExpressionPattern.Outcome
    var confidence: Double
    var value: String?
    /// How firmly it holds its place against names.
    var hold: Hold

    /// The same in other positions.
    func moved(by distance: Int) -> Expression {
        var moved = self
        moved.tokens = tokens.moved(by: distance)
        return moved
    }

    enum Hold: Comparable {
        /// A bare number or a count: names may hold it.
        case weak
        /// A date or a time of several tokens.
        case dated
        /// A number with its unit of measure, a sum, a telephone number, a plate.
        case measured
    }

    /// The entity, `all` being what the positions of the tokens count in; nil for what is no expression.
    func entity(in all: [Token]) -> Entity? {
        guard case .entity(let type) = outcome else { return nil }
        let range = Int(all[tokens.lowerBound].start)..<Int(all[tokens.upperBound - 1].end)
        return Entity(range: range, type: type, confidence: confidence, value: value)
    }
}

/// The dates, times, sums and numbers of a document, in order, with their values.
package func expressions(in document: Document, reference: ReferenceDate?) -> [Entity] {
    var reference = reference
    return document.withView { expressions(in: $0, reference: &reference) }
        .compactMap { $0.entity(in: document.storage.tokens) }
}

/// The same of a text in scratch memory, those of which nothing is said among them.
///
/// Without a reference the document's own dateline is taken, and handed back for the parts that follow.
///
/// - Parameter writesTexts: see ``EntityOptions/writesTexts``.
func expressions(
    in text: DocumentView, reference: inout ReferenceDate?, writesTexts: Bool = true
) -> [Expression] {
    var matcher = ExpressionMatcher(text)
    var found: [FoundExpression] = []
    // More than most texts have.
    unsafe found.reserveCapacity(text.tokens.count / 16)
    for index in unsafe text.sentences.indices where unsafe !text.sentences[index].tokens.isEmpty {
        let sentence = unsafe text.sentences[index]
        matcher.match(sentence.tokens, into: &found)
    }
    if reference == nil { reference = unsafe Dateline(tokens: text.tokens).day(among: found) }
    let writer = unsafe ValueWriter(bytes: text.bytes, reference: reference, writesTexts: writesTexts)
    return found.map { writer.expression($0) }
}
