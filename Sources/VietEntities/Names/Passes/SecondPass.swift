import VietCore

extension NameTagger {
    /// The second pass: candidate spans whose names occur elsewhere in the document are decided again with what is known.
    ///
    /// - Complexity: O(n) for n tokens.
    package func secondPass(_ first: FirstPass) -> [NameSpan] {
        if !model.hasSecondPass { return first.spans }
        var evidence = DocumentEvidence(first)
        var chain = NameChain()
        var spans: [NameSpan] = []
        spans.reserveCapacity(first.spans.count)
        var unary: [SIMD16<Int16>] = []
        var start = 0
        for (number, candidate) in first.candidates.enumerated() {
            let known = evidence.prepare(candidate)
            if known.isContested {
                unary.removeAll(keepingCapacity: true)
                for (place, position) in candidate.enumerated() {
                    unary.append(
                        (first.unary[start + place] &>> 1)
                            &+ known.withKeys(at: position, model.secondWeights.sum))
                }
                let before = spans.count
                unary.withUnsafeBufferPointer {
                    chain.decode(
                        $0, start: candidate.lowerBound, transitions: model.secondTransitions, into: &spans)
                }
                // The first pass counts half, for it is surer than it is right; margins are on one scale again.
                for index in before..<spans.count {
                    spans[index].margin = Int32(clamping: Int64(spans[index].margin) * 2)
                }
            } else {
                spans.append(contentsOf: first.spans(ofCandidate: number))
            }
            start += candidate.count
        }
        return spans
    }
}
