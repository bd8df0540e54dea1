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

    enum Hold: Comparable {
        /// A bare number or a count: names may hold it.
        case weak
        /// A date or a time of several tokens.
        case dated
        /// A number with its unit of measure, a sum, a telephone number, a plate.
        case measured
    }

    /// The entity; nil for what is no expression.
    func entity(in document: Document) -> Entity? {
        guard case .entity(let type) = outcome else { return nil }
        let range =
            Int(
                document.storage.tokens[tokens.lowerBound].start)..<Int(
                document.storage.tokens[tokens.upperBound - 1].end)
        return Entity(range: range, type: type, confidence: confidence, value: value)
    }
}

/// The dates, times, sums and numbers of a document, in order, with their values.
package func expressions(in document: Document, reference: ReferenceDate?) -> [Entity] {
    var reference = reference
    return expressions(in: document, keys: TokenColumns(document).keys, reference: &reference)
        .compactMap { $0.entity(in: document) }
}

/// The same over the keys of its tokens, those of which nothing is said among them.
///
/// Without a reference the document's own dateline is taken, and handed back for the parts that follow.
func expressions(
    in document: Document, keys: some RandomAccessCollection<UInt32>, reference: inout ReferenceDate?
) -> [Expression] {
    if document.storage.tokens.isEmpty { return [] }
    return document.source.bytes.withUnsafeBufferPointer { bytes in
        document.storage.tokens.withUnsafeBufferPointer { tokens in
            let found = keys.withContiguousStorageIfAvailable { keys in
                var matcher = ExpressionMatcher(bytes: bytes, tokens: tokens, keys: keys.baseAddress!)
                var found: [FoundExpression] = []
                for sentence in document.storage.sentences where !sentence.tokens.isEmpty {
                    matcher.match(sentence.tokens, into: &found)
                }
                return found
            }
            guard let found else { return [] }
            if reference == nil { reference = Dateline(tokens: tokens).day(among: found) }
            let writer = ValueWriter(bytes: bytes, reference: reference)
            return found.map { writer.expression($0) }
        }
    }
}
