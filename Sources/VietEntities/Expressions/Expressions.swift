import VietCore

/// The dates, times, sums and numbers of a document, in order, with their values.
package func expressions(in document: Document, reference: ReferenceDate?) -> [Entity] {
    expressions(in: document, columns: TokenColumns(document), at: 0, reference: reference)
}

/// The same over columns already made; the document's tokens start at position `base`.
func expressions(in document: Document, columns: TokenColumns, at base: Int, reference: ReferenceDate?) -> [Entity] {
    var entities: [Entity] = []
    if document.tokens.isEmpty { return entities }
    document.source.bytes.withUnsafeBufferPointer { bytes in
        document.tokens.withUnsafeBufferPointer { tokens in
            columns.keys.withUnsafeBufferPointer { keys in
                columns.forms.withUnsafeBufferPointer { forms in
                    var matcher = ExpressionMatcher(
                        bytes: bytes, tokens: tokens, low: keys.baseAddress! + base, form: forms.baseAddress! + base,
                        reference: reference)
                    for sentence in document.sentences where !sentence.tokens.isEmpty {
                        matcher.match(sentence.tokens, into: &entities)
                    }
                }
            }
        }
    }
    return entities
}
