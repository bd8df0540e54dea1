import VietCore

/// Finds the names in columns of tokens.
package struct NameTagger: Sendable {
    package let model: EntityModel

    package init(model: EntityModel) { self.model = model }

    /// The first look: every sentence by itself.
    package func firstLook(_ columns: TokenColumns) -> [NameSpan] {
        let features = NameFeatures(columns, names: model.names, clusters: model.clusters)
        let chain = NameChain()
        var spans: [NameSpan] = []
        var unary: [SIMD16<Int16>] = []
        for sentence in columns.sentences {
            for stretch in features.prepare(sentence) {
                unary.removeAll(keepingCapacity: true)
                for index in stretch { unary.append(model.weights.sum(features.keys(at: index, in: sentence))) }
                unary.withUnsafeBufferPointer {
                    chain.decode($0, start: stretch.lowerBound, transitions: model.transitions, into: &spans)
                }
            }
        }
        return spans
    }
}
