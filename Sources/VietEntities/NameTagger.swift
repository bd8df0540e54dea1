import VietCore

/// Finds the names in columns of tokens.
package struct NameTagger: Sendable {
    package let model: EntityModel

    package init(model: EntityModel) { self.model = model }

    /// What the first look leaves for the second.
    package struct FirstLook {
        package var spans: [NameSpan] = []
        /// Stretches, and for each of them where its spans begin.
        package var stretches: [Range<Int>] = []
        package var spanStarts: [Int] = []
        /// The scores of the tokens of all stretches, one after the other.
        package var unary: [SIMD16<Int16>] = []
    }

    /// The first look: every sentence by itself.
    package func firstLook(_ columns: TokenColumns) -> FirstLook {
        columns.recase(by: model.names)
        let features = NameFeatures(columns, names: model.names, clusters: model.clusters)
        let chain = NameChain()
        var look = FirstLook()
        for sentence in columns.sentences {
            for stretch in features.prepare(sentence) {
                let start = look.unary.count
                for index in stretch { look.unary.append(model.weights.sum(features.keys(at: index, in: sentence))) }
                look.stretches.append(stretch)
                look.spanStarts.append(look.spans.count)
                look.unary.withUnsafeBufferPointer {
                    chain.decode(
                        UnsafeBufferPointer(rebasing: $0[start...]), start: stretch.lowerBound,
                        transitions: model.transitions, into: &look.spans)
                }
            }
        }
        return look
    }

    /// The second look: stretches whose names occur elsewhere in the document are decided again with what is known.
    package func secondLook(_ columns: TokenColumns, _ look: FirstLook) -> [NameSpan] {
        if !model.hasSecondLook { return look.spans }
        let evidence = DocumentEvidence(columns, look.spans)
        let chain = NameChain()
        var spans: [NameSpan] = []
        spans.reserveCapacity(look.spans.count)
        var unary: [SIMD16<Int16>] = []
        var start = 0
        for (number, stretch) in look.stretches.enumerated() {
            let end = start + stretch.count
            if evidence.prepare(stretch) {
                unary.removeAll(keepingCapacity: true)
                for index in stretch {
                    unary.append(
                        (look.unary[start + index - stretch.lowerBound] &>> 1)
                            &+ model.secondWeights.sum(evidence.keys(at: index)))
                }
                let first = spans.count
                unary.withUnsafeBufferPointer {
                    chain.decode($0, start: stretch.lowerBound, transitions: model.secondTransitions, into: &spans)
                }
                // The first look counts half, for it is surer than it is right; margins are on one scale again.
                for index in first..<spans.count { spans[index].margin *= 2 }
            } else {
                let last = number + 1 < look.spanStarts.count ? look.spanStarts[number + 1] : look.spans.count
                spans.append(contentsOf: look.spans[look.spanStarts[number]..<last])
            }
            start = end
        }
        return spans
    }
}
