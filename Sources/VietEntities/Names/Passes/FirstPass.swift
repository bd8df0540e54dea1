import VietCore

/// What the first pass finds, every sentence by itself, and what it leaves for the second.
package struct FirstPass: Sendable {
    /// The columns that were read.
    package let columns: RecasedColumns
    package fileprivate(set) var spans: [NameSpan] = []
    /// The candidate spans, and for each of them where its names begin in `spans`.
    package fileprivate(set) var candidates: [Range<Int>] = []
    package fileprivate(set) var spanStarts: [Int] = []
    /// The scores of the tokens of all candidate spans, one after the other.
    package fileprivate(set) var unary: [SIMD16<Int16>] = []

    /// The names of a candidate span.
    func spans(ofCandidate number: Int) -> ArraySlice<NameSpan> {
        spans[spanStarts[number]..<(number + 1 < spanStarts.count ? spanStarts[number + 1] : spans.count)]
    }
}

/// Finds the names in columns of tokens.
package struct NameTagger: Sendable {
    package let model: EntityModel

    package init(model: EntityModel) { self.model = model }

    /// The first pass: every sentence by itself.
    ///
    /// - Complexity: O(n) for n tokens.
    package func firstPass(_ columns: TokenColumns) -> FirstPass {
        var pass = FirstPass(columns: RecasedColumns(columns, names: model.names))
        var features = NameFeatures(names: model.names, clusters: model.clusters)
        var chain = NameChain()
        for sentence in columns.sentences {
            let prepared = features.prepare(sentence, of: pass.columns)
            for candidate in prepared.candidates {
                let start = pass.unary.count
                for position in candidate {
                    pass.unary.append(prepared.withKeys(at: position, model.weights.sum))
                }
                pass.candidates.append(candidate)
                pass.spanStarts.append(pass.spans.count)
                pass.unary.withUnsafeBufferPointer {
                    chain.decode(
                        UnsafeBufferPointer(rebasing: $0[start...]), start: candidate.lowerBound,
                        transitions: model.transitions, into: &pass.spans)
                }
            }
        }
        return pass
    }
}
